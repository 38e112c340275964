import dns from 'node:dns';
import type { FaultInput } from '../../offices/common/faults';
import { startConnectProxy, type TestProxy } from '../../unit/session/test-proxies';
import type { FaultWorld } from './fault-world';

/** Something that goes wrong between here and the server, from `begin` to the function it gives. */
export interface Fault {
  /** As the table calls it. */
  readonly name: string;
  /** It touches the whole process: no other case may run meanwhile. */
  readonly alone?: boolean;
  begin(world: FaultWorld): Promise<() => Promise<void> | void>;
}

const outside = 'https://elsewhere.example/';
const retryAfterSeconds = 120;

/** Every request gets it, whatever it asks for. */
function answer(name: string, fault: FaultInput, more: Partial<Fault> = {}): Fault {
  return {
    name,
    ...more,
    begin: async ({ office }) => {
      await office.control.addFault({ ...fault, times: 'always' });
      return () => office.control.clearFaults();
    },
  };
}

function status(code: number, more: Partial<FaultInput> = {}, name = `status ${code}`): Fault {
  return answer(name, { kind: 'status', status: code, ...more });
}

/** The date is named when the fault begins: a case may come minutes after this file was read. */
function statusUntilDate(code: number): Fault {
  const name = `status ${code}, Retry-After as a date`;
  return {
    name,
    begin(world) {
      const retryAfter = new Date(Date.now() + retryAfterSeconds * 1_000).toUTCString();
      return status(code, { retryAfter }, name).begin(world);
    },
  };
}

type CertificateKind = Parameters<FaultWorld['office']['control']['useCertificate']>[0]['kind'];

function certificate(name: string, kind: CertificateKind): Fault {
  return {
    name,
    begin: async ({ office }) => {
      await office.control.useCertificate({ kind });
      return () => office.control.useCertificate({ kind: 'good' });
    },
  };
}

/** Open connections are cut, so that the next request has to find its way anew. */
async function cut({ office }: FaultWorld): Promise<void> {
  await office.control.stopListening();
  await office.control.listen();
}

function proxy(name: string, start: () => Promise<TestProxy>, vanishes: boolean): Fault {
  return {
    name,
    begin: async (world) => {
      const running = await start();
      world.route = `PROXY 127.0.0.1:${running.port}`;
      if (vanishes) await running.close();
      await cut(world);
      return async () => {
        world.route = 'DIRECT';
        if (!vanishes) await running.close();
      };
    },
  };
}

/** Names are looked up by the runtime; here it says what a resolver without an answer says. */
function unknownName(): Fault {
  return {
    name: 'DNS failure',
    alone: true,
    begin: async (world) => {
      const { lookup } = dns;
      await cut(world);
      const failing = (name: string, _options: unknown, done: (error: NodeJS.ErrnoException) => void) => {
        const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
        queueMicrotask(() => done(error));
      };
      Object.assign(dns, { lookup: failing });
      return () => {
        Object.assign(dns, { lookup });
      };
    },
  };
}

function clock(name: string, offsetMs: number): Fault {
  return {
    name,
    begin: async ({ office }) => {
      await office.control.shiftClock({ offsetMs });
      return () => office.control.shiftClock({ offsetMs: 0 });
    },
  };
}

const inOneHour = 3_600_000;

export const faults: readonly Fault[] = [
  {
    name: 'connection refused',
    begin: async ({ office }) => {
      await office.control.stopListening();
      return () => office.control.listen();
    },
  },
  answer('reset before the request is read', { kind: 'drop-before' }),
  answer('reset in the headers', { kind: 'reset-in-headers' }),
  answer('reset in the body', { kind: 'truncate' }),
  answer('reset after the server has acted', { kind: 'drop-after-commit' }),
  answer('no answer', { kind: 'hang' }),
  answer('an answer of three bytes a second', { kind: 'slow-drip', intervalMs: 330 }),
  ...[401, 403, 404, 405, 409, 410, 422].map((code) => status(code)),
  status(429, { retryAfter: retryAfterSeconds }, 'status 429, Retry-After in seconds'),
  statusUntilDate(429),
  status(503, { retryAfter: retryAfterSeconds }, 'status 503, Retry-After in seconds'),
  statusUntilDate(503),
  status(500),
  answer('status 502 with a page', { kind: 'html', status: 502 }),
  answer('status 200 with a page', { kind: 'html' }),
  answer('status 204', { kind: 'no-content' }),
  answer('JSON that stops half-way', { kind: 'truncate', clean: true }),
  answer('another charset than the one named', { kind: 'wrong-charset' }),
  answer('another media type', { kind: 'wrong-media-type' }),
  answer('other types in every field', { kind: 'wrong-shapes' }),
  answer('a body of 50 MB', { kind: 'huge', megabytes: 50 }, { alone: true }),
  answer('a gzip bomb of 200 MB', { kind: 'gzip-bomb', megabytes: 200 }, { alone: true }),
  answer('10,000 levels of JSON', { kind: 'deep-nesting', depth: 10_000 }),
  answer('a redirect in a circle', { kind: 'redirect' }),
  answer('a redirect to http', { kind: 'redirect', location: 'http://localhost/data/users/me' }),
  answer('a redirect to another origin', { kind: 'redirect', location: outside }),
  answer('a redirect to a sign-in page', {
    kind: 'redirect',
    location: '/signin.html',
    match: { path: String.raw`/^\/data\//` },
  }),
  certificate('a certificate that has expired', 'expired'),
  certificate('a certificate for another host', 'wrong-host'),
  certificate('a certificate of an unknown issuer', 'unknown-issuer'),
  certificate('a certificate that nobody issued', 'self-signed'),
  certificate('a certificate renewed by its issuer', 'renewed'),
  unknownName(),
  proxy('a proxy that wants a password', () => startConnectProxy({ status: 407 }), false),
  proxy('a proxy that vanishes', () => startConnectProxy(), true),
  clock("the server's clock an hour ahead", inOneHour),
  clock("the server's clock an hour behind", -inOneHour),
  {
    name: 'a captive portal',
    begin: async ({ office }) => {
      // It sits in the way: what it shows is its own certificate, and behind that its own page.
      await office.control.useCertificate({ kind: 'self-signed' });
      await office.control.addFault({ kind: 'redirect', location: outside, times: 'always' });
      return async () => {
        await office.control.clearFaults();
        await office.control.useCertificate({ kind: 'good' });
      };
    },
  },
];
