import { bridge } from '../bridge';
import { currentWords } from '../i18n/use-words';
import { ask } from './ask';
import { say } from './say';

/** Takes a decision back; that it was too late is said. */
export async function takeBack(ids: {
  readonly accountId: string;
  readonly decisionId: string;
}): Promise<void> {
  if ((await ask(bridge().undo(ids))) === false) say(currentWords().t('inbox.undoLate'), true);
}
