import { fail, OfficeError } from '../../office/errors';
import type { Connection, Credentials, SessionState } from '../../office/office-system';
import type { Answer } from '../../session/answer';
import type { Bounds } from '../../session/bounds';
import { HttpsSession } from '../../session/https-session';
import { ExpirySign, SignInGuard } from '../../session/sign-in-guard';
import { statusFailure } from '../../session/status-failures';
import { Turnstile } from '../../session/turnstile';
import { type Action, type ActionOutcome, type ActionSuccess, succeeded } from './action';
import type { Assumptions } from './assumptions';
import { envelopeOf, isEnvelope, type Keys, readEnvelope } from './envelope';
import { clockError, codeFailure, isClaimError, isCredentialError, missingResult } from './error-codes';
import { FieldNegotiation } from './field-negotiation';

/** One request with its answer, and what it was sent with. */
interface Exchange {
  readonly answer: Answer;
  readonly outcomes: ActionOutcome[];
  readonly sentAt: number;
  readonly offsetMs: number;
  readonly claim: string | undefined;
}

const mostNegotiations = 12;
const keyLengths = { token: 32, secret: 64 };

/**
 * Sends actions, signed, as few requests as will hold them and one at a time. There is no session on the server: a
 * session here is a pair of keys that the server has taken.
 */
export class OnOfficeClient {
  readonly origin: string;
  readonly fields = new FieldNegotiation();
  readonly #session: HttpsSession;
  readonly #guard: SignInGuard;
  readonly #turn = new Turnstile();
  readonly #assumptions: Assumptions;
  readonly #claimSource: Connection['marketplaceClaim'];
  #keys: Keys | undefined;
  #claim: string | undefined;
  /** How far the server's clock is ahead of ours. */
  #clockOffsetMs = 0;

  constructor(
    connection: Connection,
    assumptions: Assumptions,
    bounds: Partial<Bounds>,
    /** Reads who the person is, with keys that are not yet known to be good. */
    enter: (credentials: Credentials, signal: AbortSignal) => Promise<void>,
  ) {
    this.#assumptions = assumptions;
    this.#claimSource = connection.marketplaceClaim;
    this.#session = new HttpsSession({
      origin: connection.origin,
      userAgent: connection.userAgent,
      bounds,
      resolveProxy: (origin) => connection.resolveProxy(origin),
      allowLoopbackHttp: connection.allowLoopbackHttp ?? false,
      ...(connection.caPem !== undefined && { caPem: connection.caPem }),
    });
    this.origin = this.#session.origin;
    this.#guard = new SignInGuard({
      credentials: () => connection.credentials(),
      signIn: async (credentials, signal) => {
        this.#keys = keysOf(credentials);
        await enter(credentials, signal);
      },
      isAlive: (signal) => this.#isAlive(signal),
      onState: (state) => connection.onSessionState(state),
    });
  }

  get state(): SessionState {
    return this.#guard.state;
  }

  /** An empty request: onOffice answers it in its envelope, with an error. No key is sent. */
  async checkServer(signal?: AbortSignal): Promise<void> {
    const answer = await this.#post({ token: '', request: { actions: [] } }, true, signal);
    if (isEnvelope(answer)) return;
    const failure = statusFailure(answer);
    const isPassing = ['server-down', 'rate-limited', 'timeout'].includes(failure?.failure.name ?? '');
    if (failure !== undefined && isPassing) throw failure;
    throw fail('not-this-system', { detail: `HTTP ${answer.status}` });
  }

  async signIn(signal?: AbortSignal): Promise<void> {
    await this.#guard.signIn(signal);
  }

  /** Makes sure that somebody is signed in. */
  async ensure(signal?: AbortSignal): Promise<void> {
    await this.#guard.run(async () => undefined, signal);
  }

  /** Runs reading actions; each has its own outcome. A key that is no longer good leads to one new sign-in. */
  async read(actions: readonly Action[], signal?: AbortSignal): Promise<ActionOutcome[]> {
    return await this.#guard.run(() => this.readPlainly(actions, signal), signal);
  }

  /** As `read`, for a single action that has to succeed. */
  async readOne(action: Action, signal?: AbortSignal): Promise<ActionSuccess> {
    const [outcome] = await this.read([action], signal);
    if (outcome === undefined || !succeeded(outcome)) throw codeFailure(outcome?.code ?? 0);
    return outcome;
  }

  /** As `read`, while signing in. */
  async readPlainly(actions: readonly Action[], signal: AbortSignal | undefined): Promise<ActionOutcome[]> {
    const outcomes: ActionOutcome[] = [];
    for (const batch of batches(actions, this.#assumptions.actionsPerRequest)) {
      outcomes.push(...(await this.#negotiate(batch, signal)));
    }
    return outcomes;
  }

  /**
   * Hands a write to the server, once: it is sent again only after the server has said that it took no notice of it (its
   * clock, an outdated claim).
   */
  async write(action: Action, signal?: AbortSignal): Promise<ActionOutcome> {
    return await this.#guard.runOnce(async () => {
      const [outcome] = await this.#exchange([action], false, signal);
      return outcome ?? { code: missingResult, message: '' };
    }, signal);
  }

  async close(): Promise<void> {
    this.#guard.close();
    this.#keys = undefined;
    await this.#session.close();
  }

  /** Asks again for those whose fields were refused, without these fields. */
  async #negotiate(actions: readonly Action[], signal: AbortSignal | undefined): Promise<ActionOutcome[]> {
    const outcomes = new Map<Action, ActionOutcome>();
    let open = actions;
    for (let round = 0; open.length > 0; round += 1) {
      const sent = open.map((action) => this.fields.fit(action));
      const given = await this.#exchange(sent, true, signal);
      const again: Action[] = [];
      open.forEach((action, at) => {
        const outcome = given[at];
        const fitted = sent[at];
        if (outcome === undefined || fitted === undefined) return;
        outcomes.set(action, outcome);
        const worthIt = !succeeded(outcome) && round < mostNegotiations && this.fields.learn(fitted, outcome);
        if (worthIt) again.push(action);
      });
      open = again;
    }
    return actions.map((action) => outcomes.get(action) ?? { code: missingResult, message: '' });
  }

  /** One request, and another one when the server's clock or the claim was the trouble. */
  async #exchange(
    actions: readonly Action[],
    repeatable: boolean,
    signal: AbortSignal | undefined,
  ): Promise<ActionOutcome[]> {
    const first = await this.#sendOnce(actions, repeatable, signal);
    const isLate = first.outcomes.some(({ code }) => code === clockError);
    const isOutdated = first.outcomes.some(({ code }) => isClaimError(code));
    // Nothing of a write was done when its only action was refused this way; of reads nothing can be done twice.
    const again = (isLate && this.#adjustClock(first)) || (isOutdated && (await this.#renewClaim(first)));
    const outcomes = again ? (await this.#sendOnce(actions, repeatable, signal)).outcomes : first.outcomes;
    return checked(outcomes, this.#assumptions.marketplaceClaim.retryMs);
  }

  async #sendOnce(
    actions: readonly Action[],
    repeatable: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Exchange> {
    const keys = this.#keys;
    if (keys === undefined) throw fail('expired', { detail: 'no keys at hand' });
    if (this.#claim === undefined && this.#claimSource !== undefined) this.#claim = await this.#claimSource();
    return await this.#turn.pass(async () => {
      const sentAt = Date.now();
      const offsetMs = this.#clockOffsetMs;
      const claim = this.#claim;
      const timestamp = Math.floor((sentAt + offsetMs) / 1_000);
      const answer = await this.#post(envelopeOf(actions, keys, timestamp, claim), repeatable, signal);
      return { answer, outcomes: readEnvelope(answer, actions), sentAt, offsetMs, claim };
    });
  }

  #post(body: object, repeatable: boolean, signal: AbortSignal | undefined): Promise<Answer> {
    const reference = this.#assumptions.address.path;
    return this.#session.request({ method: 'POST', reference, json: body, repeatable, signal });
  }

  /** Takes the server's clock from its `Date` header; `false` when what was sent would not be sent otherwise now. */
  #adjustClock({ answer, sentAt, offsetMs }: Exchange): boolean {
    const shown = Date.parse(answer.headers.date ?? '');
    // The header is cut to the second, and was written somewhere between sending and now.
    if (!Number.isNaN(shown)) this.#clockOffsetMs = Math.round(shown + 500 - (sentAt + Date.now()) / 2);
    return Math.abs(this.#clockOffsetMs - offsetMs) > 5_000;
  }

  async #renewClaim({ claim }: Exchange): Promise<boolean> {
    // Another call may have asked for a new one meanwhile.
    if (this.#claim === claim) this.#claim = await this.#claimSource?.(claim);
    return this.#claim !== undefined && this.#claim !== claim;
  }

  async #isAlive(signal: AbortSignal): Promise<boolean> {
    const own: Action = { verb: 'get', resourceType: 'users', parameters: { userfilter: 'onlyOwn' } };
    try {
      await this.readPlainly([own], signal);
      return true;
    } catch (error) {
      if (error instanceof ExpirySign) return false;
      throw error;
    }
  }
}

