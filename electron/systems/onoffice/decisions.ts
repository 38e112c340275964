import { fail } from '../../office/errors';
import type { DecisionOrder, Proof, TicketReading } from '../../office/office-system';
import type { Ticket, Verb } from '../../office/ticket';
import type { OnOfficeAccount } from './account';
import { type Action, succeeded } from './action';
import { ownContact, toInvitation, waitsForAnswer } from './appointment-mapping';
import type { AppointmentReader } from './appointments';
import { wallTextAt } from './dates';
import { codeFailure, isFieldError } from './error-codes';
import { refusedName } from './field-negotiation';
import type { OnOfficeClient } from './onoffice-client';
import { creatorUserName, roleIn, toTaskTicket, waitsNow } from './task-mapping';
import { labelOf, type Task, taskStates } from './task-wire';
import type { TaskReader } from './tasks';

const calendarToAddress = 'urn:onoffice-de-ns:smart:2.5:relationTypes:calendar:address';
const confirmationWords: Partial<Record<Verb, string>> = { accept: 'bestätigt', decline: 'gecancelt' };
const mostAcknowledged = 5_000;
/** What a task can be changed without, where the account refuses it. */
const droppable = ['Stand', 'erledigt', 'Kommentar'];

/** Reads tickets again and hands decisions over. */
export class Decisions {
  readonly #account: OnOfficeAccount;
  readonly #client: OnOfficeClient;
  readonly #tasks: TaskReader;
  readonly #appointments: AppointmentReader;
  /** What was answered here alone, by id and version. */
  readonly #acknowledged = new Set<string>();
  /** Reasons that stand in the agents log already, so that a second try does not write them twice. */
  readonly #logged = new Set<string>();

  constructor(
    account: OnOfficeAccount,
    client: OnOfficeClient,
    tasks: TaskReader,
    appointments: AppointmentReader,
  ) {
    this.#account = account;
    this.#client = client;
    this.#tasks = tasks;
    this.#appointments = appointments;
  }

  isAcknowledged({ id, version }: Ticket): boolean {
    return this.#acknowledged.has(`${id} ${version}`);
  }

