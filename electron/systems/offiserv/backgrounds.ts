import type { Background } from '../../office/leave';
import { present } from '../../session/fields';
import { mapWithLimit } from '../../session/with-limit';
import type { OffiServAccount } from './account';
import { toApprover, toLimit } from './mapping';
import { isPath } from './person-mapping';
import { readIfAllowed } from './read-if-allowed';
import { readEntries, readList, readUser, type UserWire } from './wire';

/** What was read of people who ask for leave, so that only what changes is asked for again. */
export type Requesters = Map<string, Requester>;
type Requester = Pick<UserWire, 'leaveDaysLimitsUri' | 'approversChainUri'>;

/**
 * Days left of those who ask for leave (OA-23), and who decides about it (OA-24). Somebody of whom nothing may be read
 * is left out; what may be read of nobody is soon not asked for any more.
 */
export async function readBackgrounds(
  account: OffiServAccount,
  requesters: Requesters,
  personIds: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Background[]> {
  const me = await account.client.me(signal);
  if (!account.leaveIsOn(await account.organisation(signal))) return [];
  const { assumptions } = account;
  const context = account.mapping(me);
  const users = new Asker(account, signal);
  const limitLists = new Asker(account, signal);
  const chains = new Asker(account, signal);

  async function requester(personId: string): Promise<Requester | undefined> {
    const known = requesters.get(personId);
    if (known !== undefined) return known;
    const read = await users.ask(isPath(personId) ? personId : undefined);
    const user = readUser(read?.value, assumptions);
    // A refusal is not remembered: rights may be given later.
    if (user === undefined) return undefined;
    const { leaveDaysLimitsUri, approversChainUri } = user;
    requesters.set(personId, { leaveDaysLimitsUri, approversChainUri });
    return { leaveDaysLimitsUri, approversChainUri };
  }

  const found = await mapWithLimit(personIds, assumptions.people.concurrency, async (personId) => {
    const user = await requester(personId);
    const [limits, chain] = await Promise.all([
      limitLists.ask(user?.leaveDaysLimitsUri),
      chains.ask(user?.approversChainUri),
    ]);
    if (limits === undefined && chain === undefined) return [];
    const background: Background = present({
      personId,
      limits:
        limits && readEntries(limits.value, assumptions).flatMap((entry) => toLimit(entry, context) ?? []),
      approvers:
        chain &&
        readList(chain.value, assumptions)
          .slice(0, assumptions.approversChain.longest)
          .map((entry) => toApprover(entry, context)),
    });
    return [background];
  });
  return found.flat();
}

/** Reads one kind of thing about many people, and gives up when it was refused for each of the first ones. */
class Asker {
  readonly #account: OffiServAccount;
  readonly #signal: AbortSignal | undefined;
  #read = 0;
  #refused = 0;

  constructor(account: OffiServAccount, signal: AbortSignal | undefined) {
    this.#account = account;
    this.#signal = signal;
  }

  async ask(reference: string | undefined): Promise<{ readonly value: unknown } | undefined> {
    const { giveUpAfter } = this.#account.assumptions.limitsOfOthers;
    if (reference === undefined || (this.#read === 0 && this.#refused >= giveUpAfter)) return undefined;
    const read = await readIfAllowed(this.#account, reference, this.#signal);
    if (read === undefined) this.#refused += 1;
    else this.#read += 1;
    return read;
  }
}
