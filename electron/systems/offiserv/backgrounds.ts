import type { Background, LeaveLimit } from '../../office/leave';
import type { OffiServAccount } from './account';
import { present } from './fields';
import { type MappingContext, toLimit } from './mapping';
import { isPath } from './person-mapping';
import { readIfAllowed } from './read-if-allowed';
import { readEntries, readUser, type UserWire } from './wire';
import { mapWithLimit } from './with-limit';

/** What was read of people who ask for leave, so that only what changes is asked for again. */
export type Requesters = Map<string, Pick<UserWire, 'leaveDaysLimitsUri'>>;

/**
 * Days left of those who ask for leave (OA-23). Somebody of whom nothing may be read is left out; when that is
 * everybody, the asking stops early.
 */
export async function readBackgrounds(
  account: OffiServAccount,
  requesters: Requesters,
  personIds: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Background[]> {
  const me = await account.client.me(signal);
  if (!account.leaveIsOn(await account.organisation(signal))) return [];
  const context = account.mapping(me);
  const tally = { read: 0, refused: 0 };
  const { giveUpAfter } = account.assumptions.limitsOfOthers;
  const found = await mapWithLimit(personIds, account.assumptions.people.concurrency, async (personId) => {
    if (tally.read === 0 && tally.refused >= giveUpAfter) return [];
    const background = await backgroundOf(personId, account, requesters, context, signal);
    if (background === undefined) tally.refused += 1;
    else tally.read += 1;
    return background === undefined ? [] : [background];
  });
  return found.flat();
}

async function backgroundOf(
  personId: string,
  account: OffiServAccount,
  requesters: Requesters,
  context: MappingContext,
  signal: AbortSignal | undefined,
): Promise<Background | undefined> {
  const user = await requester(personId, account, requesters, signal);
  if (user?.leaveDaysLimitsUri === undefined) return undefined;
  const limits = await readLimits(user.leaveDaysLimitsUri, account, context, signal);
  return limits && present({ personId, limits });
}

async function readLimits(
  reference: string,
  account: OffiServAccount,
  context: MappingContext,
  signal: AbortSignal | undefined,
): Promise<readonly LeaveLimit[] | undefined> {
  const read = await readIfAllowed(account, reference, signal);
  if (read === undefined) return undefined;
  return readEntries(read.value, account.assumptions).flatMap((entry) => toLimit(entry, context) ?? []);
}

async function requester(
  personId: string,
  account: OffiServAccount,
  requesters: Requesters,
  signal: AbortSignal | undefined,
): Promise<Pick<UserWire, 'leaveDaysLimitsUri'> | undefined> {
  if (requesters.has(personId) || !isPath(personId)) return requesters.get(personId);
  const read = await readIfAllowed(account, personId, signal);
  const user = readUser(read?.value, account.assumptions);
  const { leaveDaysLimitsUri } = user ?? {};
  // A refusal is not remembered: rights may be given later.
  if (user !== undefined) requesters.set(personId, { leaveDaysLimitsUri });
  return user && { leaveDaysLimitsUri };
}
