import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { writeAnswer, writeSpoiled } from './answer-writer';
import type { OfficeClock } from './clock';
import { commitsFirst, type Fault, type FaultBox } from './faults';
import { answer, htmlAnswer, type OfficeAnswer } from './office-answer';
import type { LoggedRequest, OfficeLog } from './office-log';
import { describeRequest, type OfficeRequest, readBody, readJson } from './office-request';

const bodyLimitBytes = 1_000_000;

/** What one office system has to say about a request; everything around it is the same for all. */
export interface OfficeHandler {
  /** Whose session it is, or who is trying to sign in. */
  loginOf(request: OfficeRequest): string | null;
  isSignIn(request: OfficeRequest): boolean;
  /** Whether a sign-in was accepted. */
  acceptedSignIn(answer: OfficeAnswer): boolean;
  /** Whether a request writes, where the method does not tell; by default all but GET and HEAD do. */
  isWrite?(request: OfficeRequest): boolean;
  handle(request: OfficeRequest): OfficeAnswer;
}

/** Takes requests through log, faults, office and ledger, in this order. */
export class OfficeServer {
  constructor(
    private readonly handler: OfficeHandler,
    private readonly faults: FaultBox,
    private readonly log: OfficeLog,
    private readonly clock: OfficeClock,
  ) {}

  readonly listener = (message: IncomingMessage, response: ServerResponse): void => {
    this.#serve(message, response).catch((error: unknown) => {
      // A client that goes away in the middle of its own request is everyday; anything else is a mistake here.
      if (message.destroyed || response.destroyed) return;
      response.destroy();
      queueMicrotask(() => {
        throw error;
      });
    });
  };

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(message, bodyLimitBytes);
    const request = describeRequest(message, body ?? Buffer.alloc(0));
    const address = message.url ?? '/';
    const login = this.handler.loginOf(request);
    const entry = this.log.request(this.clock.now(), request, address, login);
    const fault = this.faults.take(request, address, login);
    entry.fault = fault?.kind ?? null;

    const delayMs = fault?.delayMs ?? (fault?.kind === 'delay' ? 1_000 : 0);
    const actsFirst = fault?.commit === true;

    if (delayMs > 0 && !actsFirst) await pause(delayMs);
    const given = fault === undefined || commitsFirst(fault) ? this.#answer(request, body === null) : null;
    if (delayMs > 0 && actsFirst) await pause(delayMs);

    const record = this.#record(request, entry, given);
    record(await this.#send(message, response, fault, given));
  }

  #answer(request: OfficeRequest, isTooLarge: boolean): OfficeAnswer {
    if (isTooLarge) return htmlAnswer(413, 'Request Entity Too Large', 'The request is too large.');
    return this.handler.handle(request);
  }

  async #send(
    message: IncomingMessage,
    response: ServerResponse,
    fault: Fault | undefined,
    given: OfficeAnswer | null,
  ): Promise<number | null> {
    if (fault !== undefined && fault.kind !== 'delay') return writeSpoiled(message, response, fault, given);
    const whole = given ?? answer(500, null, '');
    writeAnswer(response, whole);
    return whole.status;
  }

  /** Writes the ledger at once, so that it is there before the client has the answer; the status follows. */
  #record(
    request: OfficeRequest,
    entry: LoggedRequest,
    given: OfficeAnswer | null,
  ): (status: number | null) => void {
    const { number, time, login, method, path, fault } = entry;
    entry.bytes = given?.body.length ?? 0;
    entry.status = given?.status ?? null;
    if (this.handler.isSignIn(request)) {
      const accepted = given !== null && this.handler.acceptedSignIn(given);
      this.log.signIns.push({ request: number, time, login, accepted, status: entry.status });
    } else if (this.handler.isWrite?.(request) ?? (method !== 'GET' && method !== 'HEAD')) {
      const text = request.body.toString('utf8');
      const body = readJson(request.body) ?? text;
      const effect = given?.effect ?? null;
      const line = { request: number, time, login, method, path, body, effect, status: entry.status, fault };
      this.log.ledger.push(line);
      return (status) => {
        line.status = status;
        entry.status = status;
      };
    }
    return (status) => {
      entry.status = status;
    };
  }
}
