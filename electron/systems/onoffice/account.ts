import { fail } from '../../office/errors';
import type { Credentials, Identity } from '../../office/office-system';
import { othersTurn } from '../../office/turns';
import { ExpirySign } from '../../session/sign-in-guard';
import { type Action, type ActionOutcome, type ActionSuccess, succeeded, unlessRefused } from './action';
import type { Assumptions } from './assumptions';
import { codeFailure, missingResult } from './error-codes';
import { allGroups, readGroups } from './groups';
import { addressIn, addressQuestions, type Me, whoIs } from './me';
import { Staff } from './staff';
import { ownUser, readFull, readShort, usersPage, usersShort } from './users';

/** Runs reading actions; each has its own outcome. */
export type Read = (actions: readonly Action[], signal: AbortSignal | undefined) => Promise<ActionOutcome[]>;

/** Reading a large office takes requests in hundreds: it is not done twice within so long. */
const freshMs = 60_000;

/** What is known of the office and of the person at the desk. */
export class OnOfficeAccount {
  readonly assumptions: Assumptions;
  #staff: Staff | undefined;
  #me: Me | undefined;
  /** When everybody was read to find the person among them, and nobody has asked for everybody since. */
  #enteredAtMs = Number.NEGATIVE_INFINITY;
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
      this.#enteredAtMs = performance.now();
      this.#me = addressId === undefined ? { colleague } : { colleague, addressId };
    } catch (error) {
      if (error instanceof ExpirySign) throw error.otherwise;
      throw error;
    }
  }

  /** Everybody, read afresh; a sign-in that was a moment ago has just done so. */
  async refreshStaff(read: Read, signal: AbortSignal | undefined): Promise<Staff> {
    const isFresh = performance.now() - this.#enteredAtMs < freshMs;
    this.#enteredAtMs = Number.NEGATIVE_INFINITY;
    if (isFresh && this.#staff !== undefined) return this.#staff;
    const staff = await this.#readStaff(read, signal);
    this.#staff = staff;
    return staff;
  }

  identity(): Identity {
    const { colleague } = this.me;
    const groups = this.assumptions.organisation ? this.staff.groupsOf(colleague.id) : [];
    const office = groups.find(({ type }) => type === 'GroupOffice');
    return {
      person: this.staff.toPerson(colleague),
      timeZone: this.zone,
      ...(office !== undefined && { organisation: office.name }),
    };
  }

  /** The full call needs a right of its own; without it (error 170) the short one has to do. */
  async #readStaff(read: Read, signal: AbortSignal | undefined): Promise<Staff> {
    const { pageRows } = this.assumptions.people;
    const [groups, own, first] = await read([allGroups, ownUser, usersPage(0, pageRows)], signal);
    const knownGroups = unlessRefused(groups);
    // Without knowing the technical user it is one more person in the directory, and no harm is done.
    const technical =
      own !== undefined && succeeded(own) && own.records.length === 1 ? own.records[0]?.id : undefined;
    const staff = new Staff(technical);
    // A large office takes long to be understood: others have a turn between the steps.
    await othersTurn();
    if (knownGroups !== undefined) await staff.join(await readGroups(knownGroups));
    const page = unlessRefused(first);
    this.mayReadUsers = page !== undefined;
    if (page === undefined) {
      const [short] = await read([usersShort], signal);
      const users = unlessRefused(short);
      if (users === undefined) throw codeFailure(first?.code ?? missingResult);
      staff.add(readShort(users));
    } else {
      staff.add(readFull(page, this.assumptions));
      await this.#readMore(staff, page, read, signal);
    }
    return staff;
  }

  /** The pages after the first, some in each request; a server may give fewer rows than were asked for. */
  async #readMore(
    staff: Staff,
    { records, total }: ActionSuccess,
    read: Read,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { pageRows, pagesPerRequest } = this.assumptions.people;
    const size = records.length;
    const isWhole = total === undefined ? size < pageRows : size >= total;
    if (size === 0 || isWhole) return;
    for (let offset = size; total === undefined || offset < total; ) {
      const actions: Action[] = [];
      while (actions.length < pagesPerRequest && (total === undefined || offset < total)) {
        actions.push(usersPage(offset, pageRows));
        offset += size;
      }
      const pages = (await read(actions, signal)).map(unlessRefused);
      for (const page of pages) {
        await othersTurn();
        staff.add(page === undefined ? [] : readFull(page, this.assumptions));
      }
      staff.moved ||= pages.some((page) => page === undefined || page.total !== total);
      if (pages.some((page) => page === undefined || page.records.length < size)) break;
    }
    staff.moved ||= total !== undefined && staff.size !== total;
  }

  async #askAddress(
    read: Read,
    colleague: Me['colleague'],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!this.assumptions.linkedAddress) return undefined;
    return addressIn(colleague, await read(addressQuestions(colleague), signal));
  }
}
