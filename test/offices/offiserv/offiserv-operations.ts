import { z } from 'zod';
import { commonOperations, type Operation } from '../common/control-contract';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'A day is YYYY-MM-DD.');
const instant = z.iso.datetime({ offset: true });
const id = z.string();
const byId = z.strictObject({ id });

const booking = z.strictObject({
  person: z.string().optional(),
  resource: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
  reason: z.string().optional(),
});

/** The functions that the control port of an OffiServ office has; people are named by login or by id. */
export const offiservOperations = {
  ...commonOperations,
  state: {
    method: 'GET',
    path: '/state',
    input: z.strictObject({
      status: z.enum(['pending', 'approved', 'rejected', 'withdrawn']).optional(),
      requester: z.string().optional(),
      waitingFor: z.string().optional(),
    }),
  },
  logins: { method: 'GET', path: '/logins', input: z.strictObject({}) },
  people: {
    method: 'GET',
    path: '/people',
    input: z.strictObject({
      offset: z.coerce.number().int().nonnegative().default(0),
      limit: z.coerce.number().int().positive().default(1_000),
    }),
  },
  createLeave: {
    method: 'POST',
    path: '/leave',
    input: z.strictObject({
      requester: z.string().optional(),
      approver: z.string().optional(),
      type: z.string().optional(),
      from: date.optional(),
      to: date.optional(),
      comment: z.string().optional(),
    }),
  },
  changeLeave: {
    method: 'POST',
    path: '/leave/:id/change',
    input: z.strictObject({
      id,
      type: z.string().optional(),
      from: date.optional(),
      to: date.optional(),
      comment: z.string().optional(),
    }),
  },
  withdrawLeave: { method: 'POST', path: '/leave/:id/withdraw', input: byId },
  decideLeave: {
    method: 'POST',
    path: '/leave/:id/decide',
    input: z.strictObject({
      id,
      as: z.string().optional(),
      status: z.enum(['approved', 'rejected']),
      comment: z.string().default(''),
    }),
  },
  createTicket: {
    method: 'POST',
    path: '/ticket',
    input: z.strictObject({
      from: z.string().nullable().optional(),
      to: z.string().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
    }),
  },
  closeTicket: { method: 'POST', path: '/ticket/:id/close', input: byId },
  createReservation: { method: 'POST', path: '/reservation', input: booking },
  createLending: { method: 'POST', path: '/lending', input: booking },
  endBooking: { method: 'POST', path: '/booking/:id/end', input: byId },
  changePerson: {
    method: 'POST',
    path: '/person/:id/change',
    input: z.strictObject({
      id,
      lastname: z.string().min(1).optional(),
      displayName: z.string().min(1).optional(),
      phone: z.string().optional(),
      mobile: z.string().optional(),
    }),
  },
} as const satisfies Record<string, Operation>;

/** What a function of the control port takes, before defaults are filled in. */
export type OffiservInput<Name extends keyof typeof offiservOperations> = z.input<
  (typeof offiservOperations)[Name]['input']
>;
