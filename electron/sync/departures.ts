/**
 * Requests that stopped waiting without a decision made here: each is read once more, to say by whom and when it was
 * decided, where the system tells. Kept for a while and in memory only: it is news, and nothing rests on it.
 */
import type { OfficeSystem } from '../office/office-system';
import type { Ticket } from '../office/ticket';
import type { Store } from '../store/types';

export interface Departure {
  readonly accountId: string;
  /** As it was when it still waited. */
  readonly ticket: Ticket;
  /** When it was noticed, epoch milliseconds. */
  readonly at: number;
  /** It is being read again. */
  readonly looking: boolean;
  /** As it stands now, where that can be read. */
  readonly now?: Ticket;
}

export interface DeparturesOptions {
  readonly store: Store;
  systemFor(accountId: string): OfficeSystem | undefined;
  onChange(): void;
  /** It has been read again, or cannot be: no more will be known of it. */
  onKnown(departure: Departure): void;
  now(): number;
}

export interface Departures {
  /** After a look: these no longer wait. Never throws. */
  left(accountId: string, tickets: readonly Ticket[]): void;
  all(): readonly Departure[];
  /** Tickets of an account that are being read again. */
  looking(accountId: string): ReadonlySet<string>;
  /** Somebody has read it. */
  forget(accountId: string, ticketId: string): void;
  close(): void;
}

/** More than these at once are not looked after: somebody has tidied up, and a page of lines would tell nothing. */
const atOnce = 5;
const keptMs = 3_600_000;

export function createDepartures(options: DeparturesOptions): Departures {
  const { store, systemFor, onChange, onKnown, now } = options;
  const ending = new AbortController();
  let known: readonly Departure[] = [];

  function put(departure: Departure): void {
    known = [...known.filter((other) => !isSame(other, departure)), departure];
    onChange();
  }

  async function look(departure: Departure): Promise<void> {
    const { looking: _, ...seen } = departure;
    const reading = await systemFor(departure.accountId)
      ?.readTicket(departure.ticket, ending.signal)
      // That it left is all that can be said then; why reading failed, the next look at the server will say.
      .catch(() => undefined);
    if (ending.signal.aborted) return;
    const looked: Departure = {
      ...seen,
      looking: false,
      ...(reading?.found === 'ticket' && !reading.waitsForMe ? { now: reading.ticket } : {}),
    };
    if (known.includes(departure)) put(looked);
    onKnown(looked);
  }

  return {
    left(accountId, tickets) {
      const deciding = new Set(store.decisions.open(accountId).map((decision) => decision.ticket.id));
      const elsewhere = tickets.filter(({ id, verbs }) => verbs.length > 0 && !deciding.has(id));
      if (elsewhere.length > atOnce) return;
      for (const ticket of elsewhere) {
        const departure: Departure = { accountId, ticket, at: now(), looking: true };
        put(departure);
        void look(departure);
      }
    },
    all() {
      const since = now() - keptMs;
      known = known.filter(
        ({ accountId, ticket, at }) =>
          at > since &&
          store.accounts.get(accountId) !== undefined &&
          store.tickets.get(accountId, ticket.id) === undefined,
      );
      return known;
    },
    looking(accountId) {
      const being = known.filter((departure) => departure.looking && departure.accountId === accountId);
      return new Set(being.map(({ ticket }) => ticket.id));
    },
    forget(accountId, ticketId) {
      const before = known;
      known = known.filter((entry) => !(entry.accountId === accountId && entry.ticket.id === ticketId));
      if (known.length !== before.length) onChange();
    },
    close: () => ending.abort(),
  };
}

function isSame(one: Departure, other: Departure): boolean {
  return one.accountId === other.accountId && one.ticket.id === other.ticket.id;
}
