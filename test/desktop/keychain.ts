import { BusConnection, dictionaryOfStrings } from './bus-connection';
import type { GuardedProcess, ProcessGuard } from './process-guard';
import { waitUntil } from './wait-until';

const NAME = 'org.freedesktop.secrets';
const PATH = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
/** The daemon takes all of its input as the password, a line break included. */
const PASSWORD = '\n';
const DEFAULT_COLLECTION = '/org/freedesktop/secrets/aliases/default';

export interface StoredSecret {
  readonly label: string;
  /** Lookup attributes; keytar writes `service` and `account`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** The real gnome-keyring-daemon on a desktop's bus, unlocked from the start. */
export class Keychain {
  readonly #guard: ProcessGuard;
  readonly #env: NodeJS.ProcessEnv;
  readonly #connection: BusConnection;
  #process: GuardedProcess | undefined;

  private constructor(guard: ProcessGuard, env: NodeJS.ProcessEnv, connection: BusConnection) {
    this.#guard = guard;
    this.#env = env;
    this.#connection = connection;
  }

  static async start(guard: ProcessGuard, env: NodeJS.ProcessEnv, address: string): Promise<Keychain> {
    const keychain = new Keychain(guard, env, await BusConnection.open(address));
    await keychain.appear();
    return keychain;
  }

  /** Every secret in the default collection. Rejects while it is locked. */
  async list(): Promise<readonly StoredSecret[]> {
    const items = await this.#items();
    if (items.length === 0) return [];
    const session = await this.#openSession();
    return Promise.all(items.map((item) => this.#read(item, session)));
  }

  /** Takes every secret of the default collection away. */
  async clear(): Promise<void> {
    for (const path of await this.#items()) {
      const call = { destination: NAME, path, interface: 'org.freedesktop.Secret.Item', member: 'Delete' };
      await this.#connection.call(call);
    }
  }

  /** Locks the default collection. There is nobody to answer an unlock prompt, so it stays locked. */
  async lock(): Promise<void> {
    const lock = { destination: NAME, path: PATH, interface: SERVICE, member: 'Lock' };
    await this.#connection.call({ ...lock, signature: 'ao', body: [[await this.#defaultCollection()]] });
  }

  /** Unlocks the default collection, as a user who types the password at the prompt does. */
  async unlock(): Promise<void> {
    const session = await this.#openSession();
    await this.#connection.call({
      destination: NAME,
      path: PATH,
      interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
      member: 'UnlockWithMasterPassword',
      signature: 'o(oayays)',
      body: [await this.#defaultCollection(), [session, [], [...Buffer.from(PASSWORD)], 'text/plain']],
    });
  }

  async isLocked(): Promise<boolean> {
    const collection = 'org.freedesktop.Secret.Collection';
    return (await this.#connection.property(NAME, DEFAULT_COLLECTION, collection, 'Locked')) === true;
  }

  /** Stops the daemon: no Secret Service on the bus. What was stored stays on the desktop's disk. */
  async vanish(): Promise<void> {
    await this.#process?.stop();
    this.#process = undefined;
  }

  /** Starts the daemon (again), unlocked. */
  async appear(): Promise<void> {
    if (this.#process !== undefined) return;
    // Without --foreground the daemon would leave its process group.
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const env = this.#env;
    const started = await this.#guard.start('gnome-keyring-daemon', args, { env, input: PASSWORD });
    this.#process = started;
    await waitUntil(
      async () => {
        if (started.child.exitCode !== null) throw new Error(`gnome-keyring-daemon ended: ${started.log()}`);
        return (await this.#connection.hasOwner(NAME)) && !(await this.isLocked());
      },
      { what: 'an unlocked keychain', otherwise: () => started.log() },
    );
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #defaultCollection(): Promise<string> {
    const readAlias = { destination: NAME, path: PATH, interface: SERVICE, member: 'ReadAlias' };
    const [path] = await this.#connection.call({ ...readAlias, signature: 's', body: ['default'] });
    return String(path);
  }

  async #items(): Promise<readonly string[]> {
    const collection = 'org.freedesktop.Secret.Collection';
    const items = await this.#connection.property(NAME, await this.#defaultCollection(), collection, 'Items');
    return Array.isArray(items) ? items.map(String) : [];
  }

  async #openSession(): Promise<string> {
    const open = { destination: NAME, path: PATH, interface: SERVICE, member: 'OpenSession' };
    const call = { ...open, signature: 'sv', body: ['plain', ['s', '']] };
    const [, session] = await this.#connection.call(call);
    return String(session);
  }

  async #read(item: string, session: string): Promise<StoredSecret> {
    const interfaceName = 'org.freedesktop.Secret.Item';
    const read = { destination: NAME, path: item, interface: interfaceName };
    const [answer] = await this.#connection.call({
      ...read,
      member: 'GetSecret',
      signature: 'o',
      body: [session],
    });
    const value = Array.isArray(answer) ? answer[2] : undefined;
    if (!Buffer.isBuffer(value)) throw new Error(`${item} gave no secret`);
    const attributes = await this.#connection.property(NAME, item, interfaceName, 'Attributes');
    return {
      label: String(await this.#connection.property(NAME, item, interfaceName, 'Label')),
      attributes: dictionaryOfStrings(attributes),
      secret: value.toString('utf8'),
    };
  }
}
