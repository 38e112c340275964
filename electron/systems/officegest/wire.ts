import { z } from 'zod';
import { fail } from '../../office/errors';
import { eachInTurns } from '../../office/turns';
import { type Fields, isFields, lineOf, numberOf, pick, textOf } from '../../session/fields';
import type { Assumptions } from './assumptions';

/** Any value, also none. */
const anything = z.unknown().optional();
/** Numbers are taken as text, anything unusable counts as absent, never as an error. */
const line = anything.transform((value) => lineOf(value));
/** Ids may be numbers or strings (reference a.7): they are labels. */
const label = anything.transform((value) => lineOf(value, 100));
/** JSON booleans in v2; the letters are those of v1 (reference a.5, a.8). */
const flag = anything.transform(
  (value) => value === true || value === 'T' || value === 'true' || value === 1,
);

const employeeSchema = z.object({
  id: label,
  name: line,
  email: line,
  mobile_phone: line,
  phone: line,
  login: line,
  active: anything,
});

const departmentSchema = z.object({ id: label, name: line, responsible_id: label });

const traderSchema = z.object({
  id: label,
  name: line,
  tax_id: line,
  email: line,
  phone: line,
  mobile_phone: line,
  city: line,
});

const appointmentSchema = z.object({
  id: label,
  title: line,
  start: anything,
  end: anything,
  completed: flag,
  no_show: flag,
  employee_id: label,
  location: line,
});

const orderSchema = z.object({
  document_number: line,
  status: line,
  status_name: line,
  mechanic_id: label,
  date: anything,
  expected_delivery_date: anything,
  priority: anything.transform((value) => numberOf(value)),
  is_cancelled: flag,
  awaiting_parts: flag,
  observations: anything.transform((value) => textOf(value)),
});

export type EmployeeWire = z.infer<typeof employeeSchema> & {
  readonly id: string;
  readonly departmentId: string | undefined;
};
export type DepartmentWire = z.infer<typeof departmentSchema> & { readonly id: string };
export type TraderWire = z.infer<typeof traderSchema> & { readonly id: string; readonly name: string };
export type AppointmentWire = z.infer<typeof appointmentSchema> & { readonly id: string };
/** A row of the board, a row of the list or a whole record: the same fields as far as each has them. */
export type OrderWire = z.infer<typeof orderSchema> & {
  readonly number: string;
  readonly plate: string | undefined;
  readonly customer: string | undefined;
  /** The board's own idea of who works on it; empty as a rule. */
  readonly crew: readonly string[];
  readonly interventions: readonly string[];
};

/** One page of a list, and how it says that it goes on. */
export interface ListPage {
  readonly rows: readonly Fields[];
  /** Rows sent, also those that are no records. */
  readonly sent: number;
  readonly hasMore: boolean | undefined;
  readonly perPage: number | undefined;
  readonly total: number | undefined;
  readonly next: string | undefined;
}

const mostRowsPerPage = 20_000;

/**
 * Reads `{data: [...], meta?: {...}}` (reference a.2); every member of `meta` may be missing.
 * @throws OfficeError `malformed` when there is no list, or nothing in it is a record.
 */
export function readListPage(value: unknown): ListPage {
  const data = isFields(value) ? value.data : undefined;
  if (!isFields(value) || !Array.isArray(data)) throw fail('malformed', { detail: 'a list was expected' });
  if (data.length > mostRowsPerPage) throw fail('too-large', { detail: `${data.length} rows` });
  const rows = data.filter(isFields);
  if (rows.length === 0 && data.length > 0) throw fail('malformed', { detail: 'records were expected' });
  const meta = isFields(value.meta) ? value.meta : {};
  return {
    rows,
    sent: data.length,
    hasMore: typeof meta.has_more === 'boolean' ? meta.has_more : undefined,
    perPage: numberOf(meta.per_page),
    total: numberOf(meta.total),
    next: typeof meta.next === 'string' && meta.next !== '' ? meta.next : undefined,
  };
}

