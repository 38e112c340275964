import { fail } from '../../office/errors';
import type { Credentials, Identity } from '../../office/office-system';
import { ExpirySign } from '../../session/sign-in-guard';
import { type Action, type ActionOutcome, unlessRefused } from './action';
import type { Assumptions } from './assumptions';
import { codeFailure, missingResult } from './error-codes';
import { allGroups, readGroups } from './groups';
import { addressIn, addressQuestions, type Me, whoIs } from './me';
import { type Colleague, readFull, readShort, Staff, usersPage, usersShort } from './staff';

/** Runs reading actions; each has its own outcome. */
export type Read = (actions: readonly Action[], signal: AbortSignal | undefined) => Promise<ActionOutcome[]>;

/** What is known of the office and of the person at the desk. */
export class OnOfficeAccount {
  readonly assumptions: Assumptions;
  #staff: Staff | undefined;
  #me: Me | undefined;
  /** Users may be read in full; without that right there are no telephone numbers. */
  mayReadUsers = true;

  constructor(assumptions: Assumptions) {
    this.assumptions = assumptions;
  }

  /** Known once somebody is signed in. */
  get me(): Me {
    if (this.#me === undefined) throw fail('expired', { detail: 'nobody is signed in' });
    return this.#me;
  }

  get staff(): Staff {
    if (this.#staff === undefined) throw fail('expired', { detail: 'nobody is signed in' });
    return this.#staff;
  }

  get zone(): string {
    return this.assumptions.timeZone;
  }

  /** Reads the office and finds the person in it; the keys are proved by the way. */
  async enter(read: Read, credentials: Credentials, signal: AbortSignal): Promise<void> {
    try {
      const staff = await this.#readStaff(read, signal);
      const colleague = whoIs(credentials.login, staff);
      const addressId = colleague.addressId ?? (await this.#askAddress(read, colleague, signal));
      this.#staff = staff;
      this.#me = addressId === undefined ? { colleague } : { colleague, addressId };
    } catch (error) {
      if (error instanceof ExpirySign) throw error.otherwise;
      throw error;
    }
  }

  /** Everybody, read afresh. */
  async refreshStaff(read: Read, signal: AbortSignal | undefined): Promise<Staff> {
    const staff = await this.#readStaff(read, signal);
    this.#staff = staff;
    return staff;
  }

  identity(): Identity {
    const { colleague } = this.me;
    const office = this.staff.groupsOf(colleague.id).find(({ type }) => type === 'GroupOffice');
    return {
      person: this.staff.toPerson(colleague),
      timeZone: this.zone,
      ...(office !== undefined && { organisation: office.name }),
    };
  }

  /** The short call needs no right of its own, the full one does: without it the short one has to do (error 170). */
  async #readStaff(read: Read, signal: AbortSignal | undefined): Promise<Staff> {
    const rows = this.assumptions.people.pageRows;
    const [short, groups, first] = await read([usersShort, allGroups, usersPage(0, rows)], signal);
    const shortUsers = unlessRefused(short);
    const knownGroups = unlessRefused(groups);
    const full: Colleague[] = [];
    let page = unlessRefused(first);
    this.mayReadUsers = page !== undefined;
    for (let offset = rows; page !== undefined; offset += rows) {
      full.push(...readFull(page, this.assumptions));
      if (page.records.length < rows) break;
      const [next] = await read([usersPage(offset, rows)], signal);
      page = unlessRefused(next);
    }
    if (shortUsers === undefined && full.length === 0) throw codeFailure(first?.code ?? missingResult);
    return new Staff(
      shortUsers === undefined ? [] : readShort(shortUsers),
      full,
      knownGroups === undefined ? [] : readGroups(knownGroups),
    );
  }

  async #askAddress(
    read: Read,
    colleague: Me['colleague'],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    return addressIn(colleague, await read(addressQuestions(colleague), signal));
  }
}
