import type { OfficeClock } from '../common/clock';
import { answer, htmlAnswer, type OfficeAnswer } from '../common/office-answer';
import { isRecord, type OfficeRequest, readJson } from '../common/office-request';
import type { OfficeHandler } from '../common/office-server';
import { ActionError, type ActionResult, type AskedAction } from './action-error';
import { AppointmentDesk } from './appointment-desk';
import type { ClaimBook } from './claim-book';
import { fieldsOf } from './field-lists';
import type { OfficeBook } from './office-book';
import type { OnofficeValues } from './onoffice-switches';
import { PeopleDesk } from './people-desk';
import { phpJson } from './php-json';
import { actionPrefix, signatureVersion1, signatureVersion2 } from './signature';
import { TaskDesk } from './task-desk';

const paths = ['/api/stable/api.php', '/api/latest/api.php'];
const writingVerbs = ['create', 'modify', 'delete', 'do'];

/** One action's part of the answer. */
interface Outcome {
  readonly asked: AskedAction;
  readonly code: number;
  readonly message: string;
  readonly result: ActionResult;
}

const nothing: ActionResult = { records: [], total: null };

/** The onOffice half of a request: envelope, signature, actions. Knows nothing of sockets, faults and logs. */
export class OnofficeHandler implements OfficeHandler {
  readonly #tasks: TaskDesk;
  readonly #appointments: AppointmentDesk;
  readonly #people: PeopleDesk;
  readonly #recent: number[] = [];

  constructor(
    private readonly book: OfficeBook,
    private readonly switches: OnofficeValues,
    private readonly claims: ClaimBook,
    private readonly clock: OfficeClock,
  ) {
    this.#tasks = new TaskDesk(book, switches);
    this.#appointments = new AppointmentDesk(book, switches);
    this.#people = new PeopleDesk(book, switches);
  }

  /** The server knows the office and nobody in it. */
  loginOf(): null {
    return null;
  }

  /** There is none; a request whose keys are refused stands for one that was tried. */
  isSignIn(request: OfficeRequest): boolean {
    const sent = readJson(request.body);
    const token = isRecord(sent) ? String(sent.token) : '';
    return actionsIn(sent).some(
      (action) => token !== this.book.token || !this.#isSigned(isRecord(action) ? action : {}, token),
    );
  }

  acceptedSignIn(): boolean {
    return false;
  }

  /** Every call is a POST; what it does stands in its actions. */
  isWrite(request: OfficeRequest): boolean {
    return actionsIn(readJson(request.body)).some((action) => {
      const verb = isRecord(action) ? String(action.actionid).slice(actionPrefix.length) : '';
      return writingVerbs.includes(verb);
    });
  }

