import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Bounds } from '../../../electron/session/bounds';
import { HttpsSession } from '../../../electron/session/https-session';
import { Authority, type CertificateKind } from '../../offices/common/certificates';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface SecureServer {
  readonly origin: string;
  readonly port: number;
  readonly caPem: string;
  /** Method, path, cookie and authorization of every request, in order of arrival. */
  readonly received: { method: string; path: string; cookie: string; authorization: string; body: string }[];
  handler: Handler;
  connections: number;
  close(): Promise<void>;
}

/** A real HTTPS server on loopback with an authority of its own. */
export async function startSecureServer(kind: CertificateKind = 'good'): Promise<SecureServer> {
  const authority = await Authority.make('Test authority');
  const sockets = new Set<Socket>();
  const https = createServer(await authority.issue(kind), (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      server.received.push({
        method: request.method ?? '',
        path: request.url ?? '',
        cookie: request.headers.cookie ?? '',
        authorization: request.headers.authorization ?? '',
        body: Buffer.concat(chunks).toString(),
      });
      server.handler(request, response);
    });
  });
  https.on('connection', (socket: Socket) => {
    server.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  https.listen(0, '127.0.0.1');
  await once(https, 'listening');
  const { port } = https.address() as AddressInfo;
  const server: SecureServer = {
    origin: `https://localhost:${port}`,
    port,
    caPem: authority.caPem,
    received: [],
    handler: (_request, response) => response.end('{}'),
    connections: 0,
    close: async () => {
      const closed = once(https, 'close');
      https.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return server;
}

export interface SessionSettings {
  readonly bounds?: Partial<Bounds>;
  readonly proxy?: string;
  readonly trusted?: boolean;
  readonly stateless?: boolean;
}

export function sessionFor(
  server: Pick<SecureServer, 'origin' | 'caPem'>,
  settings: SessionSettings = {},
): HttpsSession {
  return new HttpsSession({
    origin: server.origin,
    userAgent: 'OffiTray/test',
    resolveProxy: async () => settings.proxy ?? 'DIRECT',
    ...(settings.trusted !== false && { caPem: server.caPem }),
    ...(settings.bounds && { bounds: settings.bounds }),
    ...(settings.stateless && { stateless: true }),
  });
}

export interface SessionBench {
  /** A new one for each test. */
  readonly server: SecureServer;
  /** A session with it that is closed after the test. */
  open(settings?: SessionSettings): HttpsSession;
}

/** A server for each test of the file around this call, and the sessions that the test opens. */
export function withSecureServer(): SessionBench {
  let server: SecureServer | undefined;
  let sessions: HttpsSession[] = [];
  const present = (): SecureServer => {
    if (server === undefined)
      throw new Error('The server is there in the tests, not while they are collected');
    return server;
  };
  beforeEach(async () => {
    server = await startSecureServer();
    sessions = [];
  });
  afterEach(async () => {
    await Promise.all(sessions.map((session) => session.close()));
    await present().close();
  });
  return {
    get server() {
      return present();
    },
    open(settings = {}) {
      const session = sessionFor(present(), settings);
      sessions.push(session);
      return session;
    },
  };
}

/** An error that holds a failure of this name. */
export function failing(name: string, more: object = {}): object {
  return expect.objectContaining({ failure: expect.objectContaining({ name, ...more }) });
}
