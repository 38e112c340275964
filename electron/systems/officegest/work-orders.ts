import { failureOf } from '../../office/errors';
import type { TicketReading } from '../../office/office-system';
import type { Ticket } from '../../office/ticket';
import { mapWithLimit } from '../../session/with-limit';
import type { OfficeGestAccount } from './account';
import { toTicket, waits } from './mapping';
import { cursorPagesOf, pagesOf } from './paging';
import { paths } from './paths';
import { type OrderWire, readEach, readOrder, readRecord } from './wire';

/** What the board does not say of an order: whose it is. */
interface Details {
  readonly mechanic: string | undefined;
  readonly isCancelled: boolean;
  readonly observations: string | undefined;
  /** Milliseconds of `performance.now()`. */
  readonly readAt: number;
}

/**
 * Work orders of a mechanic (GA-5). The board of active jobs says what there is; whose an order is has to be asked for
 * each new one, and is remembered (GA-15).
 */
export class WorkOrders {
  readonly #account: OfficeGestAccount;
  readonly #details = new Map<string, Details>();

  constructor(account: OfficeGestAccount) {
    this.#account = account;
  }

  async read(me: string, signal?: AbortSignal): Promise<readonly Ticket[]> {
    const { client, assumptions, mapping } = this.#account;
    const pages = pagesOf({ client, assumptions, path: paths.activeBoard, signal });
    const orders = await readEach(pages, (row) => readOrder(row, assumptions));
    const jobs = orders.filter((job) => waits(job, mapping));
    this.#forgetAllBut(jobs);
    await this.#learn(jobs, signal);
    const mine = jobs.filter((job) => {
      const details = this.#details.get(job.number);
      return details?.isCancelled !== true && (details?.mechanic === me || job.crew.includes(me));
    });
    const tickets = mine.map((job) => toTicket(job, this.#details.get(job.number)?.observations, mapping));
    return [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()];
  }

  async readTicket(ticket: Ticket, me: string, signal?: AbortSignal): Promise<TicketReading> {
    const order = await this.#readOne(ticket.id, signal);
    if (order === undefined) return { found: 'gone' };
    const { mapping } = this.#account;
    const isMine = order.mechanic_id === me || order.crew.includes(me);
    const found = { ...toTicket(order, order.observations, mapping), id: ticket.id };
    return { found: 'ticket', ticket: found, waitsForMe: isMine && waits(order, mapping) };
  }

  #forgetAllBut(jobs: readonly OrderWire[]): void {
    const numbers = new Set(jobs.map((job) => job.number));
    for (const number of this.#details.keys()) if (!numbers.has(number)) this.#details.delete(number);
  }

  async #learn(jobs: readonly OrderWire[], signal: AbortSignal | undefined): Promise<void> {
    const { rereadAfterMs, singleReads, listFrom, concurrency } = this.#account.assumptions.mechanics;
    const unknown = (): string[] =>
      jobs.map((job) => job.number).filter((number) => !this.#details.has(number));
    if (unknown().length >= listFrom) await this.#learnFromList(new Set(unknown()), signal);
    const now = performance.now();
    const old = [...this.#details].filter(([, { readAt }]) => now - readAt >= rereadAfterMs);
    const oldest = old.sort(([, one], [, other]) => one.readAt - other.readAt).slice(0, 1);
    // A board full of strangers is learnt over several readings, not in one flood.
    const asked = [...unknown().slice(0, singleReads), ...oldest.map(([number]) => number)];
    await mapWithLimit(asked, concurrency, async (number) => {
      const order = await this.#readOne(number, signal);
      this.#details.set(number, detailsOf(order));
    });
  }

  /** The list tells whose each order is, many at a time; how far back it goes is not known, so the walk is short. */
  async #learnFromList(wanted: Set<string>, signal: AbortSignal | undefined): Promise<void> {
    const { client, assumptions } = this.#account;
    let pages = 0;
    for await (const page of cursorPagesOf({ client, assumptions, path: paths.serviceOrders, signal })) {
      for (const row of page.rows) {
        const order = readOrder(row, assumptions);
        if (order === undefined || !wanted.delete(order.number)) continue;
        this.#details.set(order.number, detailsOf(order));
      }
      pages += 1;
      if (wanted.size === 0 || pages >= assumptions.mechanics.listPages) return;
    }
  }

  /** `undefined` when the order is no longer there. */
  async #readOne(number: string, signal: AbortSignal | undefined): Promise<OrderWire | undefined> {
    const { client, assumptions } = this.#account;
    const path = `${paths.serviceOrders}/${encodeURIComponent(number)}`;
    try {
      return readOrder(readRecord(await client.read(path, {}, signal)), assumptions);
    } catch (error) {
      if (failureOf(error).name === 'not-found') return undefined;
      throw error;
    }
  }
}

function detailsOf(order: OrderWire | undefined): Details {
  return {
    mechanic: order?.mechanic_id,
    isCancelled: order?.is_cancelled ?? false,
    observations: order?.observations,
    readAt: performance.now(),
  };
}
