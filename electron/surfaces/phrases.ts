/** Words given with decisions, kept with their account so that they need not be typed again. */
import type { Store } from '../store/types';

const mostPhrases = 5;
/** What is longer was written for one person. */
const longestPhrase = 120;

/** The newest first, each once. */
export function rememberPhrase(store: Store, accountId: string, said: string): void {
  const account = store.accounts.get(accountId);
  if (account === undefined || said === '' || said.length > longestPhrase) return;
  const others = (account.phrases ?? []).filter((phrase) => phrase !== said);
  store.accounts.patch(accountId, { phrases: [said, ...others].slice(0, mostPhrases) });
}
