import type { PersonUse } from '../../electron/bridge/people';
import { bridge } from '../bridge';
import { currentWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import type { FailureView } from '../ui/failure-note';
import { say } from '../ui/say';
import { sayFailure } from '../ui/say-failure';

/** A person as the bridge names one. */
export interface PersonRef {
  readonly accountId: string;
  readonly personId: string;
}

/** Copies, calls or mails, and says so. */
export async function reach(
  { accountId, personId }: PersonRef,
  how: 'copy' | 'call' | 'mail',
  value: string,
): Promise<void> {
  const words = currentWords();
  const outcome = await ask(bridge().reachPerson({ accountId, personId, how, value }));
  if (outcome?.ok && how === 'copy') say(words.t('common.copied', { what: value }), true);
  if (outcome?.ok === false) sayNotDone(how === 'copy' ? 'copyText' : how, outcome.failure);
}

/** Does one thing with the best that is known of a person, and says what, or that there is nothing. */
export async function use({ accountId, personId }: PersonRef, name: string, how: PersonUse): Promise<void> {
  const words = currentWords();
  const outcome = await ask(bridge().usePerson({ accountId, personId, use: how }));
  if (outcome?.ok === false) sayNotDone(how, outcome.failure);
  else if (outcome?.value === null) say(words.t(`people.nothing.${how}`, { name }), true);
  else if (outcome && how.startsWith('copy')) {
    const what = how === 'copyVcard' ? words.t('people.vcardOf', { name: outcome.value }) : outcome.value;
    say(words.t('common.copied', { what }), true);
  }
}

/** Keeps a person at hand, or no longer when they were. */
export async function favour({ accountId, personId }: PersonRef, name: string): Promise<void> {
  const on = await ask(bridge().favour({ accountId, personId }));
  if (on !== undefined) say(currentWords().t(on ? 'people.favoured' : 'people.unfavoured', { name }), true);
}

function sayNotDone(how: PersonUse, failure: FailureView): void {
  const words = currentWords();
  const nothingTakesIt = failure.name === 'invalid' && (how === 'call' || how === 'mail' || how === 'open');
  if (nothingTakesIt) say(words.t(`people.noProgram.${how}`), true);
  else sayFailure(failure);
}
