import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Operation } from './control-contract';
import { readBody, readJson } from './office-request';
import { Refusal } from './refusal';

type Run = (input: unknown) => Promise<unknown>;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly input: z.ZodType;
  readonly run: Run;
}

const bodyLimitBytes = 5_000_000;

/**
 * Serves the functions of a control object over plain HTTP on loopback: JSON in, JSON out. The input of a function
 * is its path's parts, its query and its body together. A refusal is `{"error": "..."}` with a 4xx status.
 */
export class ControlServer {
  readonly #server: Server;
  readonly #routes: readonly Route[];

  constructor(operations: Record<string, Operation>, control: object) {
    this.#routes = Object.entries(operations).map(([name, operation]) => ({
      method: operation.method,
      pattern: new RegExp(`^${operation.path.replace(/:(\w+)/gu, '(?<$1>[^/]+)')}$`, 'u'),
      input: operation.input,
      run: (control as Record<string, Run>)[name]?.bind(control) ?? missing(name),
    }));
    this.#server = createServer((message, response) => {
      const url = new URL(message.url ?? '/', 'http://localhost');
      readBody(message, bodyLimitBytes)
        .then((body) => this.#call(message.method ?? 'GET', url, body ?? Buffer.alloc(0)))
        .catch(refusal)
        .then(([status, value]) => {
          response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
          response.end(`${JSON.stringify(value ?? { ok: true })}\n`);
        });
    });
  }

  /** @returns the address, such as `http://127.0.0.1:40123` */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #call(method: string, url: URL, body: Buffer): Promise<[number, unknown]> {
    const found = this.#routes.filter((route) => route.pattern.test(url.pathname));
    const route = found.find((candidate) => candidate.method === method);
    if (route === undefined) {
      throw new Refusal(found[0] ? 405 : 404, `${method} ${url.pathname} is not a function of this port.`);
    }
    const sent = body.length === 0 ? {} : readJson(body);
    if (typeof sent !== 'object' || sent === null) throw new Refusal(400, 'The body is not a JSON object.');
    const parts = Object.fromEntries(
      Object.entries(route.pattern.exec(url.pathname)?.groups ?? {}).map(([name, part]) => [
        name,
        decodeURIComponent(part),
      ]),
    );
    const input = route.input.parse({ ...Object.fromEntries(url.searchParams), ...sent, ...parts });
    return [200, await route.run(input)];
  }
}

function missing(name: string): Run {
  throw new TypeError(`The control object has no function "${name}".`);
}

function refusal(error: unknown): [number, unknown] {
  if (error instanceof Refusal) return [error.status, { error: error.message }];
  if (error instanceof z.ZodError) return [400, { error: z.prettifyError(error) }];
  if (error instanceof RangeError) return [400, { error: error.message }];
  return [500, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }];
}
