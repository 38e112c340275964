import { failureOf, isPassing, needsSignIn } from '../../office/errors';
import type { Identity } from '../../office/office-system';
import { knownZone, zoneOfThisComputer } from '../../office/time-zones';
import { isFields, lineOf } from '../../session/fields';
import type { Assumptions } from './assumptions';
import type { OnlyOfficeClient } from './onlyoffice-client';
import { toPerson } from './person-mapping';
import { zoneOfHours } from './time-zones';

/** What mapping needs to know beside the object itself. */
export interface MappingContext {
  readonly origin: string;
  /** The portal's zone. */
  readonly zone: string;
  readonly assumptions: Assumptions;
  /** The GUID of the person signed in. */
  readonly me: string;
}

/** Who is signed in and in which zone the portal's dates are. */
export class OnlyOfficeAccount {
  readonly client: OnlyOfficeClient;
  #zone: string | undefined;

  constructor(client: OnlyOfficeClient) {
    this.client = client;
  }

  get assumptions(): Assumptions {
    return this.client.assumptions;
  }

  async identity(signal?: AbortSignal): Promise<Identity> {
    const me = await this.client.me(signal);
    this.#zone = await this.#readZone(signal);
    return { person: toPerson(this.client.origin, me), timeZone: this.#zone };
  }

  async context(signal?: AbortSignal): Promise<MappingContext> {
    const me = await this.client.me(signal);
    this.#zone ??= await this.#readZone(signal);
    return { origin: this.client.origin, zone: this.#zone, assumptions: this.assumptions, me: me.id };
  }

  /** OY-3. Whoever may not read the settings is taken to be in this computer's zone. */
  async #readZone(signal: AbortSignal | undefined): Promise<string> {
    let settings: unknown;
    try {
      settings = (await this.client.read('settings', {}, signal)).response;
    } catch (error) {
      const failure = failureOf(error);
      if (isPassing(failure) || needsSignIn(failure)) throw error;
      return zoneOfThisComputer();
    }
    return zoneIn(settings, this.assumptions) ?? zoneOfThisComputer();
  }
}

/** The zone that the settings name (A5): by its name, else by the hours that it is ahead. */
export function zoneIn(settings: unknown, assumptions: Assumptions): string | undefined {
  if (!isFields(settings)) return undefined;
  const name = lineOf(settings.timezone, 500)?.split(assumptions.zone.separator)[0];
  const offset = /^(-?)(\d{1,2}):(\d{2})/.exec(lineOf(settings.utcOffset) ?? '');
  const hours = offset === null || offset[3] !== '00' ? undefined : Number(`${offset[1]}${offset[2]}`);
  return knownZone(name) ?? (hours === undefined ? undefined : zoneOfHours(hours));
}
