import { bridge } from '../bridge';
import { currentWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { say } from '../ui/say';
import { sayFailure } from '../ui/say-failure';

/** A person as the bridge names one. */
export interface PersonRef {
  readonly accountId: string;
  readonly personId: string;
}

/** Copies, calls or mails, and says so. */
export async function reach(person: PersonRef, how: 'copy' | 'call' | 'mail', value: string): Promise<void> {
  const words = currentWords();
  const outcome = await ask(bridge().reachPerson({ ...person, how, value }));
  if (outcome?.ok && how === 'copy') say(words.t('common.copied', { what: value }), true);
  if (outcome?.ok === false) sayFailure(outcome.failure);
}
