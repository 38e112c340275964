import { Refusal } from '../common/refusal';
import { instantOf } from '../common/zoned-time';
import { cursorPageOf, inNoClearOrder, pageOf } from './lists';
import { type Appointment, activeStatuses, type ServiceOrder, type Trader } from './model';
import type { OfficegestValues } from './officegest-switches';
import { Records } from './records';
import type { Workshop } from './workshop';

/** A 422 that names fields, as the vendor's framework puts it. */
export class Invalid extends Refusal {
  constructor(
    message: string,
    readonly errors: Readonly<Record<string, readonly string[]>>,
  ) {
    super(422, message);
  }
}

export function invalid(fields: readonly string[], text = 'é obrigatório'): Invalid {
  const errors = Object.fromEntries(fields.map((name) => [name, [`O campo ${name} ${text}.`]]));
  return new Invalid(Object.values(errors)[0]?.[0] ?? 'Dados inválidos.', errors);
}

type Make = (query: URLSearchParams, key: string) => unknown;

/** The resources of API v2 that are known (reference a.6). Anything else is not found. */
export class OfficegestResources {
  readonly #records: Records;
  readonly #routes: readonly [RegExp, Make][];
  /** The order of each list that lasts: a long one is not put into it anew for every page. */
  readonly #orderOf = new WeakMap<readonly object[], readonly object[]>();

