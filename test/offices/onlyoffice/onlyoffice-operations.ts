import { z } from 'zod';
import { commonOperations, type Operation } from '../common/control-contract';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'A day is YYYY-MM-DD.');
const instant = z.iso.datetime({ offset: true });
const id = z.coerce.number().int();
const byId = z.strictObject({ id });
const person = z.string().optional();

/** The functions that the control port of an ONLYOFFICE portal has; people are named by login or by id. */
export const onlyofficeOperations = {
  ...commonOperations,
  state: { method: 'GET', path: '/state', input: z.strictObject({}) },
  logins: { method: 'GET', path: '/logins', input: z.strictObject({}) },
  people: { method: 'GET', path: '/people', input: z.strictObject({}) },
  secondFactorCode: {
    method: 'GET',
    path: '/second-factor/:login',
    input: z.strictObject({ login: z.string() }),
  },
  createTask: {
    method: 'POST',
    path: '/task',
    input: z.strictObject({
      title: z.string().optional(),
      description: z.string().optional(),
      deadline: day.nullable().optional(),
      /** Nobody for a task that anybody of the team may take; the first login unless told. */
      responsibles: z.array(z.string()).optional(),
      author: person,
      project: id.optional(),
      subtasks: z.array(z.string()).optional(),
    }),
  },
  changeTask: {
    method: 'POST',
    path: '/task/:id/change',
    input: z.strictObject({
      id,
      title: z.string().optional(),
      deadline: day.nullable().optional(),
      responsibles: z.array(z.string()).optional(),
      by: person,
    }),
  },
  closeTask: { method: 'POST', path: '/task/:id/close', input: z.strictObject({ id, by: person }) },
  deleteTask: { method: 'POST', path: '/task/:id/delete', input: byId },
  closeProject: { method: 'POST', path: '/project/:id/close', input: byId },
  createCrmTask: {
    method: 'POST',
    path: '/crm-task',
    input: z.strictObject({
      title: z.string().optional(),
      responsible: person,
      deadLine: instant.optional(),
      alertValue: z.number().optional(),
    }),
  },
  changeCrmTask: {
    method: 'POST',
    path: '/crm-task/:id/change',
    input: z.strictObject({ id, title: z.string().optional(), deadLine: instant.optional() }),
  },
  closeCrmTask: { method: 'POST', path: '/crm-task/:id/close', input: byId },
  setInvoice: {
    method: 'POST',
    path: '/invoice/:id',
    input: z.strictObject({ id, status: z.coerce.number().int().min(1).max(5) }),
  },
  createEvent: {
    method: 'POST',
    path: '/event',
    input: z.strictObject({
      title: z.string().optional(),
      owner: person,
      sharedWith: z.array(z.string()).optional(),
      start: instant,
      end: instant.optional(),
      allDay: z.boolean().optional(),
      repeatRule: z.string().optional(),
      alert: z.number().int().min(-1).max(6).optional(),
    }),
  },
  changeEvent: {
    method: 'POST',
    path: '/event/:id/change',
    input: z.strictObject({
      id,
      title: z.string().optional(),
      start: instant.optional(),
      end: instant.optional(),
      status: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
    }),
  },
  changePerson: {
    method: 'POST',
    path: '/person/:id/change',
    input: z.strictObject({
      id: z.string(),
      lastName: z.string().min(1).optional(),
      title: z.string().optional(),
      mobilePhone: z.string().optional(),
      status: z.union([z.literal(1), z.literal(2), z.literal(4)]).optional(),
    }),
  },
  setCounters: {
    method: 'POST',
    path: '/counters',
    input: z.strictObject({ login: person, news: z.number().optional(), chat: z.number().optional() }),
  },
} as const satisfies Record<string, Operation>;

/** What a function of the control port takes, before defaults are filled in. */
export type OnlyofficeInput<Name extends keyof typeof onlyofficeOperations> = z.input<
  (typeof onlyofficeOperations)[Name]['input']
>;
