import { fail } from '../../office/errors';
import type { OnOfficeAccount } from './account';
import { type Action, type ActionOutcome, succeeded } from './action';
import { type Appointment, appointmentFields, readAppointment } from './appointment-wire';
import { addDays, dayAt } from './dates';
import { codeFailure } from './error-codes';
import type { OnOfficeClient } from './onoffice-client';
import { guessSeries, readSeries, type Series } from './series';

/** One question for the list: which days, and whether for the person or for the person's groups. */
interface Look {
  readonly from: string;
  readonly to: string;
  readonly who: { readonly userIds: readonly string[] } | { readonly groupIds: readonly string[] };
}

export interface AppointmentPlan {
  readonly looks: readonly Look[];
  readonly actions: readonly Action[];
}

const mostSeries = 2_000;

/** The person's appointments of the coming days. */
export class AppointmentReader {
  readonly #account: OnOfficeAccount;
  readonly #client: OnOfficeClient;
  /** Rules of series, by number and time of change: they are read apart, once. */
  readonly #series = new Map<string, Series | undefined>();

  constructor(account: OnOfficeAccount, client: OnOfficeClient) {
    this.#account = account;
    this.#client = client;
  }

  /** What to ask first; the answers go to `take`. */
  plan(): AppointmentPlan {
    const looks = this.#looks();
    return { looks, actions: looks.map(listOf) };
  }

  async take(
    plan: AppointmentPlan,
    outcomes: readonly ActionOutcome[],
    signal?: AbortSignal,
  ): Promise<readonly Appointment[]> {
    const { appointments: bounds } = this.#account.assumptions;
    const found = new Map<string, Appointment>();
    let asked = plan.looks;
    let given = outcomes;
    for (let round = 0; ; round += 1) {
      const next: Look[] = [];
      asked.forEach((look, at) => {
        const outcome = given[at];
        if (outcome === undefined || !succeeded(outcome)) throw codeFailure(outcome?.code ?? 0);
        for (const one of this.#appointmentsIn(outcome)) found.set(one.id, one);
        // There is no paging; a window with the full number of rows is looked at in halves.
        if (outcome.records.length >= bounds.rows && look.from < look.to) next.push(...halvesOf(look));
      });
      if (next.length === 0) break;
      if (round >= bounds.mostRounds)
        throw fail('too-large', { detail: 'more appointments than can be read' });
      asked = next;
      given = await this.#client.read(asked.map(listOf), signal);
    }
    return await this.#withSeries([...found.values()], signal);
  }

  /** One appointment, fresh; an unknown one gives no record and no error (reference b.4). */
  async readOne(id: string, signal?: AbortSignal): Promise<Appointment | undefined> {
    const outcome = await this.#client.readOne(
      {
        verb: 'get',
        resourceType: 'appointmentList',
        resourceId: id,
        parameters: {},
        fields: appointmentFields,
      },
      signal,
    );
    const one = this.#appointmentsIn(outcome).find((appointment) => appointment.id === id);
    return one === undefined ? undefined : (await this.#withSeries([one], signal))[0];
  }

  /** Now and the end of what is looked at, epoch milliseconds. */
  window(now: number): { readonly from: number; readonly to: number } {
    return { from: now, to: now + this.#account.assumptions.appointments.daysAhead * 86_400_000 };
  }

  #looks(): readonly Look[] {
    const from = dayAt(Date.now(), this.#account.zone);
    const to = addDays(from, this.#account.assumptions.appointments.daysAhead);
    const { id } = this.#account.me.colleague;
    const groupIds = this.#account.staff.groupsOf(id).map((group) => group.id);
    const direct: Look = { from, to, who: { userIds: [id] } };
    return groupIds.length === 0 ? [direct] : [direct, { from, to, who: { groupIds } }];
  }

  #appointmentsIn({ records }: Extract<ActionOutcome, { code: 0 }>): Appointment[] {
    const found = records.flatMap((record) => readAppointment(record, this.#account.zone) ?? []);
    if (found.length === 0 && records.length > 0) {
      throw fail('malformed', { detail: 'appointments without a time' });
    }
    return found;
  }

  /**
   * The list does not document the members of a series; the older call for one appointment does. Where that call is
   * withdrawn, what the list says is tried, and without it the series counts once.
   */
  async #withSeries(found: readonly Appointment[], signal?: AbortSignal): Promise<readonly Appointment[]> {
    const unknown = found.filter((one) => one.isSeries && !this.#series.has(keyOf(one)));
    if (unknown.length > 0) {
      if (this.#series.size > mostSeries) this.#series.clear();
      const outcomes = await this.#client.read(
        unknown.map(({ id }) => ({
          verb: 'read' as const,
          resourceType: 'calendar',
          resourceId: id,
          parameters: {},
        })),
        signal,
      );
      unknown.forEach((one, at) => {
        const outcome = outcomes[at];
        const record = outcome !== undefined && succeeded(outcome) ? outcome.records[0] : undefined;
        const { recurrence } = this.#account.assumptions;
        const stated = record === undefined ? undefined : readSeries(record.elements);
        this.#series.set(keyOf(one), stated ?? guessSeries(one.recurrence, recurrence));
      });
    }
    return found.map((one) => {
      const series = one.isSeries ? this.#series.get(keyOf(one)) : undefined;
      return series === undefined ? one : { ...one, series };
    });
  }
}

function keyOf({ id, modified }: Appointment): string {
  return `${id} ${modified}`;
}

function listOf({ from, to, who }: Look): Action {
  return {
    verb: 'get',
    resourceType: 'appointmentList',
    parameters: { filter: { startDate: from, endDate: to, ...who } },
    fields: appointmentFields,
  };
}

function halvesOf({ from, to, who }: Look): Look[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const middle = addDays(from, Math.floor(days / 2));
  return [
    { from, to: middle, who },
    { from: addDays(middle, 1), to, who },
  ];
}
