import { dictionary } from './bus-connection';
import { waitUntil } from './wait-until';

export const NOTIFICATIONS = {
  name: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

interface NotificationAction {
  readonly key: string;
  readonly label: string;
}

/** One `Notify` call, and the id that answered it. */
export interface NotifyCall {
  readonly id: number;
  readonly appName: string;
  readonly icon: string;
  /** 0 where the call replaces nothing. */
  readonly replacesId: number;
  readonly summary: string;
  readonly body: string;
  readonly actions: readonly NotificationAction[];
  readonly hints: Readonly<Record<string, unknown>>;
  /** -1: the daemon decides; 0: never. */
  readonly expireTimeoutMs: number;
  /** `Date.now()` when the call came. */
  readonly at: number;
  /** Unique bus name of the caller. */
  readonly sender: string;
}

export interface CloseCall {
  readonly id: number;
  readonly at: number;
}

/** Every notification call that came, in order; kept across restarts of the daemon. */
export class NotificationLog {
  readonly calls: NotifyCall[] = [];
  readonly closeCalls: CloseCall[] = [];

  /**
   * Waits for a call that `predicate` accepts, one that already came included, and returns the first such call.
   * @param from index in `calls` to begin at, to pass over earlier ones.
   */
  waitFor(
    predicate: (call: NotifyCall) => boolean = () => true,
    timeoutMs = 30_000,
    from = 0,
  ): Promise<NotifyCall> {
    return waitUntil(() => this.calls.slice(from).find(predicate), {
      what: 'a notification',
      timeoutMs,
      otherwise: () => `came: ${JSON.stringify(this.calls.map(({ summary, body }) => ({ summary, body })))}`,
    });
  }

  /** Waits until the program has asked to close notification `id`. */
  waitForClose(id: number, timeoutMs = 30_000): Promise<CloseCall> {
    return waitUntil(() => this.closeCalls.find((call) => call.id === id), {
      what: `the closing of notification ${id}`,
      timeoutMs,
    });
  }
}

/** Reads the arguments of `Notify` (signature `susssasa{sv}i`). */
export function readNotifyCall(body: readonly unknown[], id: number, sender: string): NotifyCall {
  const [appName, replacesId, icon, summary, text, actions, hints, expireTimeout] = body;
  return {
    id,
    appName: String(appName),
    icon: String(icon),
    replacesId: Number(replacesId),
    summary: String(summary),
    body: String(text),
    actions: pairActions(actions),
    hints: dictionary(hints),
    expireTimeoutMs: Number(expireTimeout),
    at: Date.now(),
    sender,
  };
}

function pairActions(flat: unknown): NotificationAction[] {
  const words = Array.isArray(flat) ? flat.map(String) : [];
  if (words.length % 2 !== 0) throw new Error(`Actions are not pairs: ${words.join(', ')}`);
  return words.flatMap((key, index) => (index % 2 === 0 ? [{ key, label: words[index + 1] ?? '' }] : []));
}
