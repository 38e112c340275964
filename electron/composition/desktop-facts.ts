/** The few facts about this machine and this run that are not in the store: one holder, told of every change. */
import type { DesktopState, Intent } from '../bridge/slices';
import { createListeners } from '../desktop/listeners';
import type { NotificationOutcome, NotifierCapabilities } from '../desktop/notifier';
import type { Runtime } from '../desktop/runtime';
import type { Failure } from '../office/errors';
import { readRemembered } from '../surfaces/remembered';
import type { OpenedStore } from './open-store';

export interface DesktopFacts {
  /** Returns its own unsubscribe. */
  onChange(listener: (name: 'desktop' | 'intent') => void): () => void;
  get(): DesktopState;
  set(change: Partial<DesktopState>): void;
  notified(outcome: NotificationOutcome): void;
  notifierCan(capabilities: NotifierCapabilities): void;
  /** The disk refuses what is written; `undefined` when it no longer does. */
  storageTrouble(failure: Failure | undefined): void;
  /** `undefined` ends the pause. */
  pauseUntil(moment: number | undefined): void;
  /** Quiet hours are going on until then; `undefined` for none. */
  quietUntil(moment: number | undefined): void;
  /** What the desktop says of its own; `undefined` where it does not say. */
  doNotDisturb(on: boolean | undefined): void;
  intent(): Intent;
  /** Asks the window to show a place. */
  wish(intent: Omit<Intent, 'serial'>): void;
}

export function createDesktopFacts(initial: DesktopState): DesktopFacts {
  const changes = createListeners<[name: 'desktop' | 'intent']>();
  let state = initial;
  let intent: Intent = { serial: 0, view: 'inbox' };

  function set(change: Partial<DesktopState>): void {
    state = { ...state, ...change };
    changes.tell('desktop');
  }

  return {
    onChange: changes.add,
    get: () => state,
    set,
    notified({ shown, ...rest }) {
      set({ notifications: { ...state.notifications, last: { at: Date.now(), shown, ...rest } } });
    },
    notifierCan(capabilities) {
      set({ notifications: { ...state.notifications, ...capabilities } });
    },
    storageTrouble(failure = initial.storageFailure) {
      const { storageFailure: _, ...rest } = state;
      state = failure === undefined ? rest : { ...rest, storageFailure: failure };
      changes.tell('desktop');
    },
    pauseUntil(moment) {
      const { pausedUntil: _, ...rest } = state.notifications;
      set({ notifications: moment === undefined ? rest : { ...rest, pausedUntil: moment } });
    },
    quietUntil(moment) {
      const { quietUntil: _, ...rest } = state.notifications;
      set({ notifications: moment === undefined ? rest : { ...rest, quietUntil: moment } });
    },
    doNotDisturb(on) {
      const { doNotDisturb: _, ...rest } = state.notifications;
      set({ notifications: on === undefined ? rest : { ...rest, doNotDisturb: on } });
    },
    intent: () => intent,
    wish(next) {
      intent = { ...next, serial: intent.serial + 1 };
      changes.tell('intent');
    },
  };
}

/** What is known before anything was watched. */
export function initialDesktopState(
  runtime: Runtime,
  { store, keychain, failure, recovery }: OpenedStore,
): DesktopState {
  return {
    version: runtime.version,
    runtime: runtime.name,
    online: true,
    windowMode: 'popover',
    pinned: readRemembered(store).pinned ?? false,
    trayHost: true,
    keychain,
    storage: store.kind,
    ...(failure === undefined ? {} : { storageFailure: failure }),
    recovery: recovery ?? null,
    shortcutFailure: false,
    notifications: { able: false, buttons: false },
  };
}
