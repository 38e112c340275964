import type { Settings, TicketCard } from '../bridge/slices';
import type { Background, Leave } from '../office/leave';
import type { Absence } from '../office/person';
import type { Ticket } from '../office/ticket';
import { dayIn } from '../office/today';
import type { AccountRecord, Store } from '../store/types';
import { approvalOf } from './approval';
import { balanceAfter } from './balance';
import { overlapOf } from './overlap';

/** Somebody of a team with the time away that is known. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly absences: readonly Absence[];
}

/** What is known in an account about those who ask and their colleagues, read once for many requests. */
export class AccountFacts {
  readonly #store: Store;
  readonly #accountId: string;
  /** Which day it is where the organisation is. */
  readonly today: string;
  readonly #me: string | undefined;
  /** Time away by person; only people of whom it may be read have an entry. */
  readonly #absences: ReadonlyMap<string, readonly Absence[]>;
  /** Whose time away may be read is not known before the first reading has come through. */
  readonly #absencesRead: boolean;
  readonly #backgrounds: ReadonlyMap<string, Background>;
  readonly #teams = new Map<string, readonly string[]>();

  static read(store: Store, accountId: string, now: Date): AccountFacts | undefined {
    const account = store.accounts.get(accountId);
    if (account === undefined) return undefined;
    return new AccountFacts(store, account, dayIn(account.identity?.timeZone, now));
  }

  private constructor(store: Store, account: AccountRecord, today: string) {
    const accountId = account.id;
    this.#store = store;
    this.#accountId = accountId;
    this.today = today;
    this.#me = account.identity?.person.id;
    this.#absencesRead = account.absencesOf !== undefined;
    const absences = new Map<string, Absence[]>((account.absencesOf ?? []).map((id) => [id, []]));
    for (const absence of store.absences.between(accountId, '0000-00-00', '9999-99-99')) {
      absences.get(absence.personId)?.push(absence);
    }
    this.#absences = absences;
    this.#backgrounds = new Map(store.backgrounds.all(accountId).map((entry) => [entry.personId, entry]));
  }

  /** The others with the same lead, as far as their time away may be seen; `undefined` when the person's may not. */
  colleaguesOf(personId: string): readonly Member[] | undefined {
    if (!this.#absences.has(personId)) return undefined;
    return this.#teamOf(personId).flatMap((id) => (id === personId ? [] : [this.member(id)]));
  }

  member(id: string): Member {
    return { id, name: this.#nameOf(id) ?? id, absences: this.#absences.get(id) ?? [] };
  }

  away(personId: string, leave: Leave, mostAway: Settings['mostAway']): TicketCard['away'] {
    const others = this.colleaguesOf(personId);
    return others && overlapOf({ leave, others, mostAway });
  }

  approval(personId: string, ticket: Ticket): TicketCard['approval'] {
    if (this.#me === undefined || !ticket.verbs.includes('approve')) return undefined;
    return approvalOf({
      onRequest: ticket.approvers,
      chain: this.#backgrounds.get(personId)?.approvers,
      me: this.#me,
      nameOf: (id) => this.#nameOf(id),
    });
  }

  /** Nothing before the first reading of who is away: a number that shrinks under the reader's eyes misleads. */
  balance(personId: string, ticket: Ticket, leave: Leave): TicketCard['balance'] {
    const limits = this.#backgrounds.get(personId)?.limits;
    if (limits === undefined || !this.#absencesRead) return undefined;
    const own = this.#absences.get(personId);
    return balanceAfter({
      leave,
      limits,
      others: own?.filter(({ id }) => id !== ticket.id),
      today: this.today,
    });
  }

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

  #nameOf(personId: string): string | undefined {
    return this.#store.people.get(this.#accountId, personId)?.displayName;
  }
}
