/** The two sentences of a failure: what happened, what to do. */
import type { Failure } from '../../office/errors';
import type { Words } from './words';

export interface FailureWords {
  readonly what: string;
  readonly todo: string;
}

/** Some names cover causes that a person mends in different ways; the detail tells them apart. */
export function failureWords(failure: Failure, words: Words): FailureWords {
  return wordsOf(keyOf(failure), words);
}

/** The same for a look at the server, where nobody has asked for anything that could be gone, taken or wrong. */
export function lookFailureWords(failure: Failure, words: Words): FailureWords {
  const isAboutSomething = ['conflict', 'not-found', 'invalid'].includes(failure.name);
  return wordsOf(isAboutSomething ? 'unexpected' : keyOf(failure), words);
}

type FailureKey = Failure['name'] | 'unexpected' | 'unknown-host' | 'proxy-gone' | 'sign-in-refused';

function wordsOf(key: FailureKey, words: Words): FailureWords {
  return { what: words.t(`failure.${key}.what`), todo: words.t(`failure.${key}.todo`) };
}

function keyOf({ name, detail = '' }: Failure): FailureKey {
  if (name === 'offline' && /ENOTFOUND|EAI_AGAIN/.test(detail)) return 'unknown-host';
  if (name === 'offline' && detail.startsWith('proxy')) return 'proxy-gone';
  if (name === 'wrong-credentials' && detail === 'HTTP 403') return 'sign-in-refused';
  return name;
}
