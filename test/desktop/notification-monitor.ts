import { type BusMessage, connectRaw, MESSAGE_TYPE } from './bus-connection';
import { NOTIFICATIONS, NotificationLog, readNotifyCall } from './notification-log';

/** A signal the daemon sent: a button that was pressed, or a notification that closed. */
export interface DaemonSignal {
  readonly member: string;
  readonly id: number;
  /** Action key of `ActionInvoked`, reason number of `NotificationClosed`. */
  readonly detail: string | number;
  readonly at: number;
}

/**
 * Reads along on the bus what is said to and by a notification daemon that is not ours, by
 * `org.freedesktop.DBus.Monitoring.BecomeMonitor`. The daemon and the program notice nothing.
 */
export class NotificationMonitor extends NotificationLog {
  readonly signals: DaemonSignal[] = [];
  readonly #unanswered = new Map<string, BusMessage>();
  readonly #connection;

  private constructor(address: string) {
    super();
    this.#connection = connectRaw(address);
  }

  static async start(address: string): Promise<NotificationMonitor> {
    const monitor = new NotificationMonitor(address);
    await monitor.#becomeMonitor();
    return monitor;
  }

  close(): void {
    this.#connection.end();
  }

  /** Says Hello and becomes a monitor; from then on the bus sends copies and takes nothing more from us. */
  #becomeMonitor(): Promise<void> {
    const toBus = {
      type: MESSAGE_TYPE.methodCall,
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
    };
    const rules = [
      `type='method_call',interface='${NOTIFICATIONS.interface}'`,
      `type='signal',interface='${NOTIFICATIONS.interface}'`,
      `type='method_return'`,
    ];
    return new Promise((resolve, reject) => {
      let watching = false;
      // After the monitor was closed the library may still report the torn connection; nobody waits for it then.
      this.#connection.on('error', reject);
      this.#connection.on('message', (message: BusMessage) => {
        if (watching) this.#read(message);
        else if (message.replySerial === 2) {
          if (message.type === MESSAGE_TYPE.error) reject(new Error(String(message.body?.[0])));
          watching = true;
          resolve();
        }
      });
      this.#connection.message({
        ...toBus,
        serial: 1,
        interface: 'org.freedesktop.DBus',
        member: 'Hello',
      });
      this.#connection.message({
        ...toBus,
        serial: 2,
        interface: 'org.freedesktop.DBus.Monitoring',
        member: 'BecomeMonitor',
        signature: 'asu',
        body: [rules, 0],
      });
    });
  }

  #read(message: BusMessage): void {
    const body = message.body ?? [];
    if (message.type === MESSAGE_TYPE.methodCall && message.member === 'Notify') {
      this.#unanswered.set(`${message.sender} ${message.serial}`, message);
    } else if (message.type === MESSAGE_TYPE.methodCall && message.member === 'CloseNotification') {
      this.closeCalls.push({ id: Number(body[0]), at: Date.now() });
    } else if (message.type === MESSAGE_TYPE.methodReturn) {
      this.#answer(`${message.destination} ${message.replySerial}`, Number(body[0]));
    } else if (message.type === MESSAGE_TYPE.signal && message.interface === NOTIFICATIONS.interface) {
      const detail = typeof body[1] === 'string' ? body[1] : Number(body[1]);
      this.signals.push({ member: message.member ?? '', id: Number(body[0]), detail, at: Date.now() });
    }
  }

  #answer(key: string, id: number): void {
    const call = this.#unanswered.get(key);
    if (call === undefined) return;
    this.#unanswered.delete(key);
    this.calls.push(readNotifyCall(call.body ?? [], id, call.sender ?? ''));
  }
}
