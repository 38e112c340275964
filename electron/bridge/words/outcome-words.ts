/** How a decision ended, in words: on cards, in the history and in the file that is made of it. */
import type { Decision } from '../../office/decision';
import { failureWords } from './failure-words';
import type { Words } from './words';

/** What the server says instead: by whom, where it says so. */
export function conflictWords(found: Decision['found'], words: Words): string {
  if (found === undefined) return words.t('failure.conflict.what');
  const state = found.stateText.toLocaleLowerCase(words.locale);
  return found.decidedBy
    ? words.t('outcome.conflictBy', { state, name: found.decidedBy })
    : words.t('outcome.conflict', { state });
}

type Ended = Pick<Decision, 'verb' | 'state' | 'passedOn' | 'found' | 'failure'>;

/** One or two sentences without a full stop at the end: what became of it and, where it did not count, why. */
export function outcomeWords(
  { verb, state, passedOn, found, failure }: Ended,
  words: Words,
): { readonly text: string; readonly why?: string } {
  const done = words.t(`outcome.settled.${verb}`);
  const notDone = words.t(`outcome.notSettled.${verb}`);
  switch (state) {
    case 'confirmed':
      return passedOn ? { text: done, why: words.t('outcome.passedOn') } : { text: done };
    case 'undone':
      return { text: words.t('outcome.takenBack', { verb: words.t(`verb.${verb}`) }) };
    case 'conflict':
      return {
        text: notDone,
        why:
          found === undefined && failure !== undefined
            ? failureWords(failure, words).what
            : conflictWords(found, words),
      };
    default:
      return failure === undefined
        ? { text: notDone }
        : { text: notDone, why: failureWords(failure, words).what };
  }
}
