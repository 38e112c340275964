import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerCertificate } from './certificates';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTPS server on loopback that can go away and come back on the same port, and change its certificate. */
export class SecureListener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  constructor(certificate: ServerCertificate, listener: Listener) {
    this.#server = createServer({ ...certificate, keepAliveTimeout: 30_000 }, listener);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    // A client that refuses the certificate, or speaks plain HTTP, ends here: close and wait for the next one.
    this.#server.on('tlsClientError', (_error, socket) => socket.destroy());
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  get port(): number {
    return this.#port;
  }

  get isListening(): boolean {
    return this.#server.listening;
  }

  /** Opens on the port given, or on the one that it had before; 0 lets the system choose. */
  async listen(port = this.#port): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Closes the port and cuts every connection. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cutConnections();
    await closed;
  }

  /** Shows this certificate from the next handshake on; open connections are cut so that there is one. */
  useCertificate(certificate: ServerCertificate): void {
    this.#server.setSecureContext(certificate);
    this.cutConnections();
  }

  cutConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
