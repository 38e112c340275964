import { BusConnection, type BusMessage } from './bus-connection';
import { NOTIFICATIONS, NotificationLog, type NotifyCall, readNotifyCall } from './notification-log';

/** `NotificationClosed` reasons of the Desktop Notifications Specification. */
const CLOSED = { expired: 1, dismissed: 2, byCall: 3 } as const;

const DESCRIPTION = {
  name: NOTIFICATIONS.interface,
  methods: {
    Notify: ['susssasa{sv}i', 'u'],
    CloseNotification: ['u', ''],
    GetCapabilities: ['', 'as'],
    GetServerInformation: ['', 'ssss'],
  },
  properties: { Inhibited: 'b' },
  signals: { NotificationClosed: ['uu'], ActionInvoked: ['us'] },
} as const;

const PROPERTIES = 'org.freedesktop.DBus.Properties';

export interface RecorderOptions {
  /** What the daemon says it can do; `body`, `actions` and `persistence` by default. */
  readonly capabilities?: readonly string[];
}

/**
 * A notification daemon that draws nothing and writes everything down. It owns the real name on the real bus and
 * answers as the Desktop Notifications Specification 1.2 says, so the program cannot tell it from another.
 */
export class NotificationRecorder extends NotificationLog {
  /** Read at each `GetCapabilities`, so a test may change them. */
  capabilities: readonly string[];
  /** When set, `Notify` is answered with this text as an error. */
  refusal: string | undefined;
  #inhibited = false;
  readonly #address: string;
  #connection: BusConnection | undefined;
  #lastId = 0;
  readonly #visible = new Map<number, NotifyCall>();

  private constructor(address: string, options: RecorderOptions) {
    super();
    this.#address = address;
    this.capabilities = options.capabilities ?? ['body', 'actions', 'persistence'];
  }

  static async start(address: string, options: RecorderOptions = {}): Promise<NotificationRecorder> {
    const recorder = new NotificationRecorder(address, options);
    await recorder.appear();
    return recorder;
  }

  /** What a user would see now, oldest first. */
  visible(): readonly NotifyCall[] {
    return [...this.#visible.values()];
  }

  /** Presses a button, or the body with `default`: ActionInvoked, then NotificationClosed unless it is resident. */
  press(id: number, actionKey: string): void {
    const call = this.#shown(id);
    if (!call.actions.some(({ key }) => key === actionKey)) {
      throw new Error(
        `Notification ${id} has no action ${actionKey}; it has ${JSON.stringify(call.actions)}`,
      );
    }
    this.#emit('ActionInvoked', 'us', [id, actionKey]);
    if (call.hints.resident !== true) this.#close(id, CLOSED.dismissed);
  }

  /** Waves the notification away, as a user does. */
  dismiss(id: number): void {
    this.#shown(id);
    this.#close(id, CLOSED.dismissed);
  }

  /** Lets the notification's time run out. */
  expire(id: number): void {
    this.#shown(id);
    this.#close(id, CLOSED.expired);
  }

  /** Sends ActionInvoked for an id that may be gone or never was: what a late or confused daemon does. */
  pressBlindly(id: number, actionKey: string): void {
    this.#emit('ActionInvoked', 'us', [id, actionKey]);
  }

  /** Do-not-disturb, said as Plasma says it; nothing is hidden, so that a test sees what is shown all the same. */
  inhibit(on: boolean): void {
    this.#inhibited = on;
    if (!this.capabilities.includes('inhibitions')) this.capabilities = [...this.capabilities, 'inhibitions'];
    const changed = [NOTIFICATIONS.interface, [['Inhibited', ['b', on]]], []];
    this.#connection?.emit(NOTIFICATIONS.path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', changed);
  }

  /** Leaves the bus as a crashed daemon does: the name is free, what was visible is gone, nobody is told. */
  async vanish(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#visible.clear();
    await connection?.close();
  }

  /** Comes (back) to the bus as a freshly started daemon, which counts its ids from 1 again. */
  async appear(): Promise<void> {
    if (this.#connection !== undefined) return;
    const connection = await BusConnection.open(this.#address);
    this.#lastId = 0;
    connection.serve(NOTIFICATIONS.path, DESCRIPTION, this.#implementation());
    await connection.requestName(NOTIFICATIONS.name);
    this.#connection = connection;
  }

  #implementation(): object {
    const isInhibited = () => this.#inhibited;
    return {
      get Inhibited() {
        return isInhibited();
      },
      Notify: (...args: unknown[]) => this.#notify(args.slice(0, 8), args[8] as BusMessage),
      CloseNotification: (id: number) => this.#closeByCall(id),
      GetCapabilities: () => [...this.capabilities],
      GetServerInformation: () => ['recorder', 'OffiTray tests', '1.0', '1.2'],
    };
  }

  #notify(body: readonly unknown[], message: BusMessage): number {
    if (this.refusal !== undefined) throw new Error(this.refusal);
    const replacesId = Number(body[1]);
    if (replacesId === 0) this.#lastId += 1;
    const id = replacesId === 0 ? this.#lastId : replacesId;
    const call = readNotifyCall(body, id, message.sender ?? '');
    this.calls.push(call);
    this.#visible.set(id, call);
    return id;
  }

  #closeByCall(id: number): void {
    this.closeCalls.push({ id, at: Date.now() });
    // The specification asks for an empty error when the notification is no longer there.
    if (!this.#visible.has(id)) throw new Error('');
    this.#close(id, CLOSED.byCall);
  }

  #shown(id: number): NotifyCall {
    const call = this.#visible.get(id);
    if (call === undefined) throw new Error(`No notification ${id} is visible`);
    return call;
  }

  #close(id: number, reason: number): void {
    this.#visible.delete(id);
    this.#emit('NotificationClosed', 'uu', [id, reason]);
  }

  #emit(member: string, signature: string, body: unknown[]): void {
    if (this.#connection === undefined) throw new Error('The notification daemon has vanished');
    this.#connection.emit(NOTIFICATIONS.path, NOTIFICATIONS.interface, member, signature, body);
  }
}