  handle(request: OfficeRequest): OfficeAnswer {
    if (!paths.includes(request.path)) {
      return htmlAnswer(404, 'Not Found', 'The requested URL was not found on this server.');
    }
    if (this.#isTooMany()) {
      const headers = { 'retry-after': String(this.switches.retryAfterSeconds) };
      return htmlAnswer(429, 'Too Many Requests', 'Too many requests.', headers);
    }
    const sent = readJson(request.body);
    const actions = actionsIn(sent);
    if (!isRecord(sent)) return this.#outer(500, 3, 'The JSON is not valid.');
    if (actions.length === 0) return this.#outer(500, 9, 'The request is empty.');
    if (typeof sent.token !== 'string' || sent.token === '')
      return this.#outer(400, 13, 'The token is missing.');
    if (!this.switches.allowedAddress) return this.#outer(500, 158, 'The IP address is not allowed.');
    const most = this.switches.maxActions;
    if (most > 0 && actions.length > most) return this.#outer(500, 9, 'Too many actions.');
    const isKnown = sent.token === this.book.token;
    if (!isKnown && this.switches.tokenRefusal === 'outer') return this.#outer(400, 22, 'Not authenticated.');
    const outcomes = actions.map((action) => this.#run(action, String(sent.token), isKnown));
    return this.#results(outcomes);
  }

  #run(action: unknown, token: string, isKnown: boolean): Outcome {
    const fields = isRecord(action) ? action : {};
    const asked = askedOf(fields);
    try {
      for (const [code, name] of [
        [14, 'actionid'],
        [18, 'resourceid'],
        [19, 'resourcetype'],
        [20, 'parameters'],
      ] as const) {
        if (!Object.hasOwn(fields, name)) throw new ActionError(code, `${name} is missing.`);
      }
      if (!isKnown) throw new ActionError(22, 'Not authenticated.');
      this.#checkSignature(fields, token);
      const viewer = this.#viewerOf(asked);
      this.#checkRefusals(asked);
      return { asked, code: 0, message: 'OK', result: this.#perform({ ...asked, viewer }) };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      return { asked, code: error.code, message: error.message, result: nothing };
    }
  }

  /** @throws ActionError 136 for a time outside the window, 137 for a wrong signature or the old version of it */
  #checkSignature(fields: Readonly<Record<string, unknown>>, token: string): void {
    const offSeconds = Math.abs(Number(fields.timestamp) - this.clock.now().getTime() / 1_000);
    if (!(offSeconds <= this.switches.windowSeconds))
      throw new ActionError(136, 'The timestamp is out of range.');
    if (!this.#isSigned(fields, token)) throw new ActionError(137, 'The HMAC is invalid.');
  }

  #isSigned(fields: Readonly<Record<string, unknown>>, token: string): boolean {
    const { timestamp, hmac, hmac_version } = fields;
    const asked = askedOf(fields);
    const signed = {
      token,
      timestamp: String(timestamp),
      resourceType: asked.resourceType,
      resourceId: asked.resourceId,
      identifier: String(asked.identifier ?? ''),
      actionId: asked.actionId,
      parameters: asked.parameters,
    };
    const isVersion2 = hmac_version === '2' || hmac_version === 2;
    const isOld = hmac_version === undefined && this.switches.version1;
    const expected = isVersion2
      ? signatureVersion2(signed, this.book.secret)
      : isOld
        ? signatureVersion1(signed, this.book.secret)
        : null;
    return expected !== null && hmac === expected;
  }

