import { z } from 'zod';
import { commonOperations, type Operation } from '../common/control-contract';
import { orderStatuses } from './model';

const instant = z.iso.datetime({ offset: true });
const id = z.string();
const byId = z.strictObject({ id });

const appointment = {
  employee: z.string().optional(),
  title: z.string().optional(),
  start: instant.optional(),
  end: instant.optional(),
  confirmed: z.boolean().optional(),
  completed: z.boolean().optional(),
  noShow: z.boolean().optional(),
};
const order = {
  /** `null`: nobody has been given the job yet. */
  mechanic: z.string().nullable().optional(),
  status: z.enum(orderStatuses).optional(),
  invoiceName: z.string().optional(),
  expectedDelivery: instant.nullable().optional(),
  priority: z.number().int().optional(),
  cancelled: z.boolean().optional(),
  awaitingParts: z.boolean().optional(),
};

/** The functions that the control port of an OfficeGest office has; people are named by login or by id. */
export const officegestOperations = {
  ...commonOperations,
  state: { method: 'GET', path: '/state', input: z.strictObject({}) },
  logins: { method: 'GET', path: '/logins', input: z.strictObject({}) },
  createAppointment: { method: 'POST', path: '/appointment', input: z.strictObject(appointment) },
  changeAppointment: {
    method: 'POST',
    path: '/appointment/:id/change',
    input: z.strictObject({ id, ...appointment }),
  },
  removeAppointment: { method: 'DELETE', path: '/appointment/:id', input: byId },
  createOrder: { method: 'POST', path: '/order', input: z.strictObject(order) },
  changeOrder: { method: 'POST', path: '/order/:id/change', input: z.strictObject({ id, ...order }) },
  closeOrder: { method: 'POST', path: '/order/:id/close', input: byId },
  removeOrder: { method: 'DELETE', path: '/order/:id', input: byId },
  changePerson: {
    method: 'POST',
    path: '/person/:id/change',
    input: z.strictObject({
      id,
      name: z.string().min(1).optional(),
      phone: z.string().optional(),
      mobile: z.string().optional(),
      active: z.boolean().optional(),
    }),
  },
} as const satisfies Record<string, Operation>;

/** What a function of the control port takes, before defaults are filled in. */
export type OfficegestInput<Name extends keyof typeof officegestOperations> = z.input<
  (typeof officegestOperations)[Name]['input']
>;
