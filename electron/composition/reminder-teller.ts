/** Tells what falls due, and takes a notification away when there is nothing more to tell. */
import type { Settings } from '../bridge/slices';
import type { Store, StoredReminder } from '../store/types';
import { zonesOf } from '../surfaces/reminders';
import { wantsReminder } from '../surfaces/wanted';
import { type Announcement, type Choice, chooseReminderNews } from '../sync/announcements';
import { daysOf, dueFrom, isDue, overFrom, type Zones } from '../sync/due';

/** Looks that lie further apart than this were kept from one another by sleep: they are never planned so far ahead. */
const sleptMs = 5 * 60_000;

export interface ReminderTeller {
  /** What has fallen due since the last look; `changed` when other reminders are due now than then. */
  news(): Choice & { readonly changed: boolean };
  /** A reminder to be told once more; `undefined` for one that is gone. */
  again(accountId: string, reminderId: string): Announcement | undefined;
  /** Whether a notification of this reminder still says something. */
  isCurrent(accountId: string, reminderId: string): boolean;
  /** When the next ones fall due or are over, epoch milliseconds. */
  changesAt(): readonly number[];
}

/** @param told whether something with this key was told already. */
export function createReminderTeller(
  store: Store,
  settings: () => Settings,
  told: (key: string) => boolean,
): ReminderTeller {
  let lookedAt = Number.POSITIVE_INFINITY;
  let dueThen = '';

  function audible(): readonly StoredReminder[] {
    const paused = new Set(store.accounts.all().flatMap(({ id, paused }) => (paused === true ? id : [])));
    return store.reminders.all().filter(({ accountId }) => !paused.has(accountId));
  }

  function find(accountId: string, reminderId: string): StoredReminder | undefined {
    return store.reminders.all(accountId).find(({ reminder }) => reminder.id === reminderId);
  }

  return {
    news() {
      const chosen = settings();
      const zones = zonesOf(store);
      const now = Date.now();
      const slept = now - lookedAt > sleptMs;
      const due = audible().flatMap((kept) => {
        const places = zones(kept.accountId);
        const began = dueFrom(kept, chosen, places);
        const entry = { ...kept, ...facts(kept, places, now) };
        // What was over before it could be told is told if the machine slept meanwhile.
        return now < began || (entry.isOver && !(slept && began > lookedAt)) ? [] : entry;
      });
      lookedAt = now;
      const dueNow = due
        .filter(({ isOver }) => !isOver)
        .map(({ accountId, reminder }) => `${accountId} ${reminder.id}`)
        .join('\n');
      const changed = dueNow !== dueThen;
      dueThen = dueNow;
      const choice = chooseReminderNews({
        due,
        slept,
        told,
        wanted: ({ accountId, reminder }) => wantsReminder(chosen, accountId, reminder),
      });
      return { ...choice, changed };
    },
    again(accountId, reminderId) {
      const kept = find(accountId, reminderId);
      if (kept === undefined) return undefined;
      const { reminder } = kept;
      return {
        say: 'reminder',
        accountId,
        reminder,
        ...facts(kept, zonesOf(store)(accountId), Date.now()),
      };
    },
    isCurrent(accountId, reminderId) {
      const kept = find(accountId, reminderId);
      return kept !== undefined && isDue(kept, settings(), zonesOf(store)(accountId), Date.now());
    },
    changesAt() {
      const chosen = settings();
      const zones = zonesOf(store);
      return store.reminders
        .all()
        .flatMap((kept) => [
          dueFrom(kept, chosen, zones(kept.accountId)),
          overFrom(kept.reminder, zones(kept.accountId)),
        ]);
    },
  };
}

function facts({ reminder }: StoredReminder, zones: Zones, now: number) {
  const isOver = now >= overFrom(reminder, zones);
  return reminder.allDay ? { isOver, days: daysOf(reminder, zones) } : { isOver };
}