/**
 * A wrong key anywhere is a matter of the whole account: it looks like an ended session and is asked about. A claim that
 * nobody has renewed yet may be renewed without the person at the desk.
 */
function checked(outcomes: ActionOutcome[], claimRetryMs: number): ActionOutcome[] {
  const wrong = outcomes.find(({ code }) => isCredentialError(code));
  if (wrong !== undefined) throw new ExpirySign(codeFailure(wrong.code));
  const outdated = outcomes.find(({ code }) => isClaimError(code));
  if (outdated !== undefined) {
    const { failure } = codeFailure(outdated.code);
    throw new ExpirySign(new OfficeError({ ...failure, retryAt: Date.now() + claimRetryMs }));
  }
  const late = outcomes.find(({ code }) => code === clockError);
  if (late !== undefined) throw codeFailure(late.code);
  return outcomes;
}

/**
 * The keys as typed, without blanks around them. They are told apart by their length before anything is sent: a secret in
 * the token's place would leave the machine (reference a.2).
 */
function keysOf({ token, password }: Credentials): Keys {
  const keys = { token: (token ?? '').trim(), secret: password.trim() };
  if (keys.token.length === keyLengths.secret && keys.secret.length === keyLengths.token) {
    throw fail('invalid', { detail: 'key: token and secret are the wrong way round' });
  }
  for (const name of ['token', 'secret'] as const) {
    if (keys[name].length !== keyLengths[name]) {
      throw fail('invalid', { detail: `key: the API ${name} has ${keyLengths[name]} characters` });
    }
  }
  return keys;
}

function batches(actions: readonly Action[], size: number): Action[][] {
  const count = Math.ceil(actions.length / size);
  return Array.from({ length: count }, (_, at) => actions.slice(at * size, (at + 1) * size));
}
