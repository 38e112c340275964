import { type Elsewhere, elsewhereText } from '../../electron/bridge/words/elsewhere-words';
import type { RendererWords } from '../i18n/use-words';
import type { IconName } from '../ui/icon';
import type { DecisionWords } from './decision-words';

export function elsewhereWords(
  elsewhere: Elsewhere | undefined,
  words: RendererWords,
): Omit<DecisionWords, 'tone'> {
  const text = elsewhere === undefined ? undefined : elsewhereText(elsewhere, words);
  return elsewhere === undefined || text === undefined
    ? { icon: 'info', text: words.t('inbox.gone') }
    : { icon: iconOf(elsewhere.standing), text };
}

function iconOf(standing: Elsewhere['standing']): IconName {
  if (standing === 'approved') return 'check';
  return standing === 'rejected' ? 'cross' : standing === 'withdrawn' ? 'undo' : 'info';
}
