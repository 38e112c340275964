import type { Settings } from '../../../electron/bridge/slices';
import { type Announcer, createAnnouncer } from '../../../electron/composition/announcer';
import { createDiskTrouble } from '../../../electron/composition/disk-trouble';
import type { DesktopNotification, NotificationOutcome, Notifier } from '../../../electron/desktop/notifier';
import type { Failure } from '../../../electron/office/errors';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket } from '../../../electron/office/ticket';
import type { Store } from '../../../electron/store/types';
import { defaultSettings } from '../../../electron/surfaces/settings';
import { wordsIn } from '../../words';

/** What stands around an announcer; a test changes it as it goes. */
interface Surroundings {
  settings: Settings;
  pausedUntil?: number | undefined;
  doNotDisturb: boolean;
  madeUp: boolean;
  inFront?: 'inbox' | 'reminders';
  /** What was decided has gone out. */
  tooLate: boolean;
}

/** An announcer on a store, with everything it said. */
export function announcing(store: Store) {
  const around: Surroundings = {
    settings: defaultSettings,
    doNotDisturb: false,
    madeUp: false,
    tooLate: false,
  };
  const shown: DesktopNotification[] = [];
  const closed: string[] = [];
  const outcomes: NotificationOutcome[] = [];
  const done: unknown[][] = [];
  const troubles: Failure[] = [];
  const disk = createDiskTrouble({
    store,
    log: (_what, failure) => troubles.push(failure),
    onTrouble: () => {},
  });
  let press: (key: string, action: string) => void = () => undefined;
  const notifier = {
    show: async (request: DesktopNotification) => {
      shown.push(request);
      return { shown: true };
    },
    close: async (key: string) => void closed.push(key),
    onAction: (listener: typeof press) => {
      press = listener;
      return () => {};
    },
    onDismissed: () => () => {},
  } as unknown as Notifier;
  const announcer: Announcer = createAnnouncer({
    store,
    attempt: disk.attempt,
    notifier,
    words: () => wordsIn('en'),
    settings: () => around.settings,
    pausedUntil: () => around.pausedUntil,
    onPauseOver() {
      around.pausedUntil = undefined;
    },
    doNotDisturb: () => around.doNotDisturb,
    inFront: (view) => around.inFront === view,
    onOutcome: (outcome) => outcomes.push(outcome),
    onQuiet: (until) => done.push(['quiet', until]),
    onRemindersDue: () => {},
    madeUp: () => around.madeUp,
    onVerb: (...facts) => done.push(['verb', ...facts]),
    onUndo: (decisionId) => {
      done.push(['undo', decisionId]);
      return !around.tooLate;
    },
    onSnooze: (...facts) => done.push(['snooze', ...facts]),
    onOpen: (place) => done.push(['open', place]),
  });
  return {
    announcer,
    around,
    shown,
    closed,
    outcomes,
    done,
    troubles,
    press: (key: string, action: string) => press(key, action),
    titles: () => shown.map(({ title }) => title),
    /** As after a look at the server. */
    read(tickets: readonly Ticket[], reminders: readonly Reminder[] = [], looking: readonly string[] = []) {
      store.tickets.replace('a', tickets, Date.now());
      store.reminders.replace('a', reminders);
      const waiting = { tickets, reminders } as unknown as Parameters<Announcer['reading']>[1]['waiting'];
      announcer.reading(
        'a',
        { waiting, diff: { arrived: [], changed: [], gone: [] }, first: false },
        new Set(looking),
      );
    },
  };
}