  async readTicket({ id }: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    await this.#client.ensure(signal);
    const [kind, number] = partsOf(id);
    const now = Date.now();
    if (kind === 'task') {
      const task = await this.#tasks.readOne(number, signal);
      if (task === undefined) return { found: 'gone' };
      const ticket = toTaskTicket(task, this.#account, now);
      return { found: 'ticket', ticket, waitsForMe: waitsNow(task, roleIn(task, this.#account), now) };
    }
    const one = await this.#appointments.readOne(number, signal);
    if (one === undefined) return { found: 'gone' };
    const window = this.#appointments.window(now);
    const ticket = toInvitation(one, window, this.#account);
    const waitsForMe = waitsForAnswer(one, window, this.#account) && !this.isAcknowledged(ticket);
    return { found: 'ticket', ticket, waitsForMe };
  }

  async decide(order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    await this.#client.ensure(signal);
    const { ticket, verb } = order;
    if (!ticket.verbs.includes(verb)) throw fail('invalid', { detail: `${verb} is not offered` });
    if (ticket.onlyHere?.includes(verb) === true) return this.#acknowledge(ticket);
    const [kind, number] = partsOf(ticket.id);
    if (kind === 'task') await this.#changeTask(number, order, signal);
    else await this.#confirm(number, order, signal);
  }

  /** NA-12: the server is not asked anything and told nothing. */
  #acknowledge({ id, version }: Ticket): void {
    if (this.#acknowledged.size >= mostAcknowledged) this.#acknowledged.clear();
    this.#acknowledged.add(`${id} ${version}`);
  }

  async #changeTask(number: string, order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    // There is no version check on the server: what is there is looked at right before the write (reference c.5).
    const task = await this.#tasks.readOne(number, signal);
    if (task === undefined) throw fail('not-found', { detail: 'the task has gone' });
    const current = toTaskTicket(task, this.#account, Date.now());
    if (current.version !== order.ticket.version || !current.verbs.includes(order.verb)) {
      throw fail('conflict', { detail: 'the task has changed' });
    }
    const reason = order.verb === 'return' && order.reason !== '' ? order.reason : undefined;
    const change = { ...this.#changeFor(task, order), ...(reason !== undefined && { Kommentar: reason }) };
    await this.#modifyTask(number, change, order, signal);
  }

  /** One refused field fails the whole call (b.3), so nothing was written then, and it is made again without. */
  async #modifyTask(
    number: string,
    change: Readonly<Record<string, unknown>>,
    order: DecisionOrder,
    signal?: AbortSignal,
  ): Promise<void> {
    const kind = { verb: 'modify', resourceType: 'task' } as const;
    const { fields } = this.#client;
    for (let round = 0; round <= droppable.length; round += 1) {
      const data = Object.fromEntries(Object.entries(change).filter(([name]) => !fields.refuses(kind, name)));
      // The reason first, so that a task never goes back without it.
      if (change.Kommentar !== data.Kommentar) await this.#logReason(number, order, signal);
      const outcome = await this.#client.write({ ...kind, resourceId: number, parameters: { data } }, signal);
      if (succeeded(outcome)) return;
      const sent = droppable.filter((name) => Object.hasOwn(data, name));
      const refused = isFieldError(outcome.code) ? refusedName(outcome.message, sent) : undefined;
      if (refused === undefined) throw codeFailure(outcome.code);
      fields.refuse(kind, refused);
    }
  }

  /** Only what the person changed is sent: labels are never written, numbers always (c.5). */
  #changeFor(task: Task, { verb }: DecisionOrder): Record<string, unknown> {
    switch (verb) {
      case 'done':
        return { Status: taskStates.completed, erledigt: true, Stand: 100 };
      case 'take':
        return { Status: taskStates.inProcess, Bearbeiter: this.#account.me.colleague.userName };
      case 'return': {
        const creator = creatorUserName(task, this.#account);
        if (creator === undefined) throw fail('invalid', { detail: 'nobody to return it to' });
        return { Status: taskStates.clarification, Bearbeiter: creator };
      }
      default:
        throw fail('invalid', { detail: `${verb} is not known here` });
    }
  }

  /** NA-10. Once for an order, also when it is tried again. */
  async #logReason(number: string, { ticket, reason }: DecisionOrder, signal?: AbortSignal): Promise<void> {
    const key = JSON.stringify([ticket.id, ticket.version, reason]);
    if (this.#logged.has(key)) return;
    const { comment } = this.#account.assumptions;
    const parameters = {
      taskid: Number(number),
      datetime: wallTextAt(Date.now(), this.#account.zone),
      actionkind: comment.actionKind,
      actiontype: comment.actionType,
      note: reason,
    };
    await this.#write({ verb: 'create', resourceType: 'agentslog', parameters }, signal);
    this.#logged.add(key);
  }

  async #confirm(number: string, { ticket, verb }: DecisionOrder, signal?: AbortSignal): Promise<void> {
    const word = confirmationWords[verb];
    if (word === undefined) throw fail('invalid', { detail: `${verb} is not known here` });
    const one = await this.#appointments.readOne(number, signal);
    if (one === undefined) throw fail('not-found', { detail: 'the appointment has gone' });
    const current = toInvitation(one, this.#appointments.window(Date.now()), this.#account);
    const contact = ownContact(one, this.#account);
    if (current.version !== ticket.version || !current.verbs.includes(verb) || contact === undefined) {
      throw fail('conflict', { detail: 'the appointment has changed' });
    }
    await this.#write(
      {
        verb: 'modify',
        resourceType: 'relation',
        parameters: {
          relationtype: calendarToAddress,
          parentid: [Number(number)],
          childid: [Number(contact.id)],
          relationinfo: { statusTerminbestaetigung: word },
        },
      },
      signal,
    );
  }

  async #write(action: Action, signal?: AbortSignal): Promise<void> {
    const outcome = await this.#client.write(action, signal);
    if (!succeeded(outcome)) throw codeFailure(outcome.code);
  }
}

/** See `OfficeSystem.proof`. */
export function proofOf(reading: TicketReading, { ticket, verb }: DecisionOrder): Proof {
  if (reading.found === 'gone') return 'gone';
  const now = reading.ticket;
  // Only this program knows of such an answer, and it has been given.
  if (ticket.onlyHere?.includes(verb) === true) {
    return reading.waitsForMe && now.version !== ticket.version ? 'not-done' : 'done';
  }
  switch (verb) {
    case 'done':
    case 'accept':
      if (now.standing === 'approved') return 'done';
      break;
    case 'decline':
      if (now.standing === 'rejected') return 'done';
      break;
    case 'take':
      // A task that was taken waits for who took it, and can be finished rather than taken.
      if (reading.waitsForMe && !now.verbs.includes('take')) return 'done';
      break;
    case 'return':
      if (!reading.waitsForMe && now.stateText === labelOf(taskStates.clarification)) return 'done';
      break;
    default:
      break;
  }
  return reading.waitsForMe ? 'not-done' : 'otherwise';
}

function partsOf(id: string): ['task' | 'cal', string] {
  const match = /^(task|cal):(\d{1,15})$/.exec(id);
  const [, kind, number] = match ?? [];
  if ((kind !== 'task' && kind !== 'cal') || number === undefined) {
    throw fail('invalid', { detail: 'not a ticket of onOffice' });
  }
  return [kind, number];
}
