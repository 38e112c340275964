import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerCertificate } from '../../offices/common/certificates';

export interface TestProxy {
  readonly port: number;
  /** What it was asked to connect to. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A proxy that tunnels by CONNECT, or answers each such request with a status of its own. */
export async function startConnectProxy(
  options: { status?: number; certificate?: ServerCertificate } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const server: Server = options.certificate ? createHttpsServer(options.certificate) : createHttpServer();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (options.status !== undefined) {
      client.end(`HTTP/1.1 ${options.status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    join(client, request.url ?? '', () => client.write('HTTP/1.1 200 Connected\r\n\r\n'));
  });
  return await listen(server, asked);
}

/** A SOCKS 5 proxy, with or without the wish for a password, that resolves names itself. */
export async function startSocksProxy(
  options: { password?: boolean; reply?: number } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', () => {
      client.write(Uint8Array.of(5, options.password === true ? 0xff : 0));
      client.once('data', (request: Buffer) => {
        const length = request[4] ?? 0;
        const host = request.subarray(5, 5 + length).toString();
        const port = request.readUInt16BE(5 + length);
        asked.push(`${host}:${port}`);
        const reply = Uint8Array.of(5, options.reply ?? 0, 0, 1, 127, 0, 0, 1, 0, 0);
        if (options.reply) return client.end(reply);
        join(client, `${host}:${port}`, () => {
          // Byte by byte, as a slow network would.
          for (const byte of reply) client.write(Uint8Array.of(byte));
        });
      });
    });
  });
  return await listen(server, asked);
}

function join(client: Duplex, target: string, welcome: () => void): void {
  const at = target.lastIndexOf(':');
  const socket = connect({ host: target.slice(0, at), port: Number(target.slice(at + 1)) });
  socket.on('error', () => client.destroy());
  socket.on('connect', () => {
    welcome();
    socket.pipe(client);
    client.pipe(socket);
  });
}

async function listen(server: ReturnType<typeof createServer>, asked: string[]): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
