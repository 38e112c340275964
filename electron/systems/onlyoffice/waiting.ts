import { OfficeError } from '../../office/errors';
import type { Capability, Waiting } from '../../office/office-system';
import type { Ticket } from '../../office/ticket';
import type { OnlyOfficeAccount } from './account';
import { rangeFrom, toEventReminders } from './calendar';
import { toDeadlineReminders } from './deadlines';
import { Part } from './part';
import { type CalendarWire, readCalendars } from './wire';
import type { WorkLists } from './work-lists';

type TicketPart = Part<readonly Ticket[]>;

/** Reads what waits, some lists each time and others by turns (OY-4). */
export class WaitingReader {
  readonly #account: OnlyOfficeAccount;
  readonly #tasks: TicketPart;
  readonly #unassigned: TicketPart;
  readonly #crm: TicketPart;
  readonly #milestones: TicketPart;
  readonly #lists: WorkLists;
  readonly #wantsInvoices: () => boolean;
  /** Made when they are switched on, so that nothing older stands in. */
  #invoices: TicketPart | undefined;
  readonly #calendar: Part<readonly CalendarWire[]>;

  constructor(account: OnlyOfficeAccount, lists: WorkLists, wantsInvoices: () => boolean) {
    const { poll } = account.assumptions;
    const tickets = (read: (signal: AbortSignal | undefined) => Promise<readonly Ticket[]>): TicketPart =>
      new Part(read, [], poll);
    this.#lists = lists;
    this.#wantsInvoices = wantsInvoices;
    this.#account = account;
    this.#tasks = tickets((signal) => lists.tasks(signal));
    this.#unassigned = tickets((signal) => lists.unassigned(signal));
    this.#crm = tickets((signal) => lists.crmTasks(signal));
    this.#milestones = tickets((signal) => lists.milestones(signal));
    this.#calendar = new Part((signal) => this.#readCalendars(signal), [], poll);
  }

  /** A person signs in: modules that were off are asked again. */
  reconsider(): void {
    for (const part of this.#parts()) part.reconsider();
  }

  /** Something may have been decided about a ticket: its list is read at the next look, turn or no turn. */
  touch({ id }: Ticket): void {
    if (id.startsWith('milestone:')) this.#milestones.want();
    else if (id.startsWith('invoice:')) this.#invoices?.want();
    else if (id.startsWith('task:')) this.#unassigned.want();
  }

  /** The server took a decision: an older reading must not bring the ticket back, should its list not be had. */
  drop({ id }: Ticket): void {
    for (const part of this.#ticketParts()) part.amend((tickets) => tickets.filter((one) => one.id !== id));
  }

  /** @throws OfficeError when nothing could be read, or when only a sign-in can help. */
  async read(signal?: AbortSignal): Promise<Waiting> {
    const context = await this.#account.context(signal);
    this.#switchInvoices();
    await this.#refresh(signal);
    const tickets = uniqueTickets(this.#ticketParts().flatMap((part) => part.value));
    const range = rangeFrom(Date.now(), context);
    const reminders = [
      ...(await toEventReminders(this.#calendar.value, range, context)),
      ...toDeadlineReminders(tickets, range, context, (id) => this.#lists.noticeOf(id)),
    ].sort((one, other) => one.dueAt - other.dueAt);
    return {
      tickets,
      reminders,
      ownLeaves: [],
      limits: [],
      capabilities: {
        leaveApproval: 'not-offered',
        tickets: capabilityOf(this.#ticketParts()),
        reminders: capabilityOf([this.#calendar, this.#tasks]),
        ownLeave: 'not-offered',
        people: 'on',
      },
      missing: this.#missing(),
    };
  }

  #switchInvoices(): void {
    if (!this.#wantsInvoices()) this.#invoices = undefined;
    else
      this.#invoices ??= new Part(
        (signal) => this.#lists.invoices(signal),
        [],
        this.#account.assumptions.poll,
      );
  }

  async #refresh(signal: AbortSignal | undefined): Promise<void> {
    const always = this.#always().filter((part) => !part.isOff);
    const turns = this.#byTurns()
      .filter((part) => !part.isOff)
      .sort((one, other) => one.triedAt - other.triedAt);
    const wanted = turns.filter((part) => part.isWanted);
    const places = Math.max(0, this.#account.assumptions.poll.requests - always.length);
    const chosen = new Set([...wanted, ...turns.slice(0, places)].slice(0, Math.max(places, wanted.length)));
    const read = [...always, ...chosen];
    const failures = await Promise.all(read.map((part) => part.refresh(signal)));
    const first = failures.find((failure) => failure !== undefined);
    // One list may fail by itself; when all do, it is the server.
    if (first !== undefined && failures.every((failure) => failure !== undefined))
      throw new OfficeError(first);
  }

  async #readCalendars(signal: AbortSignal | undefined): Promise<readonly CalendarWire[]> {
    const context = await this.#account.context(signal);
    const { from, to } = rangeFrom(Date.now(), context);
    const { response } = await this.#account.client.read(`calendar/calendars/${from}/${to}`, {}, signal);
    return await readCalendars(response);
  }

  #always(): readonly Part<unknown>[] {
    return [this.#tasks, this.#crm, this.#calendar];
  }

  #byTurns(): readonly TicketPart[] {
    const invoices = this.#invoices === undefined ? [] : [this.#invoices];
    return [this.#unassigned, this.#milestones, ...invoices];
  }

  /** A task of mine stands before the same task among those of nobody. */
  #ticketParts(): readonly TicketPart[] {
    return [this.#tasks, this.#crm, ...this.#byTurns()];
  }

  #parts(): readonly Part<unknown>[] {
    return [...this.#always(), ...this.#byTurns()];
  }

  #missing(): Waiting['missing'] {
    const tickets = this.#ticketParts().flatMap((part) => part.failure ?? [])[0];
    const { failure } = this.#calendar;
    return [
      ...(tickets === undefined ? [] : [{ part: 'tickets' as const, failure: tickets }]),
      ...(failure === undefined ? [] : [{ part: 'reminders' as const, failure }]),
    ];
  }
}

function uniqueTickets(tickets: readonly Ticket[]): readonly Ticket[] {
  const byId = new Map<string, Ticket>();
  for (const ticket of tickets) if (!byId.has(ticket.id)) byId.set(ticket.id, ticket);
  return [...byId.values()];
}

/** On while any of them is; otherwise what the first of them says. */
function capabilityOf(parts: readonly { readonly capability: Capability }[]): Capability {
  if (parts.some(({ capability }) => capability === 'on')) return 'on';
  return parts[0]?.capability ?? 'unknown';
}
