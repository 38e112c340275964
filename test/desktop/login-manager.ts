import { BusConnection } from './bus-connection';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';
const INTERFACE = 'org.freedesktop.login1.Manager';

const DESCRIPTION = {
  name: INTERFACE,
  methods: {},
  properties: {},
  signals: { PrepareForSleep: ['b'], PrepareForShutdown: ['b'] },
} as const;

/**
 * The part of systemd-logind that tells programs about sleep: owner of org.freedesktop.login1. The desktop's bus
 * stands in for the system bus too, so Electron's `powerMonitor` hears it. Sleep inhibitors are refused: they are
 * file descriptors, which the D-Bus library cannot pass.
 */
export class LoginManager {
  readonly #connection: BusConnection;

  private constructor(connection: BusConnection) {
    this.#connection = connection;
  }

  static async start(address: string): Promise<LoginManager> {
    const connection = await BusConnection.open(address);
    connection.serve(PATH, DESCRIPTION, {});
    await connection.requestName(NAME);
    return new LoginManager(connection);
  }

  /** Announces that the machine goes to sleep. It does not really; the program only hears so. */
  suspend(): void {
    this.#connection.emit(PATH, INTERFACE, 'PrepareForSleep', 'b', [true]);
  }

  /** Announces that the machine woke up. */
  resume(): void {
    this.#connection.emit(PATH, INTERFACE, 'PrepareForSleep', 'b', [false]);
  }

  /** Announces that the machine is being shut down. */
  shutDown(): void {
    this.#connection.emit(PATH, INTERFACE, 'PrepareForShutdown', 'b', [true]);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
