import type { TicketCard } from '../../electron/bridge/slices';
import { askLine, clockOrDate } from '../../electron/bridge/words/formats';
import { conflictWords } from '../../electron/bridge/words/outcome-words';
import type { RendererWords } from '../i18n/use-words';
import type { IconName } from '../ui/icon';
import type { Standing } from './standing';

export interface DecisionWords {
  readonly icon: IconName;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'amber' | 'red';
}

/** What is asked, in one line: the leave, or the ticket's own title. */
export function askOf({ ticket }: Pick<TicketCard, 'ticket'>, words: RendererWords): string {
  return ticket.leave ? askLine(ticket.leave, words) : ticket.title;
}

/** The state of a decision in words, with the icon that goes with it. */
export function decisionWords(card: TicketCard, standing: Standing, words: RendererWords): DecisionWords {
  const { decision } = card;
  if (decision === undefined) return { icon: 'info', tone: 'plain', text: '' };
  const { verb, found } = decision;
  switch (standing.is) {
    case 'undoable':
      return { icon: 'clock', tone: 'plain', text: words.t(`inbox.goingOut.${verb}`) };
    case 'waits':
      return waiting(standing, verb, words);
    case 'sending':
      return { icon: 'arrow', tone: 'plain', text: words.t('inbox.sending') };
    case 'checking':
      return { icon: 'clock', tone: 'amber', text: words.t('inbox.checking') };
    case 'settled':
      return {
        icon: settledIcon(verb),
        tone: settledIcon(verb) === 'check' ? 'good' : 'red',
        text: words.t(`outcome.settled.${verb}`),
      };
    case 'passed-on':
      return { icon: 'arrow', tone: 'good', text: words.t('outcome.passedOn') };
    case 'conflict':
      return { icon: 'warning', tone: 'amber', text: conflictWords(found, words) };
    case 'refused':
      return { icon: 'cross', tone: 'red', text: words.t(`outcome.notSettled.${verb}`) };
    case 'changed':
      return { icon: 'warning', tone: 'amber', text: words.t('inbox.changed') };
    case 'open':
      return { icon: 'info', tone: 'plain', text: '' };
  }
}

type Decision = NonNullable<TicketCard['decision']>;

function waiting(
  standing: Extract<Standing, { is: 'waits' }>,
  verb: Decision['verb'],
  words: RendererWords,
): DecisionWords {
  if (standing.why === 'online')
    return { icon: 'offline', tone: 'amber', text: words.t('inbox.waitsOnline') };
  if (standing.why === 'sign-in') return { icon: 'key', tone: 'amber', text: words.t('inbox.waitsSignIn') };
  if (standing.why === 'turn')
    return { icon: 'clock', tone: 'plain', text: words.t(`inbox.goingOut.${verb}`) };
  const time = clockOrDate(standing.at, words);
  return { icon: 'clock', tone: 'amber', text: words.t('inbox.waitsRetry', { time }) };
}

function settledIcon(verb: Decision['verb']): IconName {
  return ['reject', 'decline', 'return'].includes(verb) ? 'cross' : 'check';
}
