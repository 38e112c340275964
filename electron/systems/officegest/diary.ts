import { failureOf } from '../../office/errors';
import type { Absence, LocalDate, Person } from '../../office/person';
import type { Reminder } from '../../office/reminder';
import { dayIn } from '../../office/today';
import type { OfficeGestAccount } from './account';
import { toAbsence, toReminder } from './mapping';
import { pagesOf } from './paging';
import { paths } from './paths';
import { type AppointmentWire, readAppointment, readEach } from './wire';

const dayMs = 86_400_000;

/**
 * The diary of the person signed in. No filter by person is known, so a look reads everybody's entries of today and
 * tomorrow, and those of later days only now and then (GA-18), or when something about the near ones is new.
 */
export class Diary {
  readonly #account: OfficeGestAccount;
  #near = '';
  #far:
    | { readonly me: string; readonly entries: readonly AppointmentWire[]; readonly readAt: number }
    | undefined;

  constructor(account: OfficeGestAccount) {
    this.#account = account;
  }

  /** Appointments of the person signed in, by their beginning (GA-4). */
  async reminders(me: string, signal?: AbortSignal): Promise<readonly Reminder[]> {
    const { assumptions, mapping } = this.#account;
    const now = Date.now();
    const until = now + assumptions.reminders.daysAhead * dayMs;
    const entries = await this.#read(me, signal);
    const reminders = entries.flatMap((entry) => toReminder(entry, me, now, mapping) ?? []);
    // Filters may be ignored (reference b.7): what was not asked for is left out here.
    return reminders
      .filter(({ startsAt }) => startsAt <= until)
      .sort((one, other) => one.dueAt - other.dueAt);
  }

  async #read(me: string, signal: AbortSignal | undefined): Promise<readonly AppointmentWire[]> {
    const { reminders, diary } = this.#account.assumptions;
    const all = await readDiary(this.#account, -reminders.daysBack, diary.nearDays, signal);
    const near = all.filter((entry) => entry.employee_id === me);
    // An entry that is new in the near days, or left them, may have been moved from later ones, or to them.
    const ids = JSON.stringify(near.map(({ id }) => id).sort());
    const isOld =
      performance.now() - (this.#far?.readAt ?? Number.NEGATIVE_INFINITY) >= diary.farAgainAfterMs;
    if (this.#far?.me !== me || this.#near !== ids || isOld) {
      const later = await readDiary(this.#account, diary.nearDays + 1, reminders.daysAhead, signal);
      const entries = later.filter((entry) => entry.employee_id === me);
      this.#far = { me, entries, readAt: performance.now() };
    }
    this.#near = ids;
    // What both tell of is as the nearer one says: it is never the older.
    const both = [...(this.#far?.entries ?? []), ...near];
    return [...new Map(both.map((entry) => [entry.id, entry])).values()];
  }
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
    const absences = (await readDiary(account, -daysBack, daysAhead, signal)).flatMap(
      (entry) => toAbsence(entry, account.mapping) ?? [],
    );
    return absences.filter(({ personId, from, to }) => asked.has(personId) && to >= first && from <= last);
  } catch (error) {
    if (failureOf(error).name === 'forbidden') return [];
    throw error;
  }
}

/**
 * Reads the diary from one day to another, counted from today. Both ends are required (reference a.6); a day more is asked
 * for, because it is not known whether the last one counts.
 */
async function readDiary(
  account: OfficeGestAccount,
  firstDay: number,
  lastDay: number,
  signal: AbortSignal | undefined,
): Promise<readonly AppointmentWire[]> {
  const { client, assumptions } = account;
  const query = { start: dayFromNow(firstDay, account), end: dayFromNow(lastDay + 1, account) };
  const pages = pagesOf({ client, assumptions, path: paths.appointments, query, signal });
  return await readEach(pages, readAppointment);
}

function dayFromNow(days: number, { assumptions }: OfficeGestAccount): LocalDate {
  const today = Date.parse(dayIn(assumptions.timeZone));
  return new Date(today + days * dayMs).toISOString().slice(0, 10);
}
