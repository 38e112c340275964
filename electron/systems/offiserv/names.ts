import { mapWithLimit } from '../../session/with-limit';
import type { Assumptions } from './assumptions';
import type { OffiServClient } from './offiserv-client';
import { isPath, nameOf, userId } from './person-mapping';
import { readUser, type UserWire } from './wire';

const maxNames = 20_000;
/** A first look at a long list of strangers is spread over several readings. */
const maxLookUps = 20;

/** Names of people met so far, because a server may name somebody by reference alone. */
export class Names {
  readonly #names = new Map<string, string | undefined>();
  readonly #client: OffiServClient;
  readonly #assumptions: Assumptions;

  constructor(client: OffiServClient, assumptions: Assumptions) {
    this.#client = client;
    this.#assumptions = assumptions;
  }

  get(id: string): string | undefined {
    return this.#names.get(id);
  }

  note(user: UserWire): void {
    this.set(userId(this.#client.origin, user), nameOf(user));
  }

  set(id: string, name: string | undefined): void {
    if (this.#names.size < maxNames || this.#names.has(id)) this.#names.set(id, name);
  }

  /** Asks for those never asked for before. Somebody who may not be seen stays without a name. */
  async lookUp(ids: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => isPath(id) && !this.#names.has(id)).slice(0, maxLookUps);
    await mapWithLimit(unknown, this.#assumptions.people.concurrency, async (id) => {
      const read = await this.#client.readBluntly(id, signal);
      if ('value' in read) {
        const user = readUser(read.value, this.#assumptions);
        this.set(id, user === undefined ? undefined : nameOf(user));
      } else if (read.failure.name === 'forbidden' || read.failure.name === 'not-found') {
        this.set(id, undefined);
      }
      // Any other failure passes: the next reading asks again.
    });
  }
}
