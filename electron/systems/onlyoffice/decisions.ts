import { fail } from '../../office/errors';
import type { DecisionOrder, Proof, TicketReading } from '../../office/office-system';
import type { Ticket } from '../../office/ticket';
import type { OnlyOfficeAccount } from './account';
import { type ProjectTasks, unlessGone } from './project-tasks';
import { toCrmTicket } from './task-mapping';
import { readCrmTask } from './wire';
import type { WorkLists } from './work-lists';

const closedMilestone = 1;
const invoiceStatus = { paid: 4, reject: 3 } as const;
/** Where an invoice may be: sent first, because it mostly is; then what it becomes; then the rest. */
const invoiceStatuses = [2, 4, 3, 1, 5];

/** Reads tickets again and hands decisions over, each kind in its own way. */
export class Decisions {
  readonly #account: OnlyOfficeAccount;
  readonly #tasks: ProjectTasks;
  readonly #lists: WorkLists;

  constructor(account: OnlyOfficeAccount, tasks: ProjectTasks, lists: WorkLists) {
    this.#account = account;
    this.#tasks = tasks;
    this.#lists = lists;
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    const { kind, id } = keyOf(ticket);
    switch (kind) {
      case 'task':
        return await this.#tasks.reading(id, signal);
      case 'crm':
        return await this.#crmTask(id, signal);
      case 'milestone':
        return reading(await this.#milestone(ticket, signal));
      case 'invoice':
        return reading(await this.#invoice(ticket, signal));
    }
  }

  async decide(order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    const { kind, id } = keyOf(order.ticket);
    const { ticket, verb } = order;
    if (!ticket.verbs.includes(verb)) throw fail('invalid', { detail: `${verb} is not offered` });
    const { client } = this.#account;
    if (kind !== 'task') await this.#confirmUnchanged(ticket, signal);
    if (kind === 'task') await this.#tasks.decide(id, order, signal);
    else if (kind === 'crm' && verb === 'done')
      await client.write('PUT', `crm/task/${id}/close`, undefined, signal);
    else if (kind === 'milestone' && verb === 'done') {
      await client.write('PUT', `project/milestone/${id}/status`, { status: closedMilestone }, signal);
    } else if (kind === 'invoice' && (verb === 'paid' || verb === 'reject')) {
      await client.write('PUT', `crm/invoice/status/${invoiceStatus[verb]}`, { invoiceids: [id] }, signal);
    } else throw fail('invalid', { detail: `${verb} is not known here` });
  }

  /** No call names what the person saw, so it is looked at right before the write. */
  async #confirmUnchanged(ticket: Ticket, signal: AbortSignal | undefined): Promise<void> {
    const now = await this.readTicket(ticket, signal);
    if (now.found === 'gone') throw fail('not-found', { detail: 'the ticket has gone' });
    if (now.ticket.version !== ticket.version) throw fail('conflict', { detail: 'the ticket has changed' });
  }

  async #crmTask(id: number, signal: AbortSignal | undefined): Promise<TicketReading> {
    const context = await this.#account.context(signal);
    const found = await unlessGone(this.#account, async () => {
      const task = readCrmTask((await this.#account.client.read(`crm/task/${id}`, {}, signal)).response);
      if (task === undefined || task.id !== id) throw fail('malformed', { detail: 'no CRM task' });
      return task;
    });
    return reading(found && toCrmTicket(found, context));
  }

  /** There is no documented call for one milestone: the open ones of mine, then the closed ones. */
  async #milestone({ id }: Ticket, signal: AbortSignal | undefined): Promise<Ticket | undefined> {
    for (const status of ['open', 'closed'] as const) {
      const found = (await this.#lists.milestonesWith(status, signal)).find((one) => one.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #invoice({ id }: Ticket, signal: AbortSignal | undefined): Promise<Ticket | undefined> {
    for (const status of invoiceStatuses) {
      const found = (await this.#lists.invoicesWith(status, signal)).find((one) => one.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** See `OfficeSystem.proof`. */
export function proofOf(found: TicketReading, { verb }: DecisionOrder): Proof {
  if (found.found === 'gone') return 'gone';
  const { standing, stateText } = found.ticket;
  if (verb === 'take') {
    if (!found.waitsForMe) return 'otherwise';
    return stateText === 'unassigned' ? 'not-done' : 'done';
  }
  const wanted = verb === 'done' || verb === 'paid' ? 'approved' : 'rejected';
  if (standing === wanted) return 'done';
  return found.waitsForMe ? 'not-done' : 'otherwise';
}

function reading(ticket: Ticket | undefined): TicketReading {
  if (ticket === undefined) return { found: 'gone' };
  return { found: 'ticket', ticket, waitsForMe: ticket.standing === 'pending' };
}

type Kind = 'task' | 'crm' | 'milestone' | 'invoice';

/** @throws OfficeError `not-found` for a ticket that is none of this system's */
function keyOf({ id }: Ticket): { readonly kind: Kind; readonly id: number } {
  const match = /^(task|crm|milestone|invoice):(\d{1,15})$/.exec(id);
  if (match === null) throw fail('not-found', { detail: 'no ticket of this system' });
  return { kind: match[1] as Kind, id: Number(match[2]) };
}
