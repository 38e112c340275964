/** Whether a notification is held back now, and what was missed when that is over. */
import type { Settings } from '../bridge/slices';
import type { NotificationOutcome } from '../desktop/notifier';
import { zoneOfThisComputer } from '../office/time-zones';
import type { Store } from '../store/types';
import { readRemembered, remember } from '../surfaces/remembered';
import type { Subject } from '../sync/announcements';
import { nextQuietChange, quietUntil } from '../sync/quiet-hours';
import type { Attempt } from './disk-trouble';
import type { Target } from './notices';

/** Enough for any night; who misses more is not helped by an exact number. */
const mostMissed = 500;

export interface CalmOptions {
  readonly store: Store;
  readonly attempt: Attempt;
  settings(): Settings;
  pausedUntil(): number | undefined;
  /** The pause has run out. */
  onPauseOver(): void;
  /** The desktop says that nobody is to be disturbed. */
  doNotDisturb(): boolean;
  /** The person is looking already at what a notification would lead to. */
  inFront(view: Target['view']): boolean;
  onOutcome(outcome: NotificationOutcome): void;
  /** Quiet hours have begun or ended, or end at another moment; `undefined` for none. */
  onQuiet(until: number | undefined): void;
}

export interface Calm {
  /** Whether a notification is held back; then why is said and, where it is worth it, what it was about is kept. */
  holdsBack(view: Target['view'], about: readonly Subject[]): boolean;
  /** A pause, quiet hours or the desktop's own quiet: nothing new is shown. */
  isQuiet(): boolean;
  /** The desktop would hide what is shown, whatever is asked of it. */
  desktopHides(): boolean;
  /** What was held back of this needs to be told no more. */
  forget(isOver: (subject: Subject) => boolean): void;
  /** What was held back, once and only when nothing is held back any more. */
  missed(): readonly Subject[];
  /** When quiet begins or ends by itself, epoch milliseconds. */
  changesAt(): readonly number[];
}

export function createCalm(options: CalmOptions): Calm {
  const { store } = options;
  let toldQuiet: number | undefined;

  function hush(now: number): 'paused' | 'quiet-hours' | 'do-not-disturb' | undefined {
    if ((options.pausedUntil() ?? 0) > now) return 'paused';
    if (quietUntil(options.settings().quiet, now, zoneOfThisComputer()) !== undefined) return 'quiet-hours';
    return options.doNotDisturb() ? 'do-not-disturb' : undefined;
  }

  /** Over a restart too: a night's news must not be lost because the machine was off. */
  function keep(about: readonly Subject[]): void {
    const kept = new Map(
      [...(readRemembered(store).missed ?? []), ...about].map((subject) => [
        `${subject.what} ${subject.accountId} ${subject.id}`,
        subject,
      ]),
    );
    remember(store, { missed: [...kept.values()].slice(-mostMissed) });
  }

  function desktopHides(): boolean {
    if (!options.doNotDisturb()) return false;
    options.onOutcome({ shown: false, why: 'do-not-disturb' });
    return true;
  }

  function tellQuiet(now: number): void {
    const until = quietUntil(options.settings().quiet, now, zoneOfThisComputer());
    if (until === toldQuiet) return;
    toldQuiet = until;
    options.onQuiet(until);
  }

  return {
    holdsBack(view, about) {
      const why = hush(Date.now());
      if (why === undefined && !options.inFront(view)) return false;
      if (why !== undefined) options.attempt('missed', () => keep(about));
      options.onOutcome({ shown: false, why: why ?? 'focused' });
      return true;
    },
    isQuiet: () => hush(Date.now()) !== undefined,
    desktopHides,
    forget(isOver) {
      const { missed = [] } = readRemembered(store);
      const rest = missed.filter((subject) => !isOver(subject));
      if (rest.length < missed.length) options.attempt('missed', () => remember(store, { missed: rest }));
    },
    missed() {
      const now = Date.now();
      const pausedUntil = options.pausedUntil();
      if (pausedUntil !== undefined && pausedUntil <= now) options.onPauseOver();
      tellQuiet(now);
      const { missed = [] } = readRemembered(store);
      if (missed.length === 0 || hush(now) !== undefined) return [];
      remember(store, { missed: undefined });
      return missed;
    },
    changesAt() {
      const change = nextQuietChange(options.settings().quiet, Date.now(), zoneOfThisComputer());
      return [options.pausedUntil(), change].filter((moment) => moment !== undefined);
    },
  };
}
