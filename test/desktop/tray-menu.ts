import { type BusConnection, dictionary } from './bus-connection';

const DBUS_MENU = 'com.canonical.dbusmenu';

/** One entry of a tray's context menu, as com.canonical.dbusmenu gives it. */
export interface MenuEntry {
  readonly id: number;
  /** Without the underscores that mark access keys. Empty for a separator. */
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly kind: 'standard' | 'separator';
  /** Where it can be ticked. */
  readonly checked?: boolean;
  readonly children: readonly MenuEntry[];
}

/** The context menu behind one bus name and object path. */
export class TrayMenu {
  readonly #connection: BusConnection;
  readonly #busName: string;
  readonly #path: string;

  constructor(connection: BusConnection, busName: string, path: string) {
    this.#connection = connection;
    this.#busName = busName;
    this.#path = path;
  }

  /** Reads the whole menu: the entries of the top level, each with its children. */
  async read(): Promise<readonly MenuEntry[]> {
    const everything = -1;
    const [, root] = await this.#call('GetLayout', 'iias', [0, everything, []]);
    return readEntry(root).children;
  }

  /** Clicks the enabled entry at `path`, labels from the top level down. */
  async click(path: readonly string[]): Promise<void> {
    let level = await this.read();
    let entry: MenuEntry | undefined;
    for (const label of path) {
      entry = level.find((candidate) => candidate.visible && candidate.label === label);
      if (entry === undefined) {
        throw new Error(`No "${label}" in the tray menu; there is: ${level.map((e) => e.label).join(', ')}`);
      }
      if (!entry.enabled) throw new Error(`"${label}" in the tray menu is disabled`);
      level = entry.children;
    }
    if (entry === undefined) throw new Error('The path of a menu entry has at least one label');
    const timestamp = Math.floor(Date.now() / 1_000);
    await this.#call('Event', 'isvu', [entry.id, 'clicked', ['s', ''], timestamp]);
  }

  #call(member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> {
    const target = { destination: this.#busName, path: this.#path, interface: DBUS_MENU };
    return this.#connection.call({ ...target, member, signature, body });
  }
}

/** Reads `(ia{sv}av)`; absent properties have the defaults of the dbusmenu specification. */
function readEntry(value: unknown): MenuEntry {
  const [id, entries, children] = value as readonly [number, unknown, readonly [unknown, [unknown]][]];
  const properties = dictionary(entries);
  const toggleState = properties['toggle-state'];
  return {
    id,
    label: withoutAccessKeys(String(properties.label ?? '')),
    enabled: properties.enabled !== false,
    visible: properties.visible !== false,
    kind: properties.type === 'separator' ? 'separator' : 'standard',
    ...(properties['toggle-type'] === undefined ? {} : { checked: toggleState === 1 }),
    children: children.map(([, [child]]) => readEntry(child)),
  };
}

function withoutAccessKeys(label: string): string {
  return label.replaceAll(/_(_?)/g, '$1');
}
