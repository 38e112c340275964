/** What a fair decision needs beside a request: who else is away, and what is left. What is not known is left out. */
import type { TicketCard } from '../bridge/slices';
import type { Background, Leave } from '../office/leave';
import type { Absence } from '../office/person';
import type { Ticket } from '../office/ticket';
import { dayIn } from '../office/today';
import type { Store } from '../store/types';
import { balanceAfter } from './balance';

/** The facts of one ticket, as parts of its card. */
export type FairFacts = (accountId: string, ticket: Ticket) => Pick<TicketCard, 'away' | 'balance'>;

/** Facts for one drawing of the inbox: what many cards of an account need is read once. */
export function fairFacts(store: Store, now: Date): FairFacts {
  const rooms = new Map<string, AccountFacts | undefined>();
  return (accountId, ticket) => {
    const { personId } = ticket.requester;
    if (ticket.leave === undefined || personId === undefined) return {};
    if (!rooms.has(accountId)) rooms.set(accountId, AccountFacts.read(store, accountId, now));
    const facts = rooms.get(accountId);
    if (facts === undefined) return {};
    const away = facts.away(personId, ticket.leave);
    const balance = facts.balance(personId, ticket, ticket.leave);
    return { ...(away === undefined ? {} : { away }), ...(balance === undefined ? {} : { balance }) };
  };
}

class AccountFacts {
  readonly #store: Store;
  readonly #accountId: string;
  readonly #today: string;
  /** Time away by person; only people of whom it may be read have an entry. */
  readonly #absences: ReadonlyMap<string, readonly Absence[]>;
  readonly #backgrounds: ReadonlyMap<string, Background>;
  readonly #teams = new Map<string, readonly string[]>();

  static read(store: Store, accountId: string, now: Date): AccountFacts | undefined {
    const account = store.accounts.get(accountId);
    if (account === undefined) return undefined;
    return new AccountFacts(
      store,
      accountId,
      account.absencesOf ?? [],
      dayIn(account.identity?.timeZone, now),
    );
  }

  private constructor(store: Store, accountId: string, known: readonly string[], today: string) {
    this.#store = store;
    this.#accountId = accountId;
    this.#today = today;
    const absences = new Map<string, Absence[]>(known.map((id) => [id, []]));
    for (const absence of store.absences.between(accountId, '0000-00-00', '9999-99-99')) {
      absences.get(absence.personId)?.push(absence);
    }
    this.#absences = absences;
    this.#backgrounds = new Map(store.backgrounds.all(accountId).map((entry) => [entry.personId, entry]));
  }

  away(personId: string, leave: Leave): TicketCard['away'] {
    if (!this.#absences.has(personId)) return undefined;
    const team = this.#teamOf(personId).filter((id) => id !== personId);
    const names = team
      .filter((id) => this.#absences.get(id)?.some(({ from, to }) => from <= leave.to && leave.from <= to))
      .map((id) => this.#nameOf(id));
    return { names: names.sort((one, other) => one.localeCompare(other)), teamSize: team.length };
  }

  balance(personId: string, ticket: Ticket, leave: Leave): TicketCard['balance'] {
    const limits = this.#backgrounds.get(personId)?.limits;
    if (limits === undefined) return undefined;
    const own = this.#absences.get(personId);
    return balanceAfter({
      leave,
      limits,
      others: own?.filter(({ id }) => id !== ticket.id),
      today: this.#today,
    });
  }

  /** Those with the same lead, as far as their time away may be seen. */
  #teamOf(personId: string): readonly string[] {
    const lead = this.#store.people.get(this.#accountId, personId)?.managerId;
    if (lead === undefined) return [...this.#absences.keys()];
    const known = this.#teams.get(lead);
    if (known !== undefined) return known;
    const team = this.#store.people
      .reports(this.#accountId, lead)
      .flatMap(({ id }) => (this.#absences.has(id) ? [id] : []));
    this.#teams.set(lead, team);
    return team;
  }

  #nameOf(personId: string): string {
    return this.#store.people.get(this.#accountId, personId)?.displayName ?? personId;
  }
}
