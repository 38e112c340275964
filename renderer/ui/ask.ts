import { currentWords } from '../i18n/use-words';
import { say } from './say';

/** Awaits a request to the main process; a refused one is said out loud and gives `undefined`. */
export async function ask<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    console.error(error);
    say(currentWords().t('app.bridgeFailed'), true);
    return undefined;
  }
}