  /** @throws ActionError in the marketplace, without the latest claim */
  #viewerOf({ parameters }: AskedAction): string | null {
    if (!this.switches.marketplace) return null;
    const found = this.claims.read(parameters.extendedclaim);
    if (found === 'missing') throw new ActionError(193, 'The extended claim is missing or invalid.');
    if (found === 'outdated') throw new ActionError(201, 'The extended claim is outdated.');
    return found.userName;
  }

  #checkRefusals({ verb, resourceType }: AskedAction): void {
    const refused = entriesOf(this.switches.refuseActions).find(
      ([name]) => name === `${verb} ${resourceType}`,
    );
    if (refused !== undefined) throw new ActionError(Number(refused[1] ?? 500), 'The action was refused.');
  }

  #perform(asked: AskedAction): ActionResult {
    switch (`${asked.verb} ${asked.resourceType}`) {
      case 'read task':
        return this.#tasks.read(asked);
      case 'modify task':
        return this.#tasks.modify(asked);
      case 'get appointmentList':
        return this.#appointments.list(asked);
      case 'read calendar':
        return this.#appointments.readOne(asked);
      case 'modify relation':
        return this.#appointments.confirm(asked);
      case 'get users':
        return this.#people.usersShort(asked);
      case 'read user':
        return this.#people.users(asked);
      case 'read userphoto':
        return this.#people.photos(asked);
      case 'get groups':
        return this.#people.groups(asked);
      case 'get idsfromrelation':
        return this.#people.related(asked);
      case 'get search':
        return this.#people.search(asked);
      case 'create agentslog':
        return this.#logEntry(asked);
      case 'get fields':
        return fieldsOf(asked);
      default:
        throw new ActionError(asked.resourceType === '' ? 23 : 25, 'Unknown resource type.');
    }
  }

  #logEntry({ parameters }: AskedAction): ActionResult {
    if (!this.switches.agentsLogRight) throw new ActionError(156, 'Access violation.');
    const { taskid, note, actionkind } = parameters;
    if (typeof note !== 'string' || typeof actionkind !== 'string') {
      throw new ActionError(254, 'Mandatory field missing.');
    }
    const id = this.book.log.length + 1;
    const taskId = taskid === undefined ? null : Number(taskid);
    this.book.log.push({ id, taskId, kind: actionkind, note, at: this.clock.now() });
    return {
      records: [{ id, type: 'agentsLog', elements: [] }],
      total: null,
      effect: { kind: 'log-entry', task: taskId, note },
    };
  }

  #results(outcomes: readonly Outcome[]): OfficeAnswer {
    const dropped = entriesOf(this.switches.dropResults).map(([name]) => name);
    const failed = outcomes.find(({ code }) => code !== 0);
    const isLoud = failed !== undefined && this.switches.outerStatus === '500-97';
    const status = isLoud
      ? { code: 500, errorcode: 97, message: 'Error in action' }
      : { code: 200, errorcode: 0, message: 'OK' };
    const results = outcomes
      .filter(({ asked }) => !dropped.includes(`${asked.verb} ${asked.resourceType}`))
      .map((outcome) => this.#resultOf(outcome));
    const effects = outcomes.flatMap(({ result }) => result.effect ?? []);
    return {
      ...this.#json(status.code, { status, response: { results } }),
      ...(effects.length > 0 && { effect: { effects } }),
    };
  }

  #resultOf({ asked, code, message, result }: Outcome): object {
    const errorcode = this.switches.errorCodes === 'list' ? [code] : code;
    return {
      actionid: asked.actionId,
      resourceid: asked.resourceId,
      resourcetype: asked.resourceType,
      cacheable: ['read', 'get'].includes(asked.verb) && code === 0,
      identifier: asked.identifier,
      data: { meta: { cntabsolute: result.total }, records: result.records },
      status: { ...(this.switches.innerCode && { code: code === 0 ? 200 : 500 }), errorcode, message },
      ...(this.switches.extraFields && { newMember: { since: '2027-01' } }),
    };
  }

  #outer(code: number, errorcode: number, message: string): OfficeAnswer {
    return this.#json(code, { status: { code, errorcode, message }, response: { results: [] } });
  }

  #json(code: number, value: unknown): OfficeAnswer {
    const body = this.switches.escapes === 'php' ? phpJson(value) : JSON.stringify(value);
    // Without one of its own an answer would get the true time from the listener.
    const date = this.switches.dateHeader ? this.clock.now().toUTCString() : '';
    return answer(
      this.switches.httpStatus === 'follow' ? code : 200,
      'application/json; charset=utf-8',
      body,
      { date },
    );
  }

  #isTooMany(): boolean {
    const most = this.switches.rateLimitPerMinute;
    const now = this.clock.now().getTime();
    while (this.#recent[0] !== undefined && this.#recent[0] < now - 60_000) this.#recent.shift();
    if (most > 0 && this.#recent.length >= most) return true;
    this.#recent.push(now);
    return false;
  }
}

function askedOf(fields: Readonly<Record<string, unknown>>): AskedAction {
  return {
    verb: String(fields.actionid ?? '').slice(actionPrefix.length),
    actionId: String(fields.actionid ?? ''),
    resourceType: String(fields.resourcetype ?? ''),
    resourceId: String(fields.resourceid ?? ''),
    identifier: fields.identifier ?? null,
    parameters: isRecord(fields.parameters) ? fields.parameters : {},
    viewer: null,
  };
}

function actionsIn(sent: unknown): readonly unknown[] {
  if (!isRecord(sent) || !isRecord(sent.request)) return [];
  return Array.isArray(sent.request.actions) ? sent.request.actions : [];
}

/** `read task=149, get users` as pairs of name and value. */
function entriesOf(text: string): [string, string | undefined][] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', value] = one.split('=');
      return [name, value];
    });
}
