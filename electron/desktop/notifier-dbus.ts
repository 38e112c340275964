/**
 * Notifications on Linux, over `org.freedesktop.Notifications`: Electron's own have no buttons there.
 *
 * A daemon names a notification by a number that it uses again after a restart. A number therefore counts only
 * together with the unique bus name of the daemon that gave it, and is forgotten when that daemon goes.
 */
import type { Bus, BusAnswer, BusSignal } from './dbus';
import { createListeners } from './listeners';
import { type NotificationSender, notifyArguments, notifySignature } from './notification-message';
import {
  answerLimitMs,
  createKeyedQueue,
  type DesktopNotification,
  type Notifier,
  type NotifierCapabilities,
  type ShowOutcome,
} from './notifier';

const service = 'org.freedesktop.Notifications';
const object = { path: '/org/freedesktop/Notifications', interface: service } as const;
/** More than any desktop shows; those that ran out are kept until then. */
const maxKept = 200;
/** `NotificationClosed` reason: dismissed by the person. */
const dismissed = 2;

export interface DBusNotifierOptions {
  readonly bus: Bus;
  readonly sender: NotificationSender;
  readonly limitMs?: number;
}

/** The daemon's number of a notification, and the unique bus name of the daemon. */
interface GivenNumber {
  readonly number: number;
  readonly by: string;
}

/** Shows notifications through whichever daemon owns the name now. */
export function createDBusNotifier(options: DBusNotifierOptions): Notifier {
  const { bus, sender, limitMs = answerLimitMs } = options;
  const actions = createListeners<[key: string, actionKey: string]>();
  const dismissals = createListeners<[key: string]>();
  const capabilityChanges = createListeners<[NotifierCapabilities]>();
  const inOrder = createKeyedQueue();
  const given = new Map<string, GivenNumber>();
  let owner: string | undefined;
  let startable = false;
  let can: ReadonlySet<string> | undefined;
  let asking: Promise<void> | undefined;
  let told: NotifierCapabilities = { able: false, buttons: false };

  function keep(key: string, number: GivenNumber): void {
    given.delete(key);
    given.set(key, number);
    const oldest = given.keys().next();
    if (given.size > maxKept && !oldest.done) given.delete(oldest.value);
  }

  function tell(): void {
    const now = { able: owner !== undefined || startable, buttons: can?.has('actions') ?? false };
    if (now.able === told.able && now.buttons === told.buttons) return;
    told = now;
    capabilityChanges.tell(now);
  }

  function follow(now: string | undefined): void {
    if (now === owner) return;
    owner = now;
    for (const [key, { by }] of given) if (by !== now) given.delete(key);
    can = undefined;
    asking = undefined;
    if (now !== undefined) void capabilities();
    else void findStartable();
    tell();
  }

  /** A daemon that is not running may still be started by calling it. */
  async function findStartable(): Promise<void> {
    const names = await bus.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'ListActivatableNames',
    });
    const list = names.ok ? names.values[0] : [];
    startable = Array.isArray(list) && list.includes(service);
    tell();
  }

  function capabilities(): Promise<void> {
    asking ??= (async () => {
      const asked = owner;
      const answer = await call('GetCapabilities');
      if (asked !== undefined && asked !== owner) return;
      const [list] = answer.ok ? answer.values : [];
      if (answer.ok) can = new Set(Array.isArray(list) ? list.map(String) : []);
      else asking = undefined;
      tell();
    })();
    return asking;
  }

  function call(member: string, signature?: string, body?: readonly unknown[]): Promise<BusAnswer> {
    const rest = signature === undefined ? {} : { signature, body: body ?? [] };
    return bus.call({ destination: service, ...object, member, ...rest });
  }

  async function show(notification: DesktopNotification): Promise<ShowOutcome> {
    await capabilities();
    const replaces = given.get(notification.key)?.number ?? 0;
    const asked = notifyArguments(notification, sender, replaces, can ?? new Set());
    const answer = await call('Notify', notifySignature, asked);
    if (!answer.ok) return { shown: false, why: isNobody(answer) ? 'no-daemon' : 'refused' };
    // An answer that comes after the time limit is kept all the same: its buttons must work.
    keep(notification.key, { number: Number(answer.values[0]), by: answer.sender });
    return { shown: true };
  }

  function onAction(signal: BusSignal): void {
    const key = known(signal);
    if (key === undefined) return;
    // Forgotten first: one notification acts once.
    given.delete(key);
    // Not every daemon takes away what was answered.
    void call('CloseNotification', 'u', [signal.body[0]]);
    actions.tell(key, String(signal.body[1]));
  }

  function onClosed(signal: BusSignal): void {
    const key = known(signal);
    if (key === undefined) return;
    // One that ran out may still be pressed in the desktop's list, so only one that was waved away is forgotten.
    if (signal.body[1] !== dismissed) return;
    given.delete(key);
    dismissals.tell(key);
  }

  function known(signal: BusSignal): string | undefined {
    for (const [key, { number, by }] of given) {
      if (number === signal.body[0] && by === signal.sender) return key;
    }
    return undefined;
  }

  const stops = [
    bus.onSignal({ sender: service, ...object, member: 'ActionInvoked' }, onAction),
    bus.onSignal({ sender: service, ...object, member: 'NotificationClosed' }, onClosed),
    bus.watchName(service, follow),
  ];
  return {
    get capabilities() {
      return told;
    },
    show: (notification) =>
      within(
        inOrder(notification.key, () => show(notification)),
        limitMs,
        { shown: false, why: 'timeout' },
      ),
    close: (key) =>
      inOrder(key, async () => {
        const shown = given.get(key);
        if (shown === undefined) return;
        given.delete(key);
        // A refusal means that it has gone already, which is what was wanted.
        await within(call('CloseNotification', 'u', [shown.number]), limitMs, undefined);
      }),
    onAction: actions.add,
    onDismissed: dismissals.add,
    onCapabilities: capabilityChanges.add,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function isNobody(answer: BusAnswer): boolean {
  return (
    !answer.ok &&
    (answer.why === 'no-bus' ||
      /\.(?:ServiceUnknown|NameHasNoOwner|NoReply|Disconnected)$|\.Spawn\./.test(answer.errorName))
  );
}

async function within<Result, Late>(
  work: Promise<Result>,
  limitMs: number,
  late: Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
