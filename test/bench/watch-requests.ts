import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A request as it went out over HTTPS, enough to send it again. */
export interface SentRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** 0 until the answer begins. */
  status: number;
  /** Head and body as they came, compressed or not. */
  answerBytes: number;
}

/** What undici tells about a request: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
interface Told {
  readonly request: {
    readonly origin: string | URL;
    readonly method: string;
    readonly path: string;
    readonly headers: readonly string[];
    readonly body: unknown;
  };
  readonly response?: { readonly statusCode: number; readonly headers: readonly Buffer[] };
  readonly chunk?: Buffer;
}

/** Between the name of a header and its value, and at the end of its line. */
const BYTES_ROUND_A_HEADER = ': \r\n'.length / 2;

/** Notes every request that this process sends to `origin` until `stop` is called. */
export function watchRequests(origin: string): { readonly sent: SentRequest[]; stop(): void } {
  const sent: SentRequest[] = [];
  const entries = new WeakMap<object, SentRequest>();
  const listeners: readonly [string, (message: unknown) => void][] = [
    [
      'undici:request:create',
      (message) => {
        const { request } = message as Told;
        if (new URL(request.origin).origin !== origin) return;
        const entry = sentRequest(request);
        entries.set(request, entry);
        sent.push(entry);
      },
    ],
    [
      'undici:request:headers',
      (message) => {
        const { request, response } = message as Told;
        const entry = entries.get(request);
        if (entry === undefined || response === undefined) return;
        entry.status = response.statusCode;
        for (const text of response.headers) entry.answerBytes += text.length + BYTES_ROUND_A_HEADER;
      },
    ],
    [
      'undici:request:bodyChunkReceived',
      (message) => {
        const { request, chunk } = message as Told;
        const entry = entries.get(request);
        if (entry !== undefined) entry.answerBytes += chunk?.length ?? 0;
      },
    ],
  ];
  for (const [channel, listener] of listeners) subscribe(channel, listener);
  return {
    sent,
    stop: () => {
      for (const [channel, listener] of listeners) unsubscribe(channel, listener);
    },
  };
}

function sentRequest({ method, path, headers, body }: Told['request']): SentRequest {
  const fields: Record<string, string> = {};
  for (let at = 0; at + 1 < headers.length; at += 2) {
    fields[String(headers[at]).toLowerCase()] = String(headers[at + 1]);
  }
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : body;
  return {
    method,
    path,
    headers: fields,
    ...(typeof text === 'string' && { body: text }),
    status: 0,
    answerBytes: 0,
  };
}