/** `{data: {...}}`. */
export function readRecord(value: unknown): Fields {
  const data = isFields(value) ? value.data : undefined;
  if (!isFields(data)) throw fail('malformed', { detail: 'a record was expected' });
  return data;
}

/** The token of an answer to a sign-in, and for how many seconds it is good where that is said. */
export function readToken(
  value: unknown,
  { signIn }: Assumptions,
): { readonly token: string; readonly lifeSeconds: number | undefined } | undefined {
  const data = isFields(value) && isFields(value.data) ? value.data : {};
  const token = pick(data, signIn.tokenFields);
  // What cannot be sent in a header is no token.
  if (typeof token !== 'string' || token.length > signIn.longestToken || !/^[!-~]+$/.test(token))
    return undefined;
  const lifeSeconds = numberOf(data.expires_in);
  const isUsable = lifeSeconds !== undefined && lifeSeconds >= signIn.shortestLifeSeconds;
  return { token, lifeSeconds: isUsable ? lifeSeconds : undefined };
}

export function readEmployee(row: Fields, assumptions: Assumptions): EmployeeWire | undefined {
  const { id, ...rest } = employeeSchema.parse(row);
  if (id === undefined) return undefined;
  const department = pick(row, assumptions.managers.departmentFields);
  return { id, ...rest, departmentId: lineOf(isFields(department) ? department.id : department, 100) };
}

export function readDepartment(row: Fields): DepartmentWire | undefined {
  const { id, ...rest } = departmentSchema.parse(row);
  return id === undefined ? undefined : { id, ...rest };
}

/** A customer or a supplier; one without a name cannot be shown. */
export function readTrader(row: Fields): TraderWire | undefined {
  const { id, name, ...rest } = traderSchema.parse(row);
  return id === undefined || name === undefined ? undefined : { id, name, ...rest };
}

export function readAppointment(row: Fields): AppointmentWire | undefined {
  const { id, ...rest } = appointmentSchema.parse(row);
  return id === undefined ? undefined : { id, ...rest };
}

/** Its key is the number (reference a.7); the plate may be inside `vehicle`. */
export function readOrder(row: Fields, { orderFields }: Assumptions): OrderWire | undefined {
  const number = lineOf(pick(row, orderFields.number), 100);
  if (number === undefined) return undefined;
  const vehicle = isFields(row.vehicle) ? row.vehicle : {};
  return {
    ...orderSchema.parse(row),
    number,
    plate: lineOf(pick(row, orderFields.plate) ?? pick(vehicle, orderFields.plate), 40),
    customer: lineOf(pick(row, orderFields.customer)),
    crew: inner(row.mechanics).flatMap((one) => lineOf(one.employee_code, 100) ?? []),
    interventions: inner(row.interventions).flatMap((one) => lineOf(one.intervention) ?? []),
  };
}

/** At most so many of a list inside a record: no job has more hands or steps than that. */
const mostInside = 100;

function inner(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.slice(0, mostInside).filter(isFields) : [];
}

/**
 * Reads the rows of pages, in turns with everybody else. One that cannot be read is left out.
 * @throws OfficeError `malformed` when none can: what is known must not be replaced by nothing.
 */
export async function readEach<Record>(
  pages: AsyncIterable<Pick<ListPage, 'rows'>> | Iterable<Pick<ListPage, 'rows'>>,
  read: (row: Fields) => Record | undefined,
): Promise<readonly Record[]> {
  const found: Record[] = [];
  let count = 0;
  for await (const { rows } of pages) {
    count += rows.length;
    await eachInTurns(rows, (row) => {
      const one = read(row);
      if (one !== undefined) found.push(one);
    });
  }
  if (found.length === 0 && count > 0) throw fail('malformed', { detail: 'no record has its key' });
  return found;
}
