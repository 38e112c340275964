import type { Reminder } from '../../office/reminder';
import type { Fields } from '../../session/fields';
import type { OffiServAccount } from './account';
import type { MappingContext } from './mapping';
import { type BookingKind, bookingId, statedKind, toReminder } from './reminder-mapping';
import { readEntries, type UserWire } from './wire';

const maxKinds = 2_000;

/** Remembers which bookings are lendings, so that the list that tells is asked for only when a new one turns up. */
export class ReminderReader {
  readonly kinds = new Map<string, BookingKind>();
}

/** Reservations and lendings as reminders, by their due moment. */
export async function readReminders(
  account: OffiServAccount,
  reader: ReminderReader,
  me: UserWire,
  context: MappingContext,
  signal: AbortSignal | undefined,
): Promise<readonly Reminder[]> {
  const list = async (reference: string | undefined): Promise<readonly Fields[]> =>
    reference === undefined
      ? []
      : readEntries(await account.client.read(reference, { signal }), account.assumptions);
  const now = Date.now();
  const map = (entries: readonly Fields[], kindOf: (entry: Fields) => BookingKind): Reminder[] =>
    entries.flatMap((entry) => toReminder(entry, kindOf(entry), now, context) ?? []);

  let reminders: Reminder[];
  if (me.remindersUri === undefined) {
    const [reservations, lendings] = [await list(me.reservationsUri), await list(me.lendingsUri)];
    reminders = [...map(reservations, () => 'reservation'), ...map(lendings, () => 'lending')];
  } else {
    const entries = await list(me.remindersUri);
    await learnKinds(entries, reader, context, () => list(me.lendingsUri));
    reminders = map(entries, (entry) => kindOf(entry, reader, context));
  }
  const byId = new Map(reminders.map((reminder) => [reminder.id, reminder]));
  return [...byId.values()].sort((one, other) => one.dueAt - other.dueAt);
}

function kindOf(entry: Fields, reader: ReminderReader, context: MappingContext): BookingKind {
  return statedKind(entry, context) ?? reader.kinds.get(bookingId(entry, context)) ?? 'reservation';
}

async function learnKinds(
  entries: readonly Fields[],
  reader: ReminderReader,
  context: MappingContext,
  readLendings: () => Promise<readonly Fields[]>,
): Promise<void> {
  const unknown = entries
    .filter((entry) => statedKind(entry, context) === undefined)
    .map((entry) => bookingId(entry, context))
    .filter((id) => !reader.kinds.has(id));
  if (unknown.length === 0) return;
  const lendings = new Set((await readLendings()).map((entry) => bookingId(entry, context)));
  if (reader.kinds.size > maxKinds) reader.kinds.clear();
  for (const id of unknown) reader.kinds.set(id, lendings.has(id) ? 'lending' : 'reservation');
}
