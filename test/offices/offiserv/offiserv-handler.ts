import { gzipSync } from 'node:zlib';
import type { OfficeClock } from '../common/clock';
import { answer, htmlAnswer, type OfficeAnswer } from '../common/office-answer';
import { type OfficeRequest, readJson } from '../common/office-request';
import type { OfficeHandler } from '../common/office-server';
import { RateLimit } from '../common/rate-limit';
import { Refusal } from '../common/refusal';
import type { Company } from './company';
import { documentFor } from './documents';
import type { Person } from './model';
import type { OffiservValues } from './offiserv-switches';
import { organizationDocument, userDocument } from './people-views';
import { Presenter } from './presenter';
import type { References } from './references';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { takeDecision } from './take-decision';
import { Validators } from './validators';

const loginPath = '/data/login';
const signInPage = '/signin.html';

/** What a path means to this request: which methods it takes, and what happens. */
interface Route {
  readonly methods: readonly string[];
  run(viewer: Person): OfficeAnswer;
}

/** The OffiServ half of a request: session, resources, decisions. Knows nothing of sockets, faults and logs. */
export class OffiservHandler implements OfficeHandler {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly present: Presenter;
  readonly #rateLimit: RateLimit;
  readonly #validators: Validators;
  /** The address under which the office is reached; known once it listens. */
  origin = 'https://localhost';

  constructor(
    private readonly company: Company,
    private readonly switches: OffiservValues,
    private readonly references: References,
    private readonly clock: OfficeClock,
    seed: number,
  ) {
    this.sessions = new Sessions(seed, clock, switches);
    this.signIn = new SignIn(company, switches, this.sessions, (status, text) => this.#error(status, text));
    this.present = new Presenter(company, switches, references, () => this.origin);
    this.#rateLimit = new RateLimit(clock, switches);
    this.#validators = new Validators(clock, switches);
  }

  loginOf(request: OfficeRequest): string | null {
    return this.isSignIn(request) ? SignIn.loginIn(request.body) : this.sessions.loginOf(request.cookies);
  }

  isSignIn(request: OfficeRequest): boolean {
    return request.path === loginPath && request.method === 'POST';
  }

  acceptedSignIn(given: OfficeAnswer): boolean {
    return given.headers['set-cookie'] !== undefined;
  }

  handle(request: OfficeRequest): OfficeAnswer {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (request.path === '/' || request.path === signInPage) {
      return isRead ? this.#signInPage() : wrongMethod(['GET']);
    }
    if (request.path === loginPath && request.method !== 'POST') return wrongMethod(['POST']);
    const route = request.path === loginPath ? null : this.#route(request);
    if (route === undefined) return htmlAnswer(404, 'Not Found', 'The page was not found on this server.');
    if (this.#rateLimit.isExceeded(this.loginOf(request) ?? 'nobody')) {
      return this.#error(429, 'Too many requests.', this.#rateLimit.headers());
    }
    if (route === null) return this.signIn.handle(request.body);

    const viewer = this.company.staff.find(this.sessions.loginOf(request.cookies) ?? '');
    if (viewer === undefined) return this.#expired();
    if (!route.methods.includes(isRead ? 'GET' : request.method)) return wrongMethod(route.methods);
    const renewed = this.sessions.use(request.cookies);
    const given = this.#finish(request, viewer, this.#run(route, viewer));
    return renewed === null ? given : { ...given, headers: { ...given.headers, 'set-cookie': renewed } };
  }

  #run(route: Route, viewer: Person): OfficeAnswer {
    try {
      return route.run(viewer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#error(error.status, error.message, error.status === 405 ? { allow: 'GET' } : {});
    }
  }

  #route(request: OfficeRequest): Route | undefined {
    const read = (make: (viewer: Person) => unknown): Route => ({
      methods: ['GET'],
      run: (viewer) => this.#json(make(viewer)),
    });
    if (request.path === '/data/users/me') return read((viewer) => userDocument(this.present, viewer));
    if (request.path === '/data/companies/my') return read(() => organizationDocument(this.present));
    const found = this.references.resolve(request.path);
    if (found === null) return undefined;
    const get = read((viewer) => documentFor(this.present, viewer, found, this.clock.now()));
    const { kind, id } = found.target;
    if (request.method !== 'PUT' || (kind !== 'leave' && kind !== 'leaveTicket')) {
      return { ...get, methods: kind === 'leave' || kind === 'leaveTicket' ? ['GET', 'PUT'] : ['GET'] };
    }
    return { methods: ['GET', 'PUT'], run: (viewer) => this.#decide(viewer, kind, id, request) };
  }

  #decide(viewer: Person, kind: 'leave' | 'leaveTicket', id: string, request: OfficeRequest): OfficeAnswer {
    this.#checkVersion(viewer, request);
    const { document, effect } = takeDecision(this.present, viewer, kind, id, readJson(request.body));
    const changed = effect === null ? {} : { effect };
    switch (this.switches.decisionAnswer) {
      case 'object':
        return { ...this.#json(document), ...changed };
      case 'no-content':
        return { ...answer(204, null, ''), ...changed };
      case 'empty':
        return { ...answer(200, null, ''), ...changed };
      case 'text':
        return { ...answer(200, 'text/plain; charset=utf-8', 'OK'), ...changed };
    }
  }

  /** @throws Refusal 412 where validators are on and the one sent is of another version */
  #checkVersion(viewer: Person, request: OfficeRequest): void {
    const expected = request.headers['if-match'];
    const found = this.references.resolve(request.path);
    if (this.switches.etag === 'off' || expected === undefined || found === null) return;
    const current = this.#json(documentFor(this.present, viewer, found, this.clock.now()));
    if (expected !== '*' && expected !== this.#validators.tag(current.body)) {
      throw new Refusal(412, 'The request was changed meanwhile.');
    }
  }

