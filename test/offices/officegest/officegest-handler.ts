import type { OfficeClock } from '../common/clock';
import { answer, type OfficeAnswer } from '../common/office-answer';
import { isRecord, type OfficeRequest, readJson } from '../common/office-request';
import type { OfficeHandler } from '../common/office-server';
import { RateLimit } from '../common/rate-limit';
import { Refusal } from '../common/refusal';
import { Invalid, invalid, OfficegestResources } from './officegest-resources';
import type { OfficegestValues } from './officegest-switches';
import { Tokens } from './tokens';
import type { Workshop } from './workshop';

const root = '/api/v2';
const loginPath = `${root}/auth/login`;
const logoutPath = `${root}/auth/logout`;

/** The OfficeGest half of a request: token, modules, resources. Knows nothing of sockets, faults and logs. */
export class OfficegestHandler implements OfficeHandler {
  readonly tokens: Tokens;
  readonly #resources: OfficegestResources;
  readonly #rateLimit: RateLimit;

  constructor(
    private readonly workshop: Workshop,
    private readonly switches: OfficegestValues,
    clock: OfficeClock,
  ) {
    this.tokens = new Tokens(clock, switches);
    this.#resources = new OfficegestResources(workshop, switches);
    this.#rateLimit = new RateLimit(clock, switches);
  }

  loginOf(request: OfficeRequest): string | null {
    return this.isSignIn(request)
      ? loginIn(request.body)
      : this.tokens.loginOf(request.headers.authorization);
  }

  isSignIn(request: OfficeRequest): boolean {
    return request.path === loginPath && request.method === 'POST';
  }

  acceptedSignIn(given: OfficeAnswer): boolean {
    const sent = readJson(given.body);
    return given.status === 200 && isRecord(sent) && isRecord(sent.data);
  }

  handle(request: OfficeRequest): OfficeAnswer {
    if (this.#rateLimit.isExceeded(this.loginOf(request) ?? 'nobody')) {
      return this.#error(429, 'Demasiados pedidos. Aguarde.', undefined, this.#rateLimit.headers());
    }
    try {
      return this.#answer(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#error(error.status, error.message, error instanceof Invalid ? error.errors : undefined);
    }
  }

  #answer(request: OfficeRequest): OfficeAnswer {
    if (this.isSignIn(request)) return this.#signIn(request);
    const login = this.tokens.loginOf(request.headers.authorization);
    if (login === null) throw new Refusal(401, 'Token inválido ou em falta.');
    if (request.path === logoutPath && request.method === 'DELETE') {
      return { ...json({ message: 'Sessão terminada.' }), effect: { ended: this.tokens.expire(login) } };
    }
    if (!request.path.startsWith(`${root}/`)) throw notFound();
    const path = request.path.slice(root.length);
    const found = this.#resources.find(path, request.query);
    if (found === undefined) throw notFound();
    // No write is known to be there (reference b.15).
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Refusal(405, 'Método não permitido.');
    const off = this.switches.modulesOff.split(',').filter((name) => name !== '');
    if (off.some((module) => path === `/${module}` || path.startsWith(`/${module}/`))) {
      throw new Refusal(403, 'Sem permissão para este recurso.');
    }
    return json(found());
  }

  #signIn(request: OfficeRequest): OfficeAnswer {
    const sent = readJson(request.body);
    const isJson = String(request.headers['content-type']).startsWith('application/json');
    const { username, password } = isJson && isRecord(sent) ? sent : {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw invalid(
        ['username', 'password'].filter((name) => !isRecord(sent) || typeof sent[name] !== 'string'),
      );
    }
    const login = username.trim().toLowerCase();
    if (this.workshop.passwordOf(login) !== password) return this.#wrong();
    const { tokenField, expiresInSeconds } = this.switches;
    return json({
      data: {
        [tokenField]: this.tokens.issue(login),
        ...(expiresInSeconds > 0 && { expires_in: expiresInSeconds }),
      },
    });
  }

  #wrong(): OfficeAnswer {
    const { wrongLogin } = this.switches;
    if (wrongLogin === '200-no-token') return json({ message: 'Credenciais inválidas.' });
    return this.#error(Number(wrongLogin), 'Credenciais inválidas.');
  }

  #error(
    status: number,
    message: string,
    errors?: Invalid['errors'],
    headers: Record<string, string> = {},
  ): OfficeAnswer {
    const more = errors === undefined ? {} : { errors };
    switch (this.switches.errorBodies) {
      case 'message':
        return json({ message, ...more }, status, headers);
      case 'error-text':
        return json({ error: message, ...more }, status, headers);
      case 'error-object':
        return json({ error: { code: status, message }, ...more }, status, headers);
      case 'empty':
        return answer(status, null, '', headers);
    }
  }
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): OfficeAnswer {
  return answer(status, 'application/json', JSON.stringify(value), headers);
}

function notFound(): Refusal {
  return new Refusal(404, 'Recurso não encontrado. Verifique o URL.');
}

/** The user name in a sign-in body, for the log. */
function loginIn(body: Buffer): string | null {
  const sent = readJson(body);
  return isRecord(sent) && typeof sent.username === 'string' ? sent.username.trim().toLowerCase() : null;
}
