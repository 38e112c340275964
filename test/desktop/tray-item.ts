import { type BusConnection, dictionary } from './bus-connection';
import { type MenuEntry, TrayMenu } from './tray-menu';

const ITEM = 'org.kde.StatusNotifierItem';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** What an item may show; a program leaves out what it does not use. */
interface ItemProperties {
  readonly Title?: string;
  readonly Status?: string;
  /** Icon name, icon pixels, title, text. */
  readonly ToolTip?: readonly [string, unknown, string, string];
  readonly IconName?: string;
  readonly IconPixmap?: readonly (readonly [number, number, Buffer])[];
  readonly Menu?: string;
}

interface TrayPixmap {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Four bytes a pixel, alpha first. */
  readonly argb: Buffer;
}

export interface TrayIcon {
  /** Name in the icon theme, or a file; empty where the icon comes as pixels. */
  readonly name: string;
  readonly pixmaps: readonly TrayPixmap[];
}

/** One program's icon in the tray, as `org.kde.StatusNotifierItem` shows it to a panel. */
export class TrayItem {
  readonly busName: string;
  readonly path: string;
  /** `performance.now()` when it registered itself. */
  readonly registeredAtMs: number;
  readonly #connection: BusConnection;

  constructor(connection: BusConnection, busName: string, path: string, registeredAtMs: number) {
    this.#connection = connection;
    this.busName = busName;
    this.path = path;
    this.registeredAtMs = registeredAtMs;
  }

  /** Process id of the program. */
  pid(): Promise<number> {
    return this.#connection.processOf(this.busName);
  }

  async title(): Promise<string> {
    return (await this.#properties()).Title ?? '';
  }

  /** Passive, Active or NeedsAttention. */
  async status(): Promise<string> {
    return (await this.#properties()).Status ?? '';
  }

  /** What the pointer shows when it rests on the icon: title and text, joined by a line break where both are. */
  async toolTip(): Promise<string> {
    const [, , title, text] = (await this.#properties()).ToolTip ?? ['', [], '', ''];
    return [title, text].filter((line) => line !== '').join('\n');
  }

  async icon(): Promise<TrayIcon> {
    const { IconName = '', IconPixmap = [] } = await this.#properties();
    return {
      name: IconName,
      pixmaps: IconPixmap.map(([widthPx, heightPx, argb]) => ({ widthPx, heightPx, argb })),
    };
  }

  /** The primary click; `x` and `y` are where on the screen. */
  activate(x = 0, y = 0): Promise<void> {
    return this.#click('Activate', x, y);
  }

  /** The middle click. */
  secondaryActivate(x = 0, y = 0): Promise<void> {
    return this.#click('SecondaryActivate', x, y);
  }

  /** The context menu's entries. Rejects where the program offers no menu. */
  async menu(): Promise<readonly MenuEntry[]> {
    return (await this.#menu()).read();
  }

  /** Clicks a menu entry by its label, or by the labels on the way to it. */
  async clickMenu(...path: readonly string[]): Promise<void> {
    await (await this.#menu()).click(path);
  }

  async #menu(): Promise<TrayMenu> {
    const { Menu } = await this.#properties();
    if (Menu === undefined) throw new Error('This tray icon has no context menu');
    return new TrayMenu(this.#connection, this.busName, Menu);
  }

  async #click(member: string, x: number, y: number): Promise<void> {
    const target = { destination: this.busName, path: this.path, interface: ITEM };
    await this.#connection.call({ ...target, member, signature: 'ii', body: [x, y] });
  }

  /** Reads all at once: asking one by one for what a program leaves out is answered with an error. */
  async #properties(): Promise<ItemProperties> {
    const properties = { destination: this.busName, path: this.path, interface: PROPERTIES };
    const call = { ...properties, member: 'GetAll', signature: 's', body: [ITEM] };
    const [entries] = await this.#connection.call(call);
    return dictionary(entries) as ItemProperties;
  }
}
