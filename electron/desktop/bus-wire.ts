/** One connection to a message bus, from socket to goodbye. `dbus.ts` makes a lasting one of it. */
import type { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { BusSocket } from './bus-address';

/** A call of the D-Bus kind; `body` matches `signature`. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** A signal that came; `sender` is the unique name of who sent it (`:1.7`), set by the bus itself. */
export interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The answer to a call. A bus that is not there is an answer too, so that nobody has to catch. */
export type BusAnswer =
  | { readonly ok: true; readonly values: readonly unknown[]; readonly sender: string }
  | { readonly ok: false; readonly why: 'no-bus' | 'refused'; readonly errorName: string };

export interface BusWire {
  call(call: BusCall): Promise<BusAnswer>;
  close(): void;
}

interface NativeMessage {
  readonly type: number;
  readonly sender?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly body?: readonly unknown[];
}

interface NativeClient {
  readonly connection: EventEmitter;
  invoke(
    message: object,
    callback: (
      this: { message?: NativeMessage } | undefined,
      error: { name?: string } | null,
      ...values: unknown[]
    ) => void,
  ): void;
}

const signalType = 4;
const connectLimitMs = 5_000;

const noBus: BusAnswer = { ok: false, why: 'no-bus', errorName: 'no-bus' };

/**
 * Connects and says Hello.
 *
 * Signals are handed on one turn of the event loop after the replies that came with them, so that whoever awaits a
 * reply has acted on it before a signal about it arrives.
 *
 * @returns `undefined` when nobody listens there or the bus does not let us in.
 */
export async function openBusWire(
  socket: BusSocket,
  onSignal: (signal: BusSignal) => void,
  onEnd: () => void,
): Promise<BusWire | undefined> {
  const stream = await connectSocket(socket);
  if (stream === undefined) return undefined;
  const client = await createClient(stream);
  const pending = new Set<(answer: BusAnswer) => void>();
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    stream.destroy();
    for (const settle of pending) settle(noBus);
    pending.clear();
    onEnd();
  };
  // A torn connection and a refused Hello both come as 'error'; either way this wire is over.
  client.connection.on('error', end);
  client.connection.on('end', end);
  stream.on('close', end);
  client.connection.on('message', (message: NativeMessage) => {
    if (message.type !== signalType) return;
    const signal = readSignal(message);
    setImmediate(() => {
      if (!ended) onSignal(signal);
    });
  });

  const wire: BusWire = {
    call: (call) =>
      new Promise((resolve) => {
        if (ended) return resolve(noBus);
        pending.add(resolve);
        client.invoke({ ...call }, function (error, ...values) {
          pending.delete(resolve);
          if (error === null) return resolve({ ok: true, values, sender: this?.message?.sender ?? '' });
          resolve({ ok: false, why: 'refused', errorName: error.name ?? 'unknown' });
        });
      }),
    close: end,
  };
  // The library sends Hello by itself; an answer to anything after it proves that we were let in.
  const limit = setTimeout(end, connectLimitMs);
  const admitted = await wire.call({ ...busItself, member: 'GetId' });
  clearTimeout(limit);
  if (admitted.ok) return wire;
  end();
  return undefined;
}

/** The bus itself as the destination of a call. */
export const busItself = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

async function createClient(stream: Socket): Promise<NativeClient> {
  const library = await import('@homebridge/dbus-native');
  // The library's own declarations leave this function out.
  const { createClient: create } = ('default' in library ? library.default : library) as unknown as {
    createClient(options: { stream: Socket; authMethods: string[] }): NativeClient;
  };
  return create({ stream, authMethods: ['EXTERNAL'] });
}

function connectSocket(socket: BusSocket): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const stream = connect({ ...socket });
    const limit = setTimeout(() => stream.destroy(), connectLimitMs);
    stream.once('connect', () => {
      clearTimeout(limit);
      resolve(stream);
    });
    stream.on('error', () => resolve(undefined));
    stream.once('close', () => {
      clearTimeout(limit);
      resolve(undefined);
    });
  });
}

function readSignal(message: NativeMessage): BusSignal {
  return {
    sender: message.sender ?? '',
    path: message.path ?? '',
    interface: message.interface ?? '',
    member: message.member ?? '',
    body: message.body ?? [],
  };
}

/** Unwraps a variant, which the library reads as `[signature tree, [value]]`; `undefined` when it is none. */
export function variantValue(variant: unknown): unknown {
  return Array.isArray(variant) && variant.length === 2 && Array.isArray(variant[1])
    ? variant[1][0]
    : undefined;
}
