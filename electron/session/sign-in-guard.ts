import { createHash, randomBytes } from 'node:crypto';
import { type Failure, type FailureName, fail, failureOf, needsSignIn, OfficeError } from '../office/errors';
import type { Credentials, SessionState } from '../office/office-system';
import { stopped } from './time-limit';

/**
 * Thrown by a system's call when the answer looks like an ended session. `otherwise` is what the answer means if the
 * session turns out to be alive: then it was about this one resource.
 */
export class ExpirySign extends Error {
  readonly otherwise: OfficeError;

  constructor(otherwise: OfficeError) {
    super('the answer looks like an ended session');
    this.name = 'ExpirySign';
    this.otherwise = otherwise;
  }
}

export interface SignInGuardOptions {
  credentials(): Promise<Credentials | undefined>;
  /** Opens a session with the server, and proves it. Rejects with `wrong-credentials` when the server refuses. */
  signIn(credentials: Credentials, signal: AbortSignal): Promise<void>;
  /** Asks the server whether the session still stands. */
  isAlive(signal: AbortSignal): Promise<boolean>;
  onState(state: SessionState): void;
  now?(): number;
}

/** After these the same credentials are not sent again: the server saw them and did not want them. */
const refusals: ReadonlySet<FailureName> = new Set([
  'wrong-credentials',
  'locked-out',
  'second-factor',
  'not-this-system',
  'invalid',
]);

/** A page in the server's place may be gone in a while: then what it did not want is offered again, ever less often. */
const passingRefusals: ReadonlySet<FailureName> = new Set(['not-this-system']);

/** After a sign-in that helped nothing, the next silent one waits; each time twice as long. */
const firstBrakeMs = 60_000;
const longestBrakeMs = 15 * 60_000;

interface Refused {
  readonly mark: string;
  readonly failure: Failure;
  readonly until: number;
  readonly ms: number;
}

/**
 * Keeps one account signed in. One sign-in at a time, shared by all calls that wait for it; one silent sign-in per
 * expiry; a refused password is not sent again, however often it is offered.
 */
export class SignInGuard {
  readonly #options: SignInGuardOptions;
  readonly #closing = new AbortController();
  readonly #salt = randomBytes(16);
  #state: SessionState = 'signed-out';
  /** Counts sessions, so that a call can tell whether the one it used is still the current one. */
  #generation = 0;
  #signingIn: Promise<void> | undefined;
  #asking: Promise<boolean> | undefined;
  /** Credentials that the server turned away, and what it said: the latest without a second factor, and with one. */
  #refused: Refused | undefined;
  #refusedCode: Refused | undefined;
  #brake: { readonly until: number; readonly ms: number } | undefined;

  constructor(options: SignInGuardOptions) {
    this.#options = options;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** A person asks for it: signs in if there is no session, without regard to earlier sign-ins that helped nothing. */
  async signIn(signal?: AbortSignal): Promise<void> {
    this.#brake = undefined;
    // Asking for a second factor once more is how a new code is had.
    if (this.#refused?.failure.name === 'second-factor') this.#refused = undefined;
    await this.#ensure(signal);
  }

  /** Runs a read in a session, and once more in a new session if this one has ended. */
  async run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const generation = await this.#ensure(signal);
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof ExpirySign)) throw thrown;
      if (await this.#stands(generation, signal)) throw thrown.otherwise;
    }
    const next = await this.#ensure(signal);
    try {
      const result = await work();
      this.#brake = undefined;
      return result;
    } catch (thrown) {
      if (!(thrown instanceof ExpirySign)) throw thrown;
      if (await this.#stands(next, signal)) throw thrown.otherwise;
      this.#pullBrake();
      throw fail('expired', { detail: 'the session ended again at once' }, thrown.otherwise);
    }
  }

