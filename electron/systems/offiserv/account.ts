import { failureOf, isPassing } from '../../office/errors';
import type { Identity } from '../../office/office-system';
import { knownZone, zoneOfThisComputer } from '../../office/time-zones';
import type { Assumptions } from './assumptions';
import type { MappingContext } from './mapping';
import { Names } from './names';
import type { OffiServClient } from './offiserv-client';
import { toPerson, userId } from './person-mapping';
import { roots } from './roots';
import { type OrganisationWire, readOrganisation, type UserWire } from './wire';

/** What is known about the person signed in and their organisation, and how to read the rest with it. */
export class OffiServAccount {
  readonly client: OffiServClient;
  readonly assumptions: Assumptions;
  readonly names: Names;
  #organisation: OrganisationWire | undefined;
  #organisationReadAt = Number.NEGATIVE_INFINITY;

  constructor(client: OffiServClient, assumptions: Assumptions) {
    this.client = client;
    this.assumptions = assumptions;
    this.names = new Names(client, assumptions);
  }

  /** The organisation, read again when what is known is old (OA-22); `undefined` when we may not see it. */
  async organisation(signal?: AbortSignal): Promise<OrganisationWire | undefined> {
    if (performance.now() - this.#organisationReadAt < this.assumptions.organisationAge.rereadAfterMs) {
      return this.#organisation;
    }
    try {
      this.#organisation = readOrganisation(await this.client.read(roots.organisation, { signal }));
    } catch (error) {
      // What is known stays good enough; without anything known, only a refusal may be lived with.
      const failure = failureOf(error);
      const known = this.#organisation !== undefined && isPassing(failure);
      if (!known && !['forbidden', 'not-found', 'malformed'].includes(failure.name)) throw error;
    }
    this.#organisationReadAt = performance.now();
    return this.#organisation;
  }

  async identity(signal?: AbortSignal): Promise<Identity> {
    const organisation = await this.organisation(signal);
    const me = await this.client.me(signal);
    this.names.note(me);
    return {
      person: toPerson(this.client.origin, me),
      timeZone: this.#zone(),
      ...(organisation?.name !== undefined && { organisation: organisation.name }),
    };
  }

  /** What mapping needs; the person and the organisation have been read before. */
  mapping(me: UserWire): MappingContext {
    return {
      origin: this.client.origin,
      zone: this.#zone(),
      assumptions: this.assumptions,
      me: userId(this.client.origin, me),
      personName: (id) => this.names.get(id),
    };
  }

  /** OA-2. */
  leaveIsOn(organisation: OrganisationWire | undefined): boolean {
    if (organisation?.features === undefined) return true;
    return organisation.features.some((feature) =>
      this.assumptions.leaveFeatureWords.some((word) => feature.toLowerCase().includes(word)),
    );
  }

  /** OA-20. */
  #zone(): string {
    const assumed = this.assumptions.timeZone;
    return (
      knownZone(this.#organisation?.timezone) ??
      (assumed === 'computer' ? undefined : knownZone(assumed)) ??
      zoneOfThisComputer()
    );
  }
}
