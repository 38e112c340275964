/**
 * A lasting connection to a message bus: opened when first needed, opened again when the bus went, silent where
 * there is none. Nothing here throws.
 */
import { type BusSocket, busSockets } from './bus-address';
import {
  type BusAnswer,
  type BusCall,
  type BusSignal,
  type BusWire,
  busItself,
  openBusWire,
} from './bus-wire';

export type { BusAnswer, BusCall, BusSignal } from './bus-wire';
export { variantValue } from './bus-wire';

/** Which signals to hear. `sender` may be a well-known name: the bus then lets through its owner's only. */
export interface SignalRule {
  readonly sender?: string;
  readonly path?: string;
  readonly interface: string;
  readonly member: string;
  readonly arg0?: string;
}

export interface Bus {
  /** Calls a method. Waits for a connection that is being made; without one the answer is `no-bus`. */
  call(call: BusCall): Promise<BusAnswer>;
  /** Hears a signal from now on, over every reconnection. Returns its own unsubscribe. */
  onSignal(rule: SignalRule, listener: (signal: BusSignal) => void): () => void;
  /**
   * Tells the unique name of who owns `name`, now and whenever it changes; `undefined` for nobody, and while there
   * is no bus. Returns its own unsubscribe.
   */
  watchName(name: string, listener: (owner: string | undefined) => void): () => void;
  close(): void;
}

export interface BusOptions {
  /** Read at every attempt, because a session may get its bus later. */
  readonly address: () => string | undefined;
  /** Wait before the first new attempt; it doubles up to a hundred times this. */
  readonly retryMs?: number;
}

interface Subscription {
  readonly rule: SignalRule;
  readonly listener: (signal: BusSignal) => void;
}

interface NameWatch {
  readonly name: string;
  readonly listener: (owner: string | undefined) => void;
  /** `null` until the first answer. */
  owner: string | undefined | null;
}

/** Makes one connection that everybody who needs this bus shares. */
export function createBus({ address, retryMs = 3_000 }: BusOptions): Bus {
  const subscriptions = new Set<Subscription>();
  const watches = new Set<NameWatch>();
  let opening: Promise<BusWire | undefined> | undefined;
  let current: BusWire | undefined;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  function wire(): Promise<BusWire | undefined> {
    if (closed) return Promise.resolve(undefined);
    opening ??= open();
    return opening;
  }

  async function open(): Promise<BusWire | undefined> {
    clearTimeout(retry);
    const sockets = busSockets(address() ?? '');
    const opened = await openFirst(sockets, dispatch, gone);
    if (closed) {
      opened?.close();
      return undefined;
    }
    if (opened === undefined) {
      gone();
      return undefined;
    }
    failures = 0;
    current = opened;
    for (const { rule } of subscriptions) void addMatch(opened, rule);
    for (const watch of watches) void startWatch(opened, watch);
    return opened;
  }

  function gone(): void {
    opening = undefined;
    current = undefined;
    for (const watch of watches) tellOwner(watch, undefined);
    if (closed || subscriptions.size + watches.size === 0) return;
    clearTimeout(retry);
    retry = setTimeout(() => void wire(), Math.min(retryMs * 2 ** failures, retryMs * 100));
    retry.unref();
    failures += 1;
  }

  function dispatch(signal: BusSignal): void {
    if (signal.member === 'NameOwnerChanged' && signal.sender === busItself.destination) {
      const [name, , owner] = signal.body;
      for (const watch of watches) {
        if (watch.name === name)
          tellOwner(watch, typeof owner === 'string' && owner !== '' ? owner : undefined);
      }
    }
    for (const { rule, listener } of subscriptions) if (fits(rule, signal)) listener(signal);
  }

  return {
    async call(call) {
      const opened = await wire();
      return opened === undefined ? { ok: false, why: 'no-bus', errorName: 'no-bus' } : opened.call(call);
    },
    onSignal(rule, listener) {
      const subscription = { rule, listener };
      subscriptions.add(subscription);
      if (current === undefined) void wire();
      else void addMatch(current, rule);
      return () => {
        if (subscriptions.delete(subscription) && current !== undefined) void removeMatch(current, rule);
      };
    },
    watchName(name, listener) {
      const watch: NameWatch = { name, listener, owner: null };
      watches.add(watch);
      if (current === undefined) void wire();
      else void startWatch(current, watch);
      return () => {
        if (watches.delete(watch) && current !== undefined) void removeMatch(current, ownerRule(name));
      };
    },
    close() {
      closed = true;
      clearTimeout(retry);
      const last = opening;
      opening = undefined;
      void last?.then((opened) => opened?.close());
    },
  };
}

async function openFirst(
  sockets: readonly BusSocket[],
  onSignal: (signal: BusSignal) => void,
  onEnd: () => void,
): Promise<BusWire | undefined> {
  for (const socket of sockets) {
    // A wire that was never admitted must not report its end: the next socket is tried instead.
    let admitted = false;
    const opened = await openBusWire(socket, onSignal, () => admitted && onEnd());
    if (opened !== undefined) {
      admitted = true;
      return opened;
    }
  }
  return undefined;
}

function tellOwner(watch: NameWatch, owner: string | undefined): void {
  if (watch.owner === owner) return;
  watch.owner = owner;
  watch.listener(owner);
}

async function startWatch(wire: BusWire, watch: NameWatch): Promise<void> {
  await addMatch(wire, ownerRule(watch.name));
  const answer = await wire.call({
    ...busItself,
    member: 'GetNameOwner',
    signature: 's',
    body: [watch.name],
  });
  const owner = answer.ok ? answer.values[0] : undefined;
  tellOwner(watch, typeof owner === 'string' ? owner : undefined);
}

function ownerRule(name: string): SignalRule {
  return {
    sender: busItself.destination,
    interface: busItself.interface,
    member: 'NameOwnerChanged',
    arg0: name,
  };
}

function addMatch(wire: BusWire, rule: SignalRule): Promise<BusAnswer> {
  return wire.call({ ...busItself, member: 'AddMatch', signature: 's', body: [matchText(rule)] });
}

function removeMatch(wire: BusWire, rule: SignalRule): Promise<BusAnswer> {
  return wire.call({ ...busItself, member: 'RemoveMatch', signature: 's', body: [matchText(rule)] });
}

function matchText(rule: SignalRule): string {
  const parts = [`type='signal'`, `interface='${rule.interface}'`, `member='${rule.member}'`];
  if (rule.sender !== undefined) parts.push(`sender='${rule.sender}'`);
  if (rule.path !== undefined) parts.push(`path='${rule.path}'`);
  if (rule.arg0 !== undefined) parts.push(`arg0='${rule.arg0}'`);
  return parts.join(',');
}

/** Another subscription's rule may have let a signal through, and any peer can send us one directly. */
function fits(rule: SignalRule, signal: BusSignal): boolean {
  return (
    rule.interface === signal.interface &&
    rule.member === signal.member &&
    (rule.path === undefined || rule.path === signal.path) &&
    (rule.arg0 === undefined || rule.arg0 === signal.body[0])
  );
}
