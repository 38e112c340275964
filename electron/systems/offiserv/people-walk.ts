import { z } from 'zod';
import type { PeoplePage, PeopleResumption } from '../../office/office-system';
import type { Person } from '../../office/person';
import { readBookmark } from '../../session/bookmark';
import { mapWithLimit } from '../../session/with-limit';
import type { OffiServAccount } from './account';
import { isPath, managerOf, type PersonReference, personReference, toPerson, userId } from './person-mapping';
import { innerList, type OrganisationWire, readList, readUser, type UserWire } from './wire';

/** Somebody met on the way who has not been read yet. */
interface Met {
  readonly id: string;
  readonly name?: string;
  /** What came along with the reference; whole or not. */
  readonly user?: UserWire;
}

/** Those who have been met and not read: their paths, and names where these are known. */
const placeSchema = z.array(z.tuple([z.string(), z.string().optional()]));
/** A longer list is not kept with each page. */
const longestPlace = 5_000;

/**
 * Walks the organisation from the person signed in (OA-10): managers upwards, reports downwards, approvers and
 * administrators. Everybody is met once; somebody who may not be read is a stub with the name that is known. Whoever was met
 * last is read first, so that few wait at a time and an interrupted walk can go on.
 * @param onUser is told everybody who was read whole.
 */
export async function* walkPeople(
  account: OffiServAccount,
  onUser: (id: string, user: UserWire) => void,
  signal?: AbortSignal,
  resumption?: PeopleResumption,
): AsyncGenerator<PeoplePage> {
  const walk = new Walk(account, onUser, signal, resumption);
  yield* walk.pages();
}

class Walk {
  readonly #account: OffiServAccount;
  readonly #onUser: (id: string, user: UserWire) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #met = new Set<string>();
  readonly #begun: readonly (readonly [id: string, name?: string | undefined])[] | undefined;
  readonly #isMetBefore: (personId: string) => boolean;
  readonly #waiting: Met[] = [];

  constructor(
    account: OffiServAccount,
    onUser: (id: string, user: UserWire) => void,
    signal: AbortSignal | undefined,
    resumption: PeopleResumption | undefined,
  ) {
    this.#account = account;
    this.#begun = readBookmark(resumption?.bookmark, placeSchema);
    this.#isMetBefore = (id) => this.#begun !== undefined && resumption?.isMet(id) === true;
    this.#onUser = onUser;
    this.#signal = signal;
  }

