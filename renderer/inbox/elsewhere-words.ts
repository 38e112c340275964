import type { TicketCard } from '../../electron/bridge/slices';
import { clockOrDate } from '../../electron/bridge/words/formats';
import type { RendererWords } from '../i18n/use-words';
import type { IconName } from '../ui/icon';
import type { DecisionWords } from './decision-words';

type Elsewhere = TicketCard['elsewhere'];

/** Who decided elsewhere and when, as far as the system says; when it was noticed is no more than an upper bound. */
export function elsewhereWords(elsewhere: Elsewhere, words: RendererWords): Omit<DecisionWords, 'tone'> {
  const state = stateOf(elsewhere, words);
  if (elsewhere === undefined || state === undefined) return { icon: 'info', text: words.t('inbox.gone') };
  const { by: name = '', at, noticedAt, standing } = elsewhere;
  const time = clockOrDate(at ?? noticedAt, words);
  const key = name === '' ? (at === undefined ? 'plain' : 'at') : at === undefined ? 'by' : 'byAt';
  return { icon: iconOf(standing), text: words.t(`inbox.elsewhere.${key}`, { state, name, time }) };
}

function stateOf(elsewhere: Elsewhere, words: RendererWords): string | undefined {
  switch (elsewhere?.standing) {
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return words.t(`requests.standing.${elsewhere.standing}`);
    // It waits for somebody else now: what was decided is not known.
    case 'pending':
      return undefined;
    default:
      return elsewhere?.stateText || undefined;
  }
}

function iconOf(standing: NonNullable<Elsewhere>['standing']): IconName {
  if (standing === 'approved') return 'check';
  return standing === 'rejected' ? 'cross' : standing === 'withdrawn' ? 'undo' : 'info';
}
