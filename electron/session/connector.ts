import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { fail, OfficeError } from '../office/errors';
import { isCertificateFailure, networkFailure } from './network-failures';
import { presentedCertificate } from './presented-certificate';
import { parseProxyList, type Route } from './proxy-list';
import { openTunnel, ProxyUnreachable } from './tunnel';

export interface ConnectorOptions {
  readonly origin: URL;
  /** Whom to believe; asked for at the first connection. */
  readonly trust: () => SecureContext;
  readonly connectMs: number;
  resolveProxy(origin: string): Promise<string>;
}

type OpenSocket = (signal: AbortSignal) => Promise<Socket>;

/**
 * Connects to one origin the way the system's proxy settings say, one route after the other. Falling through the list
 * happens here, before the first byte of a request, so that nothing is ever sent twice by it. Every error handed on
 * is an `OfficeError`; one about a certificate carries the certificate.
 */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const sessions = new SessionTicket();
  return (_request, callback) => {
    openConnection(options, sessions).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(networkFailure(error), null),
    );
  };
}

/** The last TLS session, which makes the next handshake cheap. */
class SessionTicket {
  latest: Buffer | undefined;
}

async function openConnection(options: ConnectorOptions, sessions: SessionTicket): Promise<Socket> {
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), options.connectMs);
  try {
    return await firstRoute(options, sessions, timer.signal);
  } catch (error) {
    if (timer.signal.aborted)
      throw fail('timeout', { detail: `no connection in ${options.connectMs} ms` }, error);
    throw error;
  } finally {
    clearTimeout(timeout);
  }
}

async function firstRoute(
  options: ConnectorOptions,
  sessions: SessionTicket,
  signal: AbortSignal,
): Promise<Socket> {
  let last: unknown;
  for (const route of await routesTo(options)) {
    const open = opener(route, options);
    let socket: Socket;
    try {
      socket = await open(signal);
    } catch (error) {
      last = error;
      if (signal.aborted || !mayTryNext(error, route)) break;
      continue;
    }
    // From here on somebody has answered: what goes wrong now is the server's, not the route's.
    return await secure(socket, open, options, sessions, signal);
  }
  if (last instanceof ProxyUnreachable) {
    const { failure } = networkFailure(last.cause);
    throw fail(failure.name, { ...failure, detail: `proxy: ${failure.detail ?? 'unreachable'}` }, last.cause);
  }
  throw last;
}

async function routesTo(options: ConnectorOptions): Promise<readonly Route[]> {
  if (options.origin.protocol === 'http:') return [{ kind: 'direct' }];
  return parseProxyList(await options.resolveProxy(options.origin.origin));
}

function mayTryNext(error: unknown, route: Route): boolean {
  if (route.kind === 'direct' || route.kind === 'unsupported') return true;
  return error instanceof ProxyUnreachable;
}

function opener(route: Route, { origin, trust }: ConnectorOptions): OpenSocket {
  const host = origin.hostname.replace(/^\[|\]$/g, '');
  const port = Number(origin.port || (origin.protocol === 'http:' ? 80 : 443));
  switch (route.kind) {
    case 'direct':
      return (signal) => dial(host, port, signal);
    case 'unsupported':
      return () => Promise.reject(fail('offline', { detail: `proxy not supported: ${route.text}` }));
    default:
      return (signal) => openTunnel(route, { host, port }, trust(), signal);
  }
}

function dial(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, signal, autoSelectFamily: true, noDelay: true, keepAlive: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

async function secure(
  socket: Socket,
  open: OpenSocket,
  options: ConnectorOptions,
  sessions: SessionTicket,
  signal: AbortSignal,
): Promise<Socket> {
  if (options.origin.protocol === 'http:') return socket;
  const host = options.origin.hostname.replace(/^\[|\]$/g, '');
  try {
    return await handshake(socket, host, options.trust(), sessions, signal);
  } catch (error) {
    socket.destroy();
    const failed = networkFailure(error);
    if (!isCertificateFailure(failed)) throw failed;
    const certificate = await presentedCertificate(open, host, options.connectMs);
    throw new OfficeError(
      { ...failed.failure, ...(certificate && { certificate }) },
      { cause: failed.cause },
    );
  }
}

function handshake(
  socket: Socket,
  host: string,
  trust: SecureContext,
  sessions: SessionTicket,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = connectTls({
      socket,
      // For the check of the certificate's names, which an address has to pass as well as a name.
      host,
      secureContext: trust,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(sessions.latest && { session: sessions.latest }),
    });
    const stop = (): void => {
      secured.destroy();
      reject(fail('timeout', { detail: 'no TLS in time' }));
    };
    signal.addEventListener('abort', stop, { once: true });
    secured.on('session', (session: Buffer) => {
      sessions.latest = session;
    });
    secured.once('error', (error) => {
      signal.removeEventListener('abort', stop);
      reject(error);
    });
    secured.once('close', () => reject(fail('offline', { detail: 'the server hung up during TLS' })));
    secured.once('secureConnect', () => {
      signal.removeEventListener('abort', stop);
      resolve(secured);
    });
  });
}