  async *pages(): AsyncGenerator<PeoplePage> {
    const { client, assumptions } = this.#account;
    const me = await client.readMe(this.#signal);
    const organisation = await this.#account.organisation(this.#signal);
    const total = organisation?.employeesCount;
    if (this.#begun === undefined) await this.#begin(me, organisation);
    else for (const [id, name] of this.#begun) this.#wait({ id, ...(name !== undefined && { name }) });
    const { pageSize } = assumptions.people;
    while (this.#waiting.length > 0) {
      const people = await this.#readPage(this.#waiting.splice(-pageSize).reverse());
      const bookmark = this.#place();
      yield { people, ...(total !== undefined && { total }), ...(bookmark !== undefined && { bookmark }) };
    }
    const after = await this.#account.organisation(this.#signal);
    if (after?.employeesCount !== total) yield { people: [], moved: true };
  }

  async #begin(me: UserWire, organisation: OrganisationWire | undefined): Promise<void> {
    const self = { id: userId(this.#account.client.origin, me), user: me };
    this.#met.add(self.id);
    for (const admin of innerList(organisation?.admins)) this.#meetReference(admin);
    await this.#meetApprovers(me);
    this.#wait(self);
  }

  /** Who waits to be read, if everybody can be asked for by another process too. */
  #place(): string | undefined {
    if (this.#waiting.length > longestPlace || !this.#waiting.every(({ id }) => isPath(id))) return undefined;
    return JSON.stringify(this.#waiting.map(({ id, name }) => (name === undefined ? [id] : [id, name])));
  }

  async #readPage(page: readonly Met[]): Promise<readonly Person[]> {
    const users = await this.#readUsers(page);
    return users.flatMap((user, index): readonly Person[] => {
      const met = page[index];
      if (user !== undefined) return [this.#take(user)];
      return met?.user !== undefined || met?.name !== undefined
        ? [stubOf(met, this.#account.client.origin)]
        : [];
    });
  }

  /**
   * Reads those that were not sent along whole. Refusals are believed only if the session still stands afterwards;
   * otherwise the refused ones are read again in a new one, so that an ended session does not empty the directory.
   */
  async #readUsers(page: readonly Met[]): Promise<readonly (UserWire | undefined)[]> {
    const first = await this.#readEach(page);
    if (!first.some((one) => one === 'refused')) return first.map(asUser);
    await this.#account.client.ensureSession(this.#signal);
    const second = await this.#readEach(page.filter((_met, index) => first[index] === 'refused'));
    return first.map((one) => asUser(one === 'refused' ? second.shift() : one));
  }

  async #readEach(page: readonly Met[]): Promise<(UserWire | 'refused' | 'absent')[]> {
    return await mapWithLimit(page, this.#account.assumptions.people.concurrency, async (met) => {
      if (met.user?.whole === true && met.user.reports !== undefined) return met.user;
      return isPath(met.id) ? await this.#readOne(met) : (met.user ?? 'absent');
    });
  }

  async #readOne(met: Met): Promise<UserWire | 'refused' | 'absent'> {
    const read = await this.#account.client.readBluntly(met.id, this.#signal);
    if ('value' in read) return readUser(read.value, this.#account.assumptions) ?? 'absent';
    switch (read.failure.name) {
      case 'not-found':
        return 'absent';
      case 'forbidden':
      case 'malformed':
        return 'refused';
      default:
        // The way to the server: through the ordinary reading, which signs in if need be or fails for good.
        return (
          readUser(
            await this.#account.client.read(met.id, { signal: this.#signal }),
            this.#account.assumptions,
          ) ?? 'absent'
        );
    }
  }

  /** Takes a person in, and everybody the person leads to. */
  #take(user: UserWire): Person {
    const { origin } = this.#account.client;
    const person = toPerson(origin, user);
    this.#account.names.note(user);
    this.#onUser(person.id, user);
    const manager = managerOf(origin, user);
    if (manager !== undefined) this.#meet({ id: manager });
    for (const report of innerList(user.reports)) this.#meetReference(report);
    return person;
  }

  async #meetApprovers(me: UserWire): Promise<void> {
    if (me.approversChainUri === undefined) return;
    const { client, assumptions } = this.#account;
    const read = await client.readBluntly(me.approversChainUri, this.#signal);
    // The chain adds people who are met by another way as well; without it the walk goes on.
    if (!('value' in read)) return;
    for (const approver of readList(read.value, assumptions)) this.#meetReference(approver);
  }

  #meetReference(value: unknown): void {
    const { client, assumptions } = this.#account;
    const { id, ...known }: PersonReference = personReference(client.origin, value, assumptions);
    if (id !== undefined) this.#meet({ id, ...known });
  }

  #meet(met: Met): void {
    if (this.#met.has(met.id) || this.#isMetBefore(met.id)) return;
    this.#wait(met);
  }

  #wait(met: Met): void {
    if (this.#met.size >= this.#account.assumptions.people.maxPeople) return;
    this.#met.add(met.id);
    this.#waiting.push(met);
  }
}

function asUser(one: UserWire | 'refused' | 'absent' | undefined): UserWire | undefined {
  return typeof one === 'object' ? one : undefined;
}

function stubOf(met: Met, origin: string): Person {
  if (met.user !== undefined) return { ...toPerson(origin, met.user), id: met.id };
  return { id: met.id, displayName: met.name ?? '–', phones: [] };
}
