/** The few facts about this machine and this run that are not in the store: one holder, told of every change. */
import type { DesktopState, Intent, PanelHint } from '../bridge/slices';
import { desktopSession } from '../desktop/desktop-session';
import { createListeners } from '../desktop/listeners';
import type { NotificationOutcome, NotifierCapabilities } from '../desktop/notifier';
import { panelHint } from '../desktop/panel-hint';
import { windowMode } from '../desktop/popover-place';
import type { Runtime } from '../desktop/runtime';
import type { Failure } from '../office/errors';
import type { Store } from '../store/types';
import { readRemembered } from '../surfaces/remembered';
import type { OpenedStore } from './open-store';

export interface DesktopFacts {
  /** Returns its own unsubscribe. */
  onChange(listener: (name: 'desktop' | 'intent') => void): () => void;
  get(): DesktopState;
  set(change: Partial<DesktopState>): void;
  notified(outcome: NotificationOutcome): void;
  notifierCan(capabilities: NotifierCapabilities): void;
  /** Whether there is a refusal of notifications to be read. */
  refusal(unread: boolean): void;
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
    refusal(unread) {
      if ((state.notifications.refusal === true) === unread) return;
      const { refusal: _, ...rest } = state.notifications;
      set({ notifications: unread ? { ...rest, refusal: true } : rest });
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

/** What there is to say about the icon, unless it was read. */
export function unreadPanelHint(store: Store, trayHost: boolean): PanelHint | null {
  if (readRemembered(store).panelHintRead === true) return null;
  const { platform, env } = process;
  return panelHint({ platform, desktop: env.XDG_CURRENT_DESKTOP, trayHost });
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
    windowMode: windowMode({ ...desktopSession, trayHost: true }),
    pinned: readRemembered(store).pinned ?? false,
    trayHost: true,
    panelHint: unreadPanelHint(store, true),
    keychain,
    storage: store.kind,
    ...(failure === undefined ? {} : { storageFailure: failure }),
    recovery: recovery ?? null,
    shortcutFailure: false,
    notifications: { able: false, buttons: false },
  };
}
