import { type EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import * as library from '@homebridge/dbus-native';

/** One D-Bus message as `@homebridge/dbus-native` hands it out. */
export interface BusMessage {
  readonly type: number;
  readonly serial: number;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly sender?: string;
  readonly destination?: string;
  readonly replySerial?: number;
  readonly errorName?: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Value of `BusMessage.type`. */
export const MESSAGE_TYPE = { methodCall: 1, methodReturn: 2, error: 3, signal: 4 } as const;

export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** An interface to export: signatures by name, as D-Bus introspection has them. */
export interface InterfaceDescription {
  readonly name: string;
  /** Member name to `[signature in, signature out]`. */
  readonly methods: Readonly<Record<string, readonly [string, string]>>;
  /** Property name to signature. */
  readonly properties: Readonly<Record<string, string>>;
  /** Signal name to `[signature]`. */
  readonly signals: Readonly<Record<string, readonly [string]>>;
}

/** The raw connection: marshalling and handshake, no bus manners. */
export interface RawConnection extends EventEmitter {
  message(message: Readonly<Record<string, unknown>>): void;
  end(): void;
  readonly stream: Socket;
}

interface NativeBus {
  readonly connection: RawConnection;
  readonly name?: string;
  invoke(message: object, callback: (error: NativeError | null, ...values: unknown[]) => void): void;
  exportInterface(implementation: object, path: string, description: InterfaceDescription): void;
  sendSignal(path: string, interfaceName: string, member: string, signature: string, body: unknown[]): void;
}

interface NativeError {
  readonly name?: string;
  readonly message?: string;
}

// The library's own declarations cover only the system bus.
const dbus = library as unknown as {
  createClient(options: { busAddress: string }): NativeBus;
  createConnection(options: { busAddress: string }): RawConnection;
};

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** A refusal that came over the bus; `name` is the D-Bus error name. */
class BusError extends Error {
  constructor(name: string, message: string, call: MethodCall) {
    super(`${call.interface}.${call.member} on ${call.destination}: ${name}: ${message}`);
    this.name = name;
  }
}

/** Opens a connection that has only shaken hands: nobody has said Hello on it. */
export function connectRaw(address: string): RawConnection {
  return dbus.createConnection({ busAddress: address });
}

/** One connection to a message bus: calls, owned names, exported objects, signals. */
export class BusConnection {
  readonly #bus: NativeBus;
  readonly #pending = new Set<(reason: Error) => void>();
  #closed: Error | undefined;

  private constructor(bus: NativeBus) {
    this.#bus = bus;
    bus.connection.on('error', (error: Error) => this.#fail(error));
    bus.connection.on('end', () => this.#fail(new Error('The message bus closed the connection')));
  }

  /** Connects to `address` (the form of DBUS_SESSION_BUS_ADDRESS) and says Hello. */
  static async open(address: string): Promise<BusConnection> {
    const connection = new BusConnection(dbus.createClient({ busAddress: address }));
    await connection.call({ ...BUS, member: 'GetId' });
    return connection;
  }

  /** Calls a method and returns the values of its reply. Rejects with `BusError` when the answer is an error. */
  call(call: MethodCall): Promise<readonly unknown[]> {
    const closed = this.#closed;
    if (closed !== undefined) return Promise.reject(closed);
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      this.#bus.invoke({ ...call }, (error, ...values) => {
        this.#pending.delete(reject);
        if (error === null) resolve(values);
        else reject(new BusError(error.name ?? 'unknown', error.message ?? '', call));
      });
    });
  }

  /** Reads one property, unwrapped from its variant. */
  async property(destination: string, path: string, interfaceName: string, name: string): Promise<unknown> {
    const call = { destination, path, interface: 'org.freedesktop.DBus.Properties', member: 'Get' };
    const [value] = await this.call({ ...call, signature: 'ss', body: [interfaceName, name] });
    return variantValue(value);
  }

  /** Owns a well-known name. Rejects when somebody else owns it. */
  async requestName(name: string): Promise<void> {
    const doNotQueue = 4;
    const [answer] = await this.call({
      ...BUS,
      member: 'RequestName',
      signature: 'su',
      body: [name, doNotQueue],
    });
    if (answer !== 1) throw new Error(`${name} is owned by somebody else on this bus`);
  }

  /** Says whether anybody owns `name`. */
  async hasOwner(name: string): Promise<boolean> {
    const [owned] = await this.call({ ...BUS, member: 'NameHasOwner', signature: 's', body: [name] });
    return owned === true;
  }

  /** The process behind a bus name. */
  async processOf(name: string): Promise<number> {
    const call = { ...BUS, member: 'GetConnectionUnixProcessID', signature: 's', body: [name] };
    const [pid] = await this.call(call);
    return Number(pid);
  }

  /** Serves an object. A method gets its arguments followed by the message; it may return a promise. */
  serve(path: string, description: InterfaceDescription, implementation: object): void {
    this.#bus.exportInterface(implementation, path, description);
  }

  emit(path: string, interfaceName: string, member: string, signature: string, body: unknown[]): void {
    if (this.#closed !== undefined) throw this.#closed;
    this.#bus.sendSignal(path, interfaceName, member, signature, body);
  }

  /** Hears every signal that `matchRule` lets through to this connection. */
  async onSignal(matchRule: string, listener: (message: BusMessage) => void): Promise<void> {
    this.#bus.connection.on('message', (message: BusMessage) => {
      if (message.type === MESSAGE_TYPE.signal) listener(message);
    });
    await this.call({ ...BUS, member: 'AddMatch', signature: 's', body: [matchRule] });
  }

  /** Leaves the bus as a crashed program would; resolves when its names are free. */
  async close(): Promise<void> {
    this.#fail(new Error('This connection was closed'));
    const { stream } = this.#bus.connection;
    if (stream.closed) return;
    // The bus hangs up only after it took the names back.
    const hungUp = once(stream, 'close');
    stream.end();
    await hungUp;
  }

  #fail(reason: Error): void {
    this.#closed ??= reason;
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
  }
}

/** Unwraps a variant, which the library reads as `[signature tree, [value]]`. */
function variantValue(variant: unknown): unknown {
  if (Array.isArray(variant) && variant.length === 2 && Array.isArray(variant[1])) return variant[1][0];
  throw new Error('Not a D-Bus variant');
}

/** Turns `a{sv}` into an object of plain values (one level deep). */
export function dictionary(entries: unknown): Record<string, unknown> {
  if (!Array.isArray(entries)) throw new Error('Not a D-Bus dictionary');
  const pairs = entries as readonly (readonly [string, unknown])[];
  return Object.fromEntries(pairs.map(([key, variant]) => [key, variantValue(variant)]));
}

/** Turns `a{ss}` into an object. */
export function dictionaryOfStrings(entries: unknown): Record<string, string> {
  if (!Array.isArray(entries)) throw new Error('Not a D-Bus dictionary');
  return Object.fromEntries(entries as readonly (readonly [string, string])[]);
}
