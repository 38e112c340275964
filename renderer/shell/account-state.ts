/** What an account's state asks of the person, apart from how it is shown. */
import type { AccountView } from '../../electron/bridge/slices';

export type Health = 'well' | 'sign-in' | 'stale' | 'broken';

/** Failures of the way to the server, after which the same look may succeed (see `office/errors`). */
const passing = ['offline', 'timeout', 'rate-limited', 'server-down'];
const signInNeeded = ['wrong-credentials', 'locked-out', 'second-factor', 'expired', 'keychain-unavailable'];

export function needsSignIn(failureName: string | undefined): boolean {
  return failureName !== undefined && signInNeeded.includes(failureName);
}

/**
 * `sign-in`: only the person can go on. `stale`: passes by itself, what is shown has an age. `broken`: does not pass
 * by itself.
 */
export function healthOf(account: AccountView, online: boolean): Health {
  // What a person left alone on purpose asks nothing of them.
  if (account.paused) return 'well';
  // While it looks and nothing has failed it is about to know: a banner for the blink of an eye helps nobody.
  if (account.session === 'signing-in' || (account.busy && !account.failure))
    return online ? 'well' : 'stale';
  const ended = account.session !== 'signed-in';
  const name = account.failure?.name;
  if (needsSignIn(name) || (ended && (name === undefined || !passing.includes(name)))) return 'sign-in';
  if (!online || (name !== undefined && passing.includes(name))) return 'stale';
  return name === undefined ? 'well' : 'broken';
}

type Capabilities = NonNullable<AccountView['capabilities']>;

/** The parts that an account cannot have, and why. What is not known yet is not counted. */
export function cannot({ capabilities }: Pick<AccountView, 'capabilities'>): readonly {
  readonly part: keyof Capabilities;
  readonly reason: Exclude<Capabilities[keyof Capabilities], 'on' | 'unknown'>;
}[] {
  const entries = Object.entries(capabilities ?? {}) as [
    keyof Capabilities,
    Capabilities[keyof Capabilities],
  ][];
  return entries.flatMap(([part, capability]) =>
    capability === 'on' || capability === 'unknown' ? [] : { part, reason: capability },
  );
}

/** Why no account at all can have a part, as the first of them has it; `undefined` while one can, or may. */
export function noneCan(accounts: readonly AccountView[], wanted: keyof Capabilities) {
  const reasons = accounts.flatMap((account) =>
    cannot(account).flatMap(({ part, reason }) =>
      part === wanted ? { reason, system: account.systemLabel } : [],
    ),
  );
  return reasons.length === accounts.length ? reasons[0] : undefined;
}

/** How an account is called where there are several. */
export function accountLabel(account: AccountView): string {
  return account.organisation ?? account.server.replace(/^https:\/\//, '');
}
