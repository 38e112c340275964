/** Which accounts know a person. Pure. */
import type { AccountView, PersonCard } from '../../electron/bridge/slices';
import { accountLabel } from '../shell/account-state';

/** The accounts that know the person, as a list in words. */
export function sourcesOf(
  card: Pick<PersonCard, 'accountId' | 'others'>,
  accounts: readonly AccountView[],
  locale: string,
): string {
  const ids = [card.accountId, ...card.others.map(({ accountId }) => accountId)];
  return new Intl.ListFormat(locale).format(ids.map((id) => labelOf(id, accounts)));
}

/** How an account is called. */
export function labelOf(accountId: string, accounts: readonly AccountView[]): string {
  const account = accounts.find(({ id }) => id === accountId);
  return account === undefined ? accountId : accountLabel(account);
}
