import { BusConnection, type BusMessage } from './bus-connection';
import { TrayItem } from './tray-item';
import { waitUntil } from './wait-until';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const DEFAULT_ITEM_PATH = '/StatusNotifierItem';

const DESCRIPTION = {
  name: WATCHER,
  methods: { RegisterStatusNotifierItem: ['s', ''], RegisterStatusNotifierHost: ['s', ''] },
  properties: {
    RegisteredStatusNotifierItems: 'as',
    IsStatusNotifierHostRegistered: 'b',
    ProtocolVersion: 'i',
  },
  signals: {
    StatusNotifierItemRegistered: ['s'],
    StatusNotifierItemUnregistered: ['s'],
    StatusNotifierHostRegistered: [''],
  },
} as const;

/** A panel with a tray: owner of `org.kde.StatusNotifierWatcher`, with a host registered. It draws nothing. */
export class TrayHost {
  /** Every registration that came, in order, gone items included. */
  readonly registrations: TrayItem[] = [];
  readonly #address: string;
  #connection: BusConnection | undefined;
  #items: TrayItem[] = [];
  readonly #waiting = new Set<(item: TrayItem) => void>();

  private constructor(address: string) {
    this.#address = address;
  }

  static async start(address: string): Promise<TrayHost> {
    const host = new TrayHost(address);
    await host.appear();
    return host;
  }

  /** The items in the tray now. */
  items(): readonly TrayItem[] {
    return this.#items;
  }

  /** Waits for an item (of process `pid`, where given) and returns the one that registered last. */
  item(options: { readonly pid?: number; readonly timeoutMs?: number } = {}): Promise<TrayItem> {
    const { pid, timeoutMs = 30_000 } = options;
    return waitUntil(
      async () => {
        for (const item of [...this.#items].reverse()) {
          if (pid === undefined || (await item.pid()) === pid) return item;
        }
        return undefined;
      },
      { what: pid === undefined ? 'a tray icon' : `the tray icon of process ${pid}`, timeoutMs },
    );
  }

  /**
   * Resolves with the next item that registers after this call. Unlike `item` it does not poll: it is for measuring.
   */
  nextRegistration(timeoutMs = 30_000): Promise<TrayItem> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        reject(new Error(`No tray icon registered within ${timeoutMs} ms`));
      }, timeoutMs);
      const take = (item: TrayItem) => {
        clearTimeout(timer);
        this.#waiting.delete(take);
        resolve(item);
      };
      this.#waiting.add(take);
    });
  }

  /** Waits until the tray is empty. */
  async waitUntilEmpty(timeoutMs = 30_000): Promise<void> {
    await waitUntil(() => this.#items.length === 0, { what: 'an empty tray', timeoutMs });
  }

  /** Leaves the bus as a crashed panel does. */
  async vanish(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#items = [];
    await connection?.close();
  }

  /** Comes (back) to the bus as a freshly started panel, which knows no items. */
  async appear(): Promise<void> {
    if (this.#connection !== undefined) return;
    const connection = await BusConnection.open(this.#address);
    const items = () => this.#items;
    connection.serve(PATH, DESCRIPTION, {
      RegisterStatusNotifierItem: (service: string, message: BusMessage) =>
        this.#register(connection, service, message.sender ?? ''),
      RegisterStatusNotifierHost: () => undefined,
      get RegisteredStatusNotifierItems() {
        return items().map((item) => `${item.busName}${item.path}`);
      },
      IsStatusNotifierHostRegistered: true,
      ProtocolVersion: 0,
    });
    const ownerChanges = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'`;
    await connection.onSignal(ownerChanges, (message) => this.#noticeOwner(message));
    await connection.requestName(WATCHER);
    this.#connection = connection;
    connection.emit(PATH, WATCHER, 'StatusNotifierHostRegistered', '', []);
  }

  /** @param service a bus name, or an object path of the caller: both forms are in use. */
  #register(connection: BusConnection, service: string, sender: string): void {
    const registeredAtMs = performance.now();
    const busName = service.startsWith('/') ? sender : service;
    const path = service.startsWith('/') ? service : DEFAULT_ITEM_PATH;
    const item = new TrayItem(connection, busName, path, registeredAtMs);
    this.#items = [...this.#items.filter((known) => known.busName !== busName || known.path !== path), item];
    this.registrations.push(item);
    for (const take of [...this.#waiting]) take(item);
    connection.emit(PATH, WATCHER, 'StatusNotifierItemRegistered', 's', [`${busName}${path}`]);
  }

  #noticeOwner(message: BusMessage): void {
    const [name, , newOwner] = message.body ?? [];
    if (message.member !== 'NameOwnerChanged' || newOwner !== '') return;
    this.#items = this.#items.filter((item) => item.busName !== name);
  }
}
