import { z } from 'zod';
import { commonOperations, type Operation } from '../common/control-contract';

const instant = z.iso.datetime({ offset: true });
const id = z.union([z.string(), z.number()]);
const confirmation = z.enum(['not-set', 'sent', 'confirmed', 'canceled']);

const taskFields = {
  subject: z.string().optional(),
  text: z.string().optional(),
  status: z.number().int().min(1).max(8).optional(),
  isDone: z.boolean().optional(),
  priority: z.number().int().min(1).max(5).optional(),
  /** Anything, as in the real one: a user name, a group's name, a mistake. */
  processor: z.string().optional(),
  responsible: z.string().optional(),
  responsibleGroup: z.string().optional(),
  creator: z.string().optional(),
  deadline: z.string().optional(),
  isDeadlineStrict: z.boolean().optional(),
  startsOn: z.string().optional(),
  startsAt: z.string().optional(),
};

const appointmentFields = {
  subject: z.string().optional(),
  notes: z.string().optional(),
  type: z.string().optional(),
  status: z.enum(['active', 'completed', 'canceled', 'participantsAvailable']).optional(),
  isPrivate: z.boolean().optional(),
  isAllDay: z.boolean().optional(),
  createdBy: z.string().optional(),
  /** User names or numbers. */
  users: z.array(z.string()).optional(),
  /** Names of groups. */
  groups: z.array(z.string()).optional(),
  contacts: z.array(z.strictObject({ addressId: z.number(), confirmation })).optional(),
  reminderMinutes: z.number().nullable().optional(),
  series: z
    .strictObject({
      type: z.enum(['t', 'w', 'm', 'j']),
      interval: z.number().int().min(1).max(999),
      until: z.string().nullable(),
      exceptions: z.array(z.string()),
    })
    .nullable()
    .optional(),
};

/** The functions that the control port of an onOffice office has. */
export const onofficeOperations = {
  ...commonOperations,
  state: { method: 'GET', path: '/state', input: z.strictObject({}) },
  logins: { method: 'GET', path: '/logins', input: z.strictObject({}) },
  people: { method: 'GET', path: '/people', input: z.strictObject({}) },
  createTask: { method: 'POST', path: '/task', input: z.strictObject(taskFields) },
  createTasks: {
    method: 'POST',
    path: '/tasks',
    input: z.strictObject({ count: z.number().int().positive(), ...taskFields }),
  },
  changeTask: { method: 'POST', path: '/task/:id/change', input: z.strictObject({ id, ...taskFields }) },
  closeTask: { method: 'POST', path: '/task/:id/close', input: z.strictObject({ id }) },
  deleteTask: { method: 'POST', path: '/task/:id/delete', input: z.strictObject({ id }) },
  createAppointment: {
    method: 'POST',
    path: '/appointment',
    input: z.strictObject({ start: instant.optional(), end: instant.optional(), ...appointmentFields }),
  },
  changeAppointment: {
    method: 'POST',
    path: '/appointment/:id/change',
    input: z.strictObject({ id, ...appointmentFields }),
  },
  moveAppointment: {
    method: 'POST',
    path: '/appointment/:id/move',
    input: z.strictObject({ id, start: instant, end: instant }),
  },
  deleteAppointment: { method: 'POST', path: '/appointment/:id/delete', input: z.strictObject({ id }) },
  changePerson: {
    method: 'POST',
    path: '/person/:id/change',
    input: z.strictObject({
      id,
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      phone: z.string().optional(),
      isActive: z.boolean().optional(),
      addressId: z.number().nullable().optional(),
    }),
  },
  issueClaim: { method: 'POST', path: '/claim', input: z.strictObject({ login: z.string().optional() }) },
  outdateClaims: { method: 'POST', path: '/claim/outdate', input: z.strictObject({}) },
} as const satisfies Record<string, Operation>;

/** What a function of the control port takes. */
export type OnofficeInput<Name extends keyof typeof onofficeOperations> = z.input<
  (typeof onofficeOperations)[Name]['input']
>;
