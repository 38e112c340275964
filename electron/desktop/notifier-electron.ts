/** Notifications on macOS and Windows, by Electron's own class. */
import { Notification } from 'electron';
import { createListeners } from './listeners';
import { plainText, shortened } from './notification-message';
import {
  answerLimitMs,
  type DesktopNotification,
  type Notifier,
  type NotifierCapabilities,
  type ShowOutcome,
  unknownKey,
} from './notifier';

export interface ElectronNotifierOptions {
  readonly platform?: NodeJS.Platform;
  readonly electronVersion?: string;
  readonly limitMs?: number;
}

/** A press that is told twice is told twice within this time. */
const sameMs = 500;

/** Shows notifications as Electron does, with buttons where the platform has them. */
export function createElectronNotifier(options: ElectronNotifierOptions = {}): Notifier {
  const {
    platform = process.platform,
    electronVersion = process.versions.electron ?? '0',
    limitMs = answerLimitMs,
  } = options;
  const capabilities = { able: Notification.isSupported(), buttons: hasButtons(platform, electronVersion) };
  const presses = createListeners<[key: string, actionKey: string]>();
  const dismissals = createListeners<[key: string]>();
  /** Strong references: one that is collected loses its click. */
  const living = new Map<string, Notification>();

  let heardAt = Number.NEGATIVE_INFINITY;
  if (platform === 'win32') hearThoseLeftBehind();

  /**
   * Windows tells of presses on what an earlier run left in the action centre only here, and of all others here as well.
   * What the old one was about is not known any more, so whatever was pressed opens the program and decides nothing.
   */
  function hearThoseLeftBehind(): void {
    // Older versions do not have it.
    Notification.handleActivation?.(() => {
      const activatedAt = performance.now();
      setTimeout(() => {
        if (Math.abs(heardAt - activatedAt) > sameMs) presses.tell(unknownKey, 'default');
      }, sameMs);
    });
  }

  function show(notification: DesktopNotification): Promise<ShowOutcome> {
    if (!capabilities.able) return Promise.resolve({ shown: false, why: 'no-daemon' });
    const { key, group, title, body, actions, urgency, sound } = notification;
    const buttons = capabilities.buttons ? actions.filter((action) => action.key !== 'default') : [];
    const native = new Notification({
      title: shortened(plainText(title), 200),
      body: shortened(plainText(body), 1_000),
      silent: !sound,
      urgency,
      // Older versions pass over what they do not know.
      ...(group === undefined ? {} : { groupId: group }),
      actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
    });
    const previous = living.get(key);
    living.set(key, native);
    previous?.close();

    /** Each acts once, and only while it is the one of its key. */
    const act = (actionKey: string) => {
      heardAt = performance.now();
      if (!forget(key, native)) return;
      presses.tell(key, actionKey);
    };
    native.on('click', () => act('default'));
    native.on('action', (details, oldIndex) => {
      const button = buttons[pressedIndex(details, oldIndex)];
      if (button !== undefined) act(button.key);
    });
    native.on('close', (details) => {
      // Where the reason is told, running out is not waving away, and one in the action centre can still be pressed.
      const reason = 'reason' in details ? details.reason : 'userCanceled';
      if (reason === 'timedOut') return;
      if (forget(key, native) && reason === 'userCanceled') dismissals.tell(key);
    });
    return new Promise((resolve) => {
      const limit = setTimeout(() => resolve({ shown: false, why: 'timeout' }), limitMs);
      const settle = (outcome: ShowOutcome) => {
        clearTimeout(limit);
        resolve(outcome);
      };
      native.once('show', () => settle({ shown: true }));
      native.once('failed', () => {
        forget(key, native);
        settle({ shown: false, why: 'refused' });
      });
      native.show();
    });
  }

  function forget(key: string, native: Notification): boolean {
    if (living.get(key) !== native) return false;
    return living.delete(key);
  }

  return {
    capabilities,
    show,
    async close(key) {
      const native = living.get(key);
      living.delete(key);
      native?.close();
    },
    onAction: presses.add,
    onDismissed: dismissals.add,
    // They do not change while the program runs.
    onCapabilities: createListeners<[NotifierCapabilities]>().add,
    stop() {
      living.clear();
    },
  };
}

/** Windows delivers the presses reliably from Electron 42 on. */
function hasButtons(platform: NodeJS.Platform, electronVersion: string): boolean {
  return platform === 'darwin' || (platform === 'win32' && Number.parseInt(electronVersion, 10) >= 42);
}

/** Newer versions put the index into the event; older ones pass it beside it. */
function pressedIndex(details: object, oldIndex: number): number {
  return 'actionIndex' in details && typeof details.actionIndex === 'number' ? details.actionIndex : oldIndex;
}
