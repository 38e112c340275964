import { z } from 'zod';
import { fail } from '../../office/errors';
import { eachInTurns } from '../../office/turns';
import { type Fields, isFields, lineOf } from '../../session/fields';
import { encodedLine } from './texts';

/** Any value, also none. */
const anything = z.unknown().optional();
/** A text field: anything unusable counts as absent, never as an error. */
const line = anything.transform((value) => lineOf(value));
/** A name as the portal encodes it for pages (A7). */
const encoded = anything.transform((value) => encodedLine(value));
/** Kept exactly as it came, because it is sent back. */
const raw = anything.transform((value) => (typeof value === 'string' ? value : undefined));
const number = anything.transform((value) => {
  const read = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
});
/** Booleans are left out when they are false (A8.2). */
const flag = anything.transform((value) => value === true || value === 'true');
const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = z
  .string()
  .regex(guidPattern)
  .transform((text) => text.toLowerCase());
const key = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const list = anything.transform((value): readonly unknown[] => (Array.isArray(value) ? value : []));

const shortPerson = z.object({ id: guid, displayName: encoded });
export type ShortPerson = z.infer<typeof shortPerson>;
/** Somebody named, or nobody. */
const somebody = anything.transform((value) => shortPerson.safeParse(value).data);

const person = z.object({
  id: guid,
  userName: line,
  displayName: encoded,
  firstName: line,
  lastName: line,
  email: line,
  status: number,
  title: encoded,
  department: encoded,
  location: line,
  lead: anything.transform((value) => guid.safeParse(value).data),
  mobilePhone: line,
  contacts: list,
  avatarSmall: line,
  avatar: line,
  profileUrl: line,
});
export type PersonWire = z.infer<typeof person>;

const owner = anything.transform((value) => z.object({ id: number, title: line }).safeParse(value).data);

const comment = z.object({ text: raw, created: anything, createdBy: somebody, inactive: flag });
export type CommentWire = z.infer<typeof comment>;

const task = z.object({
  id: key,
  title: raw,
  description: raw,
  deadline: anything,
  startDate: anything,
  priority: number,
  milestoneId: number,
  projectOwner: owner,
  status: number,
  updatedBy: somebody,
  created: anything,
  createdBy: somebody,
  updated: anything,
  subtasks: list,
  canEdit: flag,
  comments: list,
  /** Nobody is null, an empty list or nothing at all; anything that cannot be read whole spoils the task. */
  responsibles: z
    .array(shortPerson)
    .nullish()
    .transform((people) => people ?? []),
});
export type TaskWire = z.infer<typeof task>;

const milestone = z.object({
  id: key,
  title: line,
  projectOwner: owner,
  deadline: anything,
  status: number,
  responsible: somebody,
  created: anything,
  createdBy: somebody,
  canEdit: flag,
});
export type MilestoneWire = z.infer<typeof milestone>;

const crmTask = z.object({
  id: key,
  title: line,
  description: anything,
  deadLine: anything,
  responsible: somebody,
  isClosed: flag,
  canEdit: flag,
  alertValue: number,
  created: anything,
  createBy: somebody,
  category: owner,
  contact: somebodyOutside(),
});
export type CrmTaskWire = z.infer<typeof crmTask>;

const invoice = z.object({
  id: key,
  number: line,
  status: anything.transform((value) => z.object({ id: number, title: line }).safeParse(value).data),
  dueDate: anything,
  cost: number,
  currency: anything.transform((value) => z.object({ abbreviation: line }).safeParse(value).data),
  contact: somebodyOutside(),
  createOn: anything,
  createBy: somebody,
});
export type InvoiceWire = z.infer<typeof invoice>;

const alert = anything.transform((value) => z.object({ type: number }).safeParse(value).data?.type);

const event = z.object({
  objectId: z.union([z.string().min(1).max(200), z.number().transform(String)]),
  title: line,
  description: anything,
  start: anything,
  end: anything,
  allDay: flag,
  repeatRule: line,
  status: number,
  alert,
});
export type EventWire = z.infer<typeof event>;

const calendar = z.object({
  objectId: z.union([z.string().max(200), z.number().transform(String)]),
  isHidden: flag,
  events: list,
  defaultAlert: alert,
  timeZone: anything.transform((value) => z.object({ id: line }).safeParse(value).data),
});
export interface CalendarWire {
  readonly id: string;
  readonly isHidden: boolean;
  readonly zone: string | undefined;
  /** The kind of alert of events that name none. */
  readonly defaultAlert: number | undefined;
  readonly events: readonly EventWire[];
}

function somebodyOutside() {
  return anything.transform((value) => z.object({ displayName: encoded }).safeParse(value).data);
}

export const readPerson = (value: unknown): PersonWire | undefined => person.safeParse(value).data;
export const readTask = (value: unknown): TaskWire | undefined => task.safeParse(value).data;
export const readCrmTask = (value: unknown): CrmTaskWire | undefined => crmTask.safeParse(value).data;

export const readPeople = (value: unknown): readonly PersonWire[] => readEntries(value, person);
export const readTasks = (value: unknown): readonly TaskWire[] => readEntries(value, task);
export const readMilestones = (value: unknown): readonly MilestoneWire[] => readEntries(value, milestone);
export const readCrmTasks = (value: unknown): readonly CrmTaskWire[] => readEntries(value, crmTask);
export const readInvoices = (value: unknown): readonly InvoiceWire[] => readEntries(value, invoice);
/** Comments inside a task: what is no comment is left out. */
export const readComments = (values: readonly unknown[]): readonly CommentWire[] =>
  values.flatMap((value) => comment.safeParse(value).data ?? []);

/** In turns with everybody else: in a large portal somebody has a birthday every few minutes. */
export async function readCalendars(value: unknown): Promise<readonly CalendarWire[]> {
  const calendars: CalendarWire[] = [];
  for (const { objectId, isHidden, timeZone, defaultAlert, events: entries } of readEntries(
    value,
    calendar,
  )) {
    const events: EventWire[] = [];
    await eachInTurns(entries, (entry) => {
      const { data } = event.safeParse(entry);
      if (data !== undefined) events.push(data);
    });
    calendars.push({ id: objectId, isHidden, zone: timeZone?.id, defaultAlert, events });
  }
  return calendars;
}

/**
 * The entries of a list; an object without members is a list of nothing (A3). One that cannot be used is left out.
 * @throws OfficeError `malformed` for what is no list, and for a list in which nothing can be used
 */
function readEntries<Schema extends z.ZodType>(value: unknown, schema: Schema): readonly z.output<Schema>[] {
  const entries = listIn(value);
  const read = entries.flatMap((entry) => {
    const { data } = schema.safeParse(entry);
    return data === undefined ? [] : [data];
  });
  if (entries.length > 0 && read.length === 0)
    throw fail('malformed', { detail: 'nothing in a list can be used' });
  return read;
}

/** The entries of a page, usable or not: the next page begins after as many. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null || value === undefined || isEmptyObject(value)) return [];
  throw fail('malformed', { detail: 'a list was expected' });
}

function isEmptyObject(value: unknown): value is Fields {
  return isFields(value) && Object.keys(value).length === 0;
}
