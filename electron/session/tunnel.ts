import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, isIPv6, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { fail, OfficeError } from '../office/errors';
import type { ProxyRoute } from './proxy-list';
import { openSocks5Tunnel } from './socks5-tunnel';

/** A proxy that could not be reached at all: the next one of the list may be tried. */
export class ProxyUnreachable extends Error {
  constructor(cause: unknown) {
    super('proxy unreachable', { cause });
    this.name = 'ProxyUnreachable';
  }
}

export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

/**
 * Opens a connection to `target` through a proxy. Rejects with `ProxyUnreachable` when the proxy does not answer, with
 * `proxy-auth` when it wants a sign-in, with `offline` when it refuses the target.
 * @param context whom to believe when the proxy itself is reached over TLS.
 */
export async function openTunnel(
  route: ProxyRoute,
  target: TunnelTarget,
  context: SecureContext,
  signal: AbortSignal,
): Promise<Socket> {
  return route.kind === 'socks5'
    ? await throughSocks(route, target, signal)
    : await throughConnect(route, target, context, signal);
}

function throughConnect(
  route: ProxyRoute,
  target: TunnelTarget,
  context: SecureContext,
  signal: AbortSignal,
): Promise<Socket> {
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  const options: RequestOptions = {
    host: route.host,
    port: route.port,
    method: 'CONNECT',
    path: authority,
    headers: { host: authority },
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = route.kind === 'https' ? httpsRequest(securely(options, context)) : httpRequest(options);
    request.once('connect', (answer, socket, head) => {
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(refusal(status));
    });
    // A proxy may also answer as if CONNECT were an ordinary request.
    request.once('response', (answer) => {
      answer.destroy();
      reject(refusal(answer.statusCode ?? 0));
    });
    request.once('error', (error) => reject(signal.aborted ? error : new ProxyUnreachable(error)));
    request.end();
  });
}

/** The proxy's own name is what its certificate has to show, not the target's, which is in the `host` header. */
function securely(options: RequestOptions, context: SecureContext): RequestOptions {
  const host = options.host ?? '';
  const secure = { ...options, secureContext: context, servername: isIP(host) === 0 ? host : '' };
  return secure;
}

function refusal(status: number): OfficeError {
  return status === 407
    ? fail('proxy-auth', { detail: 'HTTP 407' })
    : fail('offline', { detail: `the proxy answered HTTP ${status}` });
}

async function throughSocks(route: ProxyRoute, target: TunnelTarget, signal: AbortSignal): Promise<Socket> {
  const socket = await reach(route, signal);
  const stop = (): void => {
    socket.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await openSocks5Tunnel(socket, target.host, target.port);
    return socket;
  } catch (error) {
    socket.destroy();
    if (error instanceof OfficeError) throw error;
    throw new ProxyUnreachable(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function reach(route: ProxyRoute, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: route.host, port: route.port, signal });
    socket.once('error', (error) => reject(signal.aborted ? error : new ProxyUnreachable(error)));
    socket.once('connect', () => resolve(socket));
  });
}
