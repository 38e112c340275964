import { failureWords } from '../../electron/bridge/words/failure-words';
import { currentWords } from '../i18n/use-words';
import type { FailureView } from './failure-note';
import { say } from './say';

/** Says a failure that has no place of its own on the screen. */
export function sayFailure(failure: FailureView): void {
  const { what, todo } = failureWords(failure, currentWords());
  say(`${what} ${todo}`, true);
}
