import { z } from 'zod';
import { certificateKinds } from './certificates';
import { faultSchema } from './faults';

/** One function of the control port: where it is found and what it takes. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Parts that begin with a colon are taken from the input. */
  readonly path: string;
  readonly input: z.ZodType;
}

const nothing = z.strictObject({});

/** The functions of the control port that every office has. */
export const commonOperations = {
  ledger: { method: 'GET', path: '/ledger', input: nothing },
  requests: { method: 'GET', path: '/requests', input: nothing },
  signIns: { method: 'GET', path: '/sign-ins', input: nothing },
  clearLogs: { method: 'DELETE', path: '/requests', input: nothing },
  addFault: { method: 'POST', path: '/fault', input: faultSchema },
  faults: { method: 'GET', path: '/faults', input: nothing },
  clearFaults: { method: 'DELETE', path: '/faults', input: nothing },
  switches: { method: 'GET', path: '/switches', input: nothing },
  setSwitches: {
    method: 'POST',
    path: '/switch',
    input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  },
  expireSessions: {
    method: 'POST',
    path: '/expire',
    input: z.strictObject({ login: z.string().optional() }),
  },
  stopListening: { method: 'POST', path: '/stop-listening', input: nothing },
  listen: { method: 'POST', path: '/listen', input: nothing },
  useCertificate: {
    method: 'POST',
    path: '/certificate',
    input: z.strictObject({ kind: z.enum(certificateKinds) }),
  },
  setPassword: {
    method: 'POST',
    path: '/password',
    input: z.strictObject({ login: z.string(), password: z.string() }),
  },
  shiftClock: { method: 'POST', path: '/clock', input: z.strictObject({ offsetMs: z.number() }) },
} as const satisfies Record<string, Operation>;