  #json(value: unknown): OfficeAnswer {
    return answer(200, this.switches.jsonType, JSON.stringify(value));
  }

  /** Adds what answers to reads carry: validators, compression, the way the length is told. */
  #finish(request: OfficeRequest, viewer: Person, given: OfficeAnswer): OfficeAnswer {
    const { transfer, compression } = this.switches;
    const isDocument = given.status === 200 && request.method === 'GET';
    const validators = isDocument ? this.#validators.headers(viewer.id, request.path, given.body) : {};
    const headers: OfficeAnswer['headers'] = { 'cache-control': 'no-cache', ...given.headers, ...validators };
    if (isDocument && this.#validators.isKnown(request.headers, validators))
      return answer(304, null, '', headers);
    const acceptsGzip = /\bgzip\b/u.test(String(request.headers['accept-encoding']));
    const isPacked = compression === 'gzip' && acceptsGzip && given.body.length > 0;
    return {
      ...given,
      headers: isPacked ? { ...headers, 'content-encoding': 'gzip' } : headers,
      body: isPacked ? gzipSync(given.body) : given.body,
      ...(transfer === 'mixed' ? {} : { transfer }),
    };
  }

  #expired(): OfficeAnswer {
    switch (this.switches.expiry) {
      case 'redirect':
        return answer(302, null, '', { location: signInPage });
      case '200-html':
        return this.#signInPage();
      default:
        return this.#error(Number(this.switches.expiry), 'Sign in first.');
    }
  }

  #signInPage(): OfficeAnswer {
    return htmlAnswer(200, 'OffiServ', 'Sign in with your e-mail address and your password.');
  }

  #error(status: number, message: string, headers: Record<string, string> = {}): OfficeAnswer {
    switch (this.switches.errorBodies) {
      case 'json':
        return answer(status, this.switches.jsonType, JSON.stringify({ error: message }), headers);
      case 'text':
        return answer(status, 'text/plain; charset=utf-8', message, headers);
      case 'html':
        return htmlAnswer(status, 'Error', message, headers);
      case 'empty':
        return answer(status, null, '', headers);
    }
  }
}

function wrongMethod(allowed: readonly string[]): OfficeAnswer {
  return htmlAnswer(405, 'Method Not Allowed', 'The address does not take this method.', {
    allow: allowed.join(', '),
  });
}
