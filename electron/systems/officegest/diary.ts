import { failureOf } from '../../office/errors';
import type { Absence, LocalDate, Person } from '../../office/person';
import type { Reminder } from '../../office/reminder';
import { dayIn } from '../../office/today';
import type { OfficeGestAccount } from './account';
import { toAbsence, toReminder } from './mapping';
import { allRows } from './paging';
import { paths } from './paths';
import { type AppointmentWire, readAppointment, readEach } from './wire';

const dayMs = 86_400_000;

/** Appointments of the person signed in, by their beginning (GA-4). */
export async function readReminders(
  account: OfficeGestAccount,
  me: string,
  signal?: AbortSignal,
): Promise<readonly Reminder[]> {
  const { daysBack, daysAhead } = account.assumptions.reminders;
  const now = Date.now();
  const until = now + daysAhead * dayMs;
  const reminders = (await readDiary(account, daysBack, daysAhead, signal)).flatMap(
    (entry) => toReminder(entry, me, now, account.mapping) ?? [],
  );
  // Filters may be ignored (reference b.7): what was not asked for is left out here.
  const byId = new Map(reminders.filter(({ startsAt }) => startsAt <= until).map((one) => [one.id, one]));
  return [...byId.values()].sort((one, other) => one.dueAt - other.dueAt);
}

/** Time away of the people given, from the titles in the diary (GA-6); nothing where the diary may not be read. */
export async function readAbsences(
  account: OfficeGestAccount,
  people: readonly Person[],
  signal?: AbortSignal,
): Promise<readonly Absence[]> {
  if (people.length === 0 || account.modules.isClosed(paths.appointments)) return [];
  const { daysBack, daysAhead } = account.assumptions.absences;
  const asked = new Set(people.map(({ id }) => id));
  const days = [-daysBack, daysAhead].map((count) => dayFromNow(count, account));
  const [first = '', last = ''] = days;
  try {
    const absences = (await readDiary(account, daysBack, daysAhead, signal)).flatMap(
      (entry) => toAbsence(entry, account.mapping) ?? [],
    );
    return absences.filter(({ personId, from, to }) => asked.has(personId) && to >= first && from <= last);
  } catch (error) {
    if (failureOf(error).name === 'forbidden') return [];
    throw error;
  }
}

/** Both ends are required (reference a.6). A day more is asked for, because it is not known whether the last one counts. */
async function readDiary(
  account: OfficeGestAccount,
  daysBack: number,
  daysAhead: number,
  signal: AbortSignal | undefined,
): Promise<readonly AppointmentWire[]> {
  const { client, assumptions } = account;
  const query = { start: dayFromNow(-daysBack, account), end: dayFromNow(daysAhead + 1, account) };
  const rows = await allRows({ client, assumptions, path: paths.appointments, query, signal });
  return readEach(rows, readAppointment);
}

function dayFromNow(days: number, { assumptions }: OfficeGestAccount): LocalDate {
  const today = Date.parse(dayIn(assumptions.timeZone));
  return new Date(today + days * dayMs).toISOString().slice(0, 10);
}