  constructor(
    private readonly workshop: Workshop,
    private readonly switches: OfficegestValues,
  ) {
    const records = new Records(workshop, switches);
    this.#records = records;
    const traders = (all: readonly Trader[], filtered: () => boolean): Make => {
      return (query) =>
        this.#page(
          all,
          query,
          (one) => records.trader(one),
          (one) => !filtered() || matches(one, query),
        );
    };
    const customers = traders(workshop.customers, () => true);
    const suppliers = traders(workshop.suppliers, () => switches.supplierFilter === 'name');
    const table =
      (rows: readonly object[]): Make =>
      (query) =>
        pageOf(rows, query, switches);
    const routes: [string, Make][] = [
      ['/entities/customers', customers],
      ['/entities/customers/search', customers],
      [
        '/entities/customers/:key',
        (_query, key) => one(workshop.customers, key, (row) => records.trader(row)),
      ],
      ['/entities/suppliers', suppliers],
      [
        '/entities/employees',
        (query) =>
          this.#page(
            workshop.employees,
            query,
            (row) => records.employee(row),
            query.has('name') ? ({ name }) => contains(name, query.get('name')) : undefined,
          ),
      ],
      [
        '/tables/departments',
        (query) => this.#page(workshop.departments, query, (row) => records.department(row)),
      ],
      ['/crm/appointments', (query) => this.#appointments(query)],
      [
        '/crm/appointments/:key',
        (_query, key) => one([...workshop.appointments.values()], key, (row) => records.appointment(row)),
      ],
      ['/workshop/service-orders', (query) => this.#orders(query)],
      ['/workshop/service-orders/:key', (_query, key) => ({ data: records.wholeOrder(this.#order(key)) })],
      ['/workshop/service-orders/:key/times', (_query, key) => ({ data: records.times(this.#order(key)) })],
      ['/workshop/monitor', (query) => this.#board(query, false)],
      ['/workshop/monitor/service-orders', (query) => this.#board(query, true)],
      [
        '/workshop/mechanics',
        (query) =>
          this.#page(
            workshop.employees.filter(({ isMechanic }) => isMechanic),
            query,
            (row) => records.mechanic(row),
          ),
      ],
      [
        '/workshop/interventions',
        table([{ id: 1, description: 'Revisão', estimated_time: 60, value_without_vat: '45.00' }]),
      ],
      ['/workshop/vehicles', (query) => this.#vehicles(query)],
      ['/workshop/vehicles/:key', (_query, key) => this.#vehicle(key)],
      ['/workshop/fuels', table([{ id: 1, description: 'Gasóleo' }])],
      ['/workshop/brands', table([{ id: 1, description: 'Renault' }])],
      ['/workshop/versions/:key', () => ({ data: [] })],
      ['/sales/documents', table([])],
    ];
    this.#routes = routes.map(([path, make]) => [
      new RegExp(`^${path.replace(':key', '([^/]+)')}$`, 'u'),
      make,
    ]);
  }

  /** @returns what makes the answer; `undefined` for a path that is none */
  find(path: string, query: URLSearchParams): (() => unknown) | undefined {
    for (const [pattern, make] of this.#routes) {
      const found = pattern.exec(path);
      if (found === null) continue;
      return () => {
        if (query.has('filter')) throw invalid(['filter'], 'deve ser uma lista');
        return make(query, decodeURIComponent(found[1] ?? ''));
      };
    }
    return undefined;
  }

  #page<Row extends object>(
    rows: readonly Row[],
    query: URLSearchParams,
    show: (row: Row) => object,
    wanted?: (row: Row) => boolean,
  ) {
    const ordered = this.#ordered(rows);
    const { data, ...rest } = pageOf(wanted ? ordered.filter(wanted) : ordered, query, this.switches);
    return { data: data.map(show), ...rest };
  }

  #ordered<Row extends object>(rows: readonly Row[]): readonly Row[] {
    if (this.switches.order === 'by-id') return rows;
    const known = this.#orderOf.get(rows);
    // What is kept under a list is made of the same rows.
    if (known !== undefined) return known as readonly Row[];
    const keyOf = (row: object) => ('id' in row ? Number(row.id) : 'number' in row ? Number(row.number) : 0);
    const ordered = inNoClearOrder(rows, keyOf);
    this.#orderOf.set(rows, ordered);
    return ordered;
  }

  #appointments(query: URLSearchParams): unknown {
    const missing = ['start', 'end'].filter((name) => (query.get(name) ?? '') === '');
    if (missing.length > 0) throw invalid(missing);
    const [from, to] = [this.#moment(query, 'start'), this.#moment(query, 'end')];
    const isAsked = (one: Appointment) => {
      switch (this.switches.appointmentRange) {
        case 'overlap':
          return one.start.getTime() <= to && one.end.getTime() >= from;
        case 'starts-within':
          return one.start.getTime() >= from && one.start.getTime() <= to;
        case 'ignored':
          return true;
      }
    };
    const rows = [...this.workshop.appointments.values()].filter(isAsked);
    return this.#page(rows, query, (row) => this.#records.appointment(row));
  }

  /** A day, a day with a time on the workshop's wall, or ISO 8601. */
  #moment(query: URLSearchParams, name: string): number {
    const text = query.get(name) ?? '';
    if (/[Zz]$|[+-]\d{2}:?\d{2}$/u.test(text) && text.includes('T') && !Number.isNaN(Date.parse(text))) {
      return Date.parse(text);
    }
    const found = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/u.exec(text);
    if (found?.[1] === undefined || Number.isNaN(Date.parse(found[1])))
      throw invalid([name], 'não é uma data válida');
    return instantOf(this.workshop.zone, found[1], found[2] ?? '00:00').getTime();
  }

  #orders(query: URLSearchParams): unknown {
    const rows = this.#ordered([...this.workshop.orders.values()]);
    const { data, meta } = cursorPageOf(rows, query, this.switches);
    return { data: data.map((row) => this.#records.order(row)), meta };
  }

  #order(key: string): ServiceOrder {
    return this.workshop.order(key);
  }

  #board(query: URLSearchParams, isActiveBoard: boolean): unknown {
    const wanted = (one: ServiceOrder) =>
      (!isActiveBoard || activeStatuses.includes(one.status)) &&
      is(query, 'status', one.status) &&
      is(query, 'vehicle_plate', one.plate) &&
      is(query, 'num', String(one.number)) &&
      is(query, 'awaiting_parts', String(one.awaitingParts));
    const rows = [...this.workshop.orders.values()].filter(wanted);
    return this.#page(rows, query, (row) => this.#records.job(row, isActiveBoard));
  }

  #vehicles(query: URLSearchParams): unknown {
    const rows = this.workshop.vehicles.filter(
      (one) =>
        is(query, 'plate', one.plate) &&
        is(query, 'vin', one.vin) &&
        is(query, 'description', one.description) &&
        is(query, 'is_active', String(one.isActive)),
    );
    const sort = query.get('sort');
    const sign = sort === 'created_at' ? 1 : sort === '-created_at' ? -1 : 0;
    const sorted = rows.toSorted((a, b) => sign * (a.createdAt.getTime() - b.createdAt.getTime()));
    const { data, ...rest } = pageOf(sorted, query, this.switches);
    return { data: data.map((row) => this.#records.vehicle(row)), ...rest };
  }

  #vehicle(plate: string): unknown {
    const found = this.workshop.vehicles.find((one) => one.plate === plate);
    if (found === undefined) throw new Refusal(404, 'Viatura não encontrada.');
    return { data: this.#records.vehicle(found) };
  }
}

function one<Row extends { readonly id: number }>(
  rows: readonly Row[],
  key: string,
  show: (row: Row) => object,
): unknown {
  const found = rows.find(({ id }) => String(id) === key);
  if (found === undefined) throw new Refusal(404, 'Registo não encontrado.');
  return { data: show(found) };
}

function matches(one: Trader, query: URLSearchParams): boolean {
  return (
    contains(one.name, query.get('name')) && is(query, 'tax_id', one.taxId) && is(query, 'email', one.email)
  );
}

function contains(text: string, part: string | null): boolean {
  return part === null || text.toLowerCase().includes(part.toLowerCase());
}

function is(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted === value;
}