  /** Runs a write in a session, once whatever happens. An ended session is `expired` and nothing is sent again. */
  async runOnce<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const generation = await this.#ensure(signal);
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof ExpirySign)) throw thrown;
      if (await this.#stands(generation, signal)) throw thrown.otherwise;
      throw fail('expired', {}, thrown.otherwise);
    }
  }

  close(): void {
    this.#closing.abort(fail('expired', { detail: 'signed out' }));
    this.#enter('signed-out');
  }

  async #ensure(signal: AbortSignal | undefined): Promise<number> {
    if (this.#closing.signal.aborted) throw stopped(this.#closing.signal);
    if (this.#state !== 'signed-in') {
      this.#signingIn ??= this.#open().finally(() => {
        this.#signingIn = undefined;
      });
      await unlessStopped(this.#signingIn, signal);
    }
    return this.#generation;
  }

  async #open(): Promise<void> {
    const before = this.#state;
    if (this.#brake !== undefined && this.#now() < this.#brake.until) {
      throw fail('expired', { detail: 'signing in did not help' });
    }
    const credentials = await this.#options.credentials();
    if (credentials === undefined) {
      this.#enter('signed-out');
      throw fail('expired', { detail: 'no password at hand' });
    }
    const mark = this.#markOf(credentials);
    const withCode = credentials.code !== undefined;
    const refused = withCode ? this.#refusedCode : this.#refused;
    if (mark === refused?.mark && this.#now() < refused.until) throw new OfficeError(refused.failure);
    this.#enter('signing-in');
    try {
      await this.#options.signIn(credentials, this.#closing.signal);
      this.#generation += 1;
      this.#refused = undefined;
      this.#refusedCode = undefined;
      this.#enter('signed-in');
    } catch (error) {
      const failure = failureOf(error);
      if (refusals.has(failure.name)) {
        const refusal = this.#refusal(mark, failure);
        // A code that is wrong says nothing new of the password, which still waits for a good one.
        if (withCode) this.#refusedCode = refusal;
        else this.#refused = refusal;
      }
      if (failure.name === 'rate-limited') this.#pullBrake(failure.retryAt);
      this.#enter(needsSignIn(failure) ? 'locked' : before);
      throw error;
    }
  }

  /** Whether the session a call used is the current one and alive; if it has ended, that is noted. */
  async #stands(generation: number, signal: AbortSignal | undefined): Promise<boolean> {
    if (!this.#isCurrent(generation)) return false;
    // An answer that was already on its way when the sign was seen proves nothing: ask after it.
    if (this.#asking !== undefined) await unlessStopped(settled(this.#asking), signal);
    if (!this.#isCurrent(generation)) return false;
    this.#asking ??= this.#ask(generation);
    return await unlessStopped(this.#asking, signal);
  }

  async #ask(generation: number): Promise<boolean> {
    try {
      const alive = await this.#options.isAlive(this.#closing.signal);
      if (!alive && this.#isCurrent(generation)) this.#enter('expired');
      return alive;
    } finally {
      this.#asking = undefined;
    }
  }

  #isCurrent(generation: number): boolean {
    return this.#state === 'signed-in' && this.#generation === generation;
  }

  #refusal(mark: string, failure: Failure): Refused {
    const ms = Math.min((this.#refused?.ms ?? firstBrakeMs / 2) * 2, longestBrakeMs);
    const until = passingRefusals.has(failure.name) ? this.#now() + ms : Number.POSITIVE_INFINITY;
    return { mark, failure, until, ms };
  }

  #pullBrake(until = 0): void {
    const ms = Math.min((this.#brake?.ms ?? firstBrakeMs / 2) * 2, longestBrakeMs);
    this.#brake = { ms, until: Math.max(this.#now() + ms, until) };
  }

  /** Recognises refused credentials without keeping them. */
  #markOf(credentials: Credentials): string {
    const { login, password, token, code } = credentials;
    const text = JSON.stringify([login, password, token, code]);
    return createHash('sha256').update(this.#salt).update(text).digest('base64');
  }

  #enter(state: SessionState): void {
    if (state === this.#state) return;
    if (this.#closing.signal.aborted && state !== 'signed-out') return;
    this.#state = state;
    this.#options.onState(state);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

async function settled(promise: Promise<unknown>): Promise<void> {
  await Promise.allSettled([promise]);
}

/** One caller that gives up does not end what others wait for. */
function unlessStopped<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(stopped(signal));
    if (signal.aborted) {
      promise.catch(() => undefined);
      return stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
