import { Agent, request } from 'undici';
import type { OfficeLogin, RunningOffice } from '../index';

/** One answer with its body as text, and read as JSON where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly json: unknown;
}

type Fields = Record<string, unknown>;

/** A plain HTTPS client with one cookie, for looking at an office the way curl would. Follows no redirect. */
export class Visitor {
  readonly #agent: Agent;
  cookie: string | null = null;

  constructor(private readonly office: Pick<RunningOffice, 'url' | 'caPem'>) {
    this.#agent = new Agent({ connect: { ca: office.caPem }, bodyTimeout: 5_000, headersTimeout: 5_000 });
  }

  async send(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD',
    reference: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const answer = await request(new URL(reference, `${this.office.url}/`), {
      method,
      dispatcher: this.#agent,
      headers: { ...(this.cookie === null ? {} : { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookie = [answer.headers['set-cookie'] ?? []].flat()[0];
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? null;
    const text = await answer.body.text();
    const isJson = String(answer.headers['content-type']).includes('json') && text !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      json: isJson ? tryJson(text) : undefined,
    };
  }

  signIn(login: Pick<OfficeLogin, 'login' | 'password'>): Promise<Reply> {
    return this.send('POST', '/data/login', { email: login.login, password: login.password });
  }

  async get(reference: string): Promise<Reply> {
    return this.send('GET', reference);
  }

  /** An object behind a reference; throws when there is none. */
  async object(reference: unknown): Promise<Fields> {
    const { status, json } = await this.get(String(reference));
    if (status !== 200 || typeof json !== 'object' || json === null) {
      throw new Error(`${String(reference)} answered ${status}.`);
    }
    return json as Fields;
  }

  /** A bare list behind a reference; throws when there is none. */
  async list(reference: unknown): Promise<Fields[]> {
    const found = await this.object(reference);
    if (!Array.isArray(found)) throw new Error(`${String(reference)} is not a list.`);
    return found as Fields[];
  }

  me(): Promise<Fields> {
    return this.object('/data/users/me');
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/** A visitor who is signed in. */
export async function visitorAs(office: RunningOffice, role: string): Promise<Visitor> {
  const login = office.logins.find((one) => one.roles.includes(role));
  if (login === undefined) throw new Error(`Nobody is ${role}.`);
  const visitor = new Visitor(office);
  const { status } = await visitor.signIn(login);
  if (status !== 200) throw new Error(`Signing in as ${role} answered ${status}.`);
  return visitor;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
