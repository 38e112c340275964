import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BusConnection } from './bus-connection';
import { NOTIFICATIONS, type NotifyCall } from './notification-log';
import { NotificationMonitor } from './notification-monitor';
import type { GuardedProcess, ProcessGuard } from './process-guard';
import { waitUntil } from './wait-until';

/** Looks of the notifications on the tour's pictures. Dunst itself draws no buttons; its menu lists them. */
const LOOKS = `
    width = 380
    height = 240
    origin = top-right
    offset = 24x24
    padding = 14
    horizontal_padding = 16
    frame_width = 1
    frame_color = "#c9ced8"
    gap_size = 0
    corner_radius = 10
    separator_height = 1
    separator_color = frame
    font = DejaVu Sans 10
    line_height = 4
    markup = full
    format = "<b>%s</b>\\n%b"
    word_wrap = yes
    ellipsize = end
    max_icon_size = 40
    icon_position = left
    show_indicators = no
    sort = no
    idle_threshold = 0
    stack_duplicates = false
    history_length = 100
[urgency_low]
    background = "#ffffff"
    foreground = "#1f2430"
    timeout = 0
[urgency_normal]
    background = "#ffffff"
    foreground = "#1f2430"
    timeout = 0
[urgency_critical]
    background = "#ffffff"
    foreground = "#1f2430"
    frame_color = "#c2342c"
    timeout = 0
`;

/** The real dunst on a desktop's bus and screen, with a reader of all that is said to it. */
export class Dunst {
  /** Every notification call and every answer, read along on the bus. */
  readonly log: NotificationMonitor;
  readonly #guard: ProcessGuard;
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #connection: BusConnection;
  #process: GuardedProcess | undefined;

  private constructor(
    guard: ProcessGuard,
    folder: string,
    env: NodeJS.ProcessEnv,
    connection: BusConnection,
    log: NotificationMonitor,
  ) {
    this.#guard = guard;
    this.#folder = folder;
    this.#env = env;
    this.#connection = connection;
    this.log = log;
  }

  static async start(
    guard: ProcessGuard,
    folder: string,
    env: NodeJS.ProcessEnv,
    address: string,
  ): Promise<Dunst> {
    const connection = await BusConnection.open(address);
    const dunst = new Dunst(guard, folder, env, connection, await NotificationMonitor.start(address));
    await dunst.#writeConfiguration();
    await dunst.appear();
    return dunst;
  }

  /** How many notifications are on the screen now. */
  async displayed(): Promise<number> {
    const property = 'displayedLength';
    const { name, path } = NOTIFICATIONS;
    return Number(await this.#connection.property(name, path, 'org.dunstproject.cmd0', property));
  }

  /** Waits until exactly `count` notifications are on the screen. */
  async waitForDisplayed(count: number, timeoutMs = 30_000): Promise<void> {
    await waitUntil(async () => (await this.displayed()) === count, {
      what: `${count} notifications on the screen`,
      timeoutMs,
    });
  }

  /**
   * Presses the button with this label through dunst's context menu: dunst hands its list of buttons to the menu
   * program, which prints back the line to press. Returns when dunst has sent ActionInvoked.
   * @param label the words on the button; of several such buttons the newest notification's is taken.
   * @param id presses the button of this notification only.
   */
  async pressAction(label: string, id?: number): Promise<NotifyCall> {
    const call = this.log.calls.findLast(
      (candidate) =>
        (id ?? candidate.id) === candidate.id && candidate.actions.some((a) => a.label === label),
    );
    const key = call?.actions.find((action) => action.label === label)?.key;
    if (call === undefined || key === undefined) throw new Error(`No notification has a button "${label}"`);
    const heard = this.log.signals.length;
    await writeFile(join(this.#folder, 'wanted'), `[${call.id},${key}]`);
    await this.#command('ContextMenuCall');
    const isAnswer = (signal: { member: string; id: number; detail: unknown }) =>
      signal.member === 'ActionInvoked' && signal.id === call.id && signal.detail === key;
    await waitUntil(() => this.log.signals.slice(heard).some(isAnswer), {
      what: `dunst to report the button "${label}" of notification ${call.id}`,
      otherwise: () => this.#process?.log() ?? 'dunst does not run',
    });
    return call;
  }

  /** Waves every notification away. */
  async closeAll(): Promise<void> {
    await this.#command('NotificationCloseAll');
  }

  /** Stops dunst; its name on the bus becomes free. */
  async vanish(): Promise<void> {
    await this.#process?.stop();
    this.#process = undefined;
  }

  /** Starts dunst (again) and returns when it owns its name. */
  async appear(): Promise<void> {
    if (this.#process !== undefined) return;
    const env = this.#env;
    const started = await this.#guard.start('dunst', ['-conf', join(this.#folder, 'dunstrc')], { env });
    this.#process = started;
    await waitUntil(
      () => {
        if (started.child.exitCode !== null) throw new Error(`dunst ended: ${started.log()}`);
        return this.#connection.hasOwner(NOTIFICATIONS.name);
      },
      { what: 'dunst on the bus', otherwise: () => started.log() },
    );
  }

  async close(): Promise<void> {
    this.log.close();
    await this.#connection.close();
  }

  async #writeConfiguration(): Promise<void> {
    const menu = join(this.#folder, 'menu');
    const wanted = join(this.#folder, 'wanted');
    await writeFile(menu, `#!/bin/sh\nexec grep -m 1 -F -e "$(cat '${wanted}')"\n`, { mode: 0o700 });
    await writeFile(join(this.#folder, 'dunstrc'), `[global]\n    dmenu = ${menu}${LOOKS}`);
  }

  async #command(member: string): Promise<void> {
    const { name: destination, path } = NOTIFICATIONS;
    await this.#connection.call({ destination, path, interface: 'org.dunstproject.cmd0', member });
  }
}
