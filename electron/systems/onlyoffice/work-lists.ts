import type { Ticket } from '../../office/ticket';
import type { MappingContext, OnlyOfficeAccount } from './account';
import type { Query } from './onlyoffice-client';
import { taskState, toCrmTicket, toInvoiceTicket, toMilestoneTicket, toTaskTicket } from './task-mapping';
import { listIn, readCrmTasks, readInvoices, readMilestones, readTasks, type TaskWire } from './wire';

const mostEntries = 5_000;
const sent = 2;

/** The lists of work (A8.1, A8.2), each as tickets that wait for the person signed in. */
export class WorkLists {
  readonly #account: OnlyOfficeAccount;
  readonly #handedBack: ReadonlySet<number>;
  /** Minutes before its deadline at which a CRM task is to be told (A8.2), by the ticket. */
  #notices: ReadonlyMap<string, number> = new Map();

  constructor(account: OnlyOfficeAccount, handedBack: ReadonlySet<number>) {
    this.#account = account;
    this.#handedBack = handedBack;
  }

  async tasks(signal?: AbortSignal): Promise<readonly Ticket[]> {
    const context = await this.#account.context(signal);
    const query = { participant: context.me, status: 'open', sortBy: 'deadline', sortOrder: 'ascending' };
    const tasks = await this.#readAll('project/task/filter', query, readTasks, signal);
    return this.#tickets(tasks, 'open', context);
  }

  /** OY-5: one page of the newest, because there is no filter for tasks without anybody. */
  async unassigned(signal?: AbortSignal): Promise<readonly Ticket[]> {
    const context = await this.#account.context(signal);
    const { newest } = this.#account.assumptions.unassigned;
    const query = {
      myProjects: true,
      status: 'open',
      sortBy: 'create_on',
      sortOrder: 'descending',
      count: newest,
    };
    const { response } = await this.#account.client.read('project/task/filter', query, signal);
    return this.#tickets(readTasks(response), 'unassigned', context).filter(
      (ticket) => ticket.verbs.length > 0,
    );
  }

  async milestones(signal?: AbortSignal): Promise<readonly Ticket[]> {
    return await this.milestonesWith('open', signal);
  }

  async milestonesWith(status: 'open' | 'closed', signal?: AbortSignal): Promise<readonly Ticket[]> {
    const context = await this.#account.context(signal);
    const query = { milestoneResponsible: context.me, status };
    const milestones = await this.#readAll('project/milestone/filter', query, readMilestones, signal);
    const standing = status === 'open' ? 'pending' : 'approved';
    return milestones
      .map((milestone) => toMilestoneTicket(milestone, context))
      .filter((ticket) => ticket.standing === standing);
  }

  async crmTasks(signal?: AbortSignal): Promise<readonly Ticket[]> {
    const context = await this.#account.context(signal);
    const query = { responsibleid: context.me, isClosed: false };
    const tasks = await this.#readAll('crm/task/filter', query, readCrmTasks, signal);
    this.#notices = new Map(
      tasks.flatMap(({ id, alertValue = 0 }) => (alertValue > 0 ? [[`crm:${id}`, alertValue]] : [])),
    );
    return tasks.map((task) => toCrmTicket(task, context)).filter((ticket) => ticket.standing === 'pending');
  }

  noticeOf(ticketId: string): number | undefined {
    return this.#notices.get(ticketId);
  }

  async invoices(signal?: AbortSignal): Promise<readonly Ticket[]> {
    return (await this.invoicesWith(sent, signal)).filter((ticket) => ticket.standing === 'pending');
  }

  async invoicesWith(status: number, signal?: AbortSignal): Promise<readonly Ticket[]> {
    const context = await this.#account.context(signal);
    const invoices = await this.#readAll('crm/invoice/filter', { status }, readInvoices, signal);
    return invoices.map((invoice) => toInvoiceTicket(invoice, context));
  }

  /** What the filter let through is checked again: a server may ignore it. */
  #tickets(
    tasks: readonly TaskWire[],
    state: 'open' | 'unassigned',
    context: MappingContext,
  ): readonly Ticket[] {
    return tasks
      .map((task) => ({ task, handedBack: this.#handedBack.has(task.id) }))
      .filter(({ task, handedBack }) => taskState(task, context, handedBack) === state)
      .map(({ task, handedBack }) => toTaskTicket(task, context, handedBack));
  }

  /** All pages: by the entries received, until `total` or a short page; `nextIndex` would leave one out (A3). */
  async #readAll<Entry extends { readonly id: number }>(
    path: string,
    query: Query,
    read: (response: unknown) => readonly Entry[],
    signal: AbortSignal | undefined,
  ): Promise<readonly Entry[]> {
    const { pageSize } = this.#account.assumptions.poll;
    const entries = new Map<number, Entry>();
    let startIndex = 0;
    while (startIndex < mostEntries) {
      const page = await this.#account.client.read(path, { ...query, count: pageSize, startIndex }, signal);
      for (const entry of read(page.response)) entries.set(entry.id, entry);
      const received = listIn(page.response).length;
      startIndex += received;
      if (received === 0 || (page.total === undefined ? received < pageSize : startIndex >= page.total))
        break;
    }
    return [...entries.values()];
  }
}
