import type { Absence, Person } from '../../office/person';
import { mapWithLimit } from '../../session/with-limit';
import type { OffiServAccount } from './account';
import type { MappingContext } from './mapping';
import { toAbsence } from './mapping';
import { isPath } from './person-mapping';
import { readIfAllowed } from './read-if-allowed';
import { readEntries, readUser } from './wire';

/** Where each person's leave is read, learnt on the walk through the directory or by asking for the person. */
export type LeaveReferences = Map<string, string | undefined>;

/**
 * Time away of the people given (OA-11). Whoever's leave may not be read contributes nothing; when nobody's may, the
 * asking stops early.
 */
export async function readAbsences(
  account: OffiServAccount,
  references: LeaveReferences,
  people: readonly Person[],
  signal?: AbortSignal,
): Promise<readonly Absence[]> {
  const me = await account.client.me(signal);
  if (!account.leaveIsOn(await account.organisation(signal))) return [];
  const context = account.mapping(me);
  const tally = { read: 0, refused: 0 };
  const { giveUpAfter } = account.assumptions.absences;
  const found = await mapWithLimit(people, account.assumptions.people.concurrency, async (person) => {
    if (tally.read === 0 && tally.refused >= giveUpAfter) return [];
    const absences = await absencesOf(person.id, account, references, context, signal);
    if (absences === undefined) tally.refused += 1;
    else tally.read += 1;
    return absences ?? [];
  });
  return found.flat();
}

/** `undefined` when this person's leave may not be read. */
async function absencesOf(
  personId: string,
  account: OffiServAccount,
  references: LeaveReferences,
  context: MappingContext,
  signal: AbortSignal | undefined,
): Promise<readonly Absence[] | undefined> {
  const reference = await leaveReference(personId, account, references, signal);
  if (reference === undefined) return undefined;
  const value = await readIfAllowed(account, reference, signal);
  if (value === undefined) return undefined;
  return readEntries(value.value, account.assumptions).flatMap(
    (entry) => toAbsence(entry, personId, context) ?? [],
  );
}

async function leaveReference(
  personId: string,
  account: OffiServAccount,
  references: LeaveReferences,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (references.has(personId) || !isPath(personId)) return references.get(personId);
  const read = await readIfAllowed(account, personId, signal);
  const reference = readUser(read?.value, account.assumptions)?.leavesUri;
  references.set(personId, reference);
  return reference;
}
