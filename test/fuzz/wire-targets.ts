import fc from 'fast-check';
import type { z } from 'zod';
import { leaveLimit, ownLeave, person, reminder, ticket } from '../../electron/bridge/schemas';
import { OfficeError } from '../../electron/office/errors';
import { knownZone } from '../../electron/office/time-zones';
import { type Answer, createAnswer } from '../../electron/session/answer';
import { defaultBounds } from '../../electron/session/bounds';
import { ExpirySign } from '../../electron/session/sign-in-guard';
import { readJsonAnswer } from '../../electron/systems/offiserv/answers';
import { assume } from '../../electron/systems/offiserv/assumptions';
import {
  type MappingContext,
  requesterOf,
  toAbsence,
  toLeaveTicket,
  toLimit,
  toOwnLeave,
  toPlainTicket,
} from '../../electron/systems/offiserv/mapping';
import { managerOf, personReference, toPerson } from '../../electron/systems/offiserv/person-mapping';
import { statedKind, toReminder } from '../../electron/systems/offiserv/reminder-mapping';
import {
  innerList,
  readEntries,
  readList,
  readOrganisation,
  readUser,
} from '../../electron/systems/offiserv/wire';
import { mutated } from './mutate';
import type { Target, Verdict } from './target';
import * as documents from './wire-documents';

const assumptions = assume();
const origin = 'https://office.example';
const context: MappingContext = {
  origin,
  zone: 'Europe/Warsaw',
  assumptions,
  me: '/data/u/1',
  personName: (id) => (id === '/data/u/7' ? 'Anna Łabędź' : undefined),
};
const now = Date.UTC(2026, 10, 21);

type Reader = (document: unknown) => unknown;

/** What is made of an answer has to fit through the bridge: one bad entry must not blind the window. */
function fits(schema: z.ZodType, made: unknown): void {
  if (made === undefined) return;
  const checked = schema.safeParse(made);
  if (!checked.success) throw new Error(`does not fit the bridge: ${checked.error.message.slice(0, 300)}`);
}

const readers: Readonly<Record<string, { readonly from: readonly unknown[]; readonly read: Reader }>> = {
  user: {
    from: [documents.user, documents.shortUser],
    read: (document) => {
      const user = readUser(document, assumptions);
      if (user === undefined) return;
      fits(person, toPerson(origin, user));
      managerOf(origin, user);
      for (const report of innerList(user.reports)) personReference(origin, report, assumptions);
    },
  },
  organisation: {
    from: [documents.organisation],
    read: (document) => {
      const organisation = readOrganisation(document);
      knownZone(organisation?.timezone);
      for (const admin of innerList(organisation?.admins)) personReference(origin, admin, assumptions);
    },
  },
  'leave requests': {
    from: [documents.leaveRequests, documents.wrappedLeaveRequests],
    read: (document) => {
      for (const entry of readEntries(document, assumptions)) {
        fits(ticket, toLeaveTicket(entry, true, context));
        fits(ticket, toLeaveTicket(entry, false, context));
        fits(ownLeave, toOwnLeave(entry, context));
        toAbsence(entry, '/data/u/7', context);
        requesterOf(entry, context);
      }
    },
  },
  tickets: {
    from: [documents.tickets],
    read: (document) => {
      for (const entry of readEntries(document, assumptions)) fits(ticket, toPlainTicket(entry, context));
    },
  },
  reminders: {
    from: [documents.reminders],
    read: (document) => {
      for (const entry of readEntries(document, assumptions)) {
        const kind = statedKind(entry, context) ?? 'reservation';
        fits(reminder, toReminder(entry, kind, now, context));
      }
    },
  },
  limits: {
    from: [documents.limits],
    read: (document) => {
      for (const entry of readEntries(document, assumptions)) fits(leaveLimit, toLimit(entry, context));
    },
  },
  approvers: {
    from: [documents.approvers],
    read: (document) => {
      for (const entry of readList(document, assumptions)) personReference(origin, entry, assumptions);
    },
  },
};

/** What the system makes of large answers, once and without a test's own checks: for measuring. */
const lean: Readonly<Record<string, Reader>> = {
  user: (document) => {
    const user = readUser(document, assumptions);
    return innerList(user?.reports).map((report) => personReference(origin, report, assumptions));
  },
  'leave requests': (document) =>
    readEntries(document, assumptions).map((one) => toLeaveTicket(one, true, context)),
  tickets: (document) => readEntries(document, assumptions).map((one) => toPlainTicket(one, context)),
  reminders: (document) =>
    readEntries(document, assumptions).map((one) => toReminder(one, 'lending', now, context)),
  approvers: (document) =>
    readList(document, assumptions).map((one) => personReference(origin, one, assumptions)),
};

/** Reads a large answer; what was made of it is handed out so that it stays in memory. */
export function readLarge(name: string, bytes: Buffer): unknown {
  const answer = answerOf(bytes, 'application/json');
  try {
    const document = readJsonAnswer(answer);
    return { document, made: lean[name]?.(document) };
  } catch (error) {
    if (error instanceof OfficeError) return error;
    throw error;
  }
}

function answerOf(bytes: Buffer, contentType: string): Answer {
  const headers = { 'content-type': contentType };
  return createAnswer(
    { status: 200, url: new URL(origin), headers, bytes, cookiesSet: false },
    defaultBounds.maxDepth,
  );
}

/** The bytes of an answer, read as the system reads them. */
function readBytes(name: string, bytes: Buffer, contentType = 'application/json'): Verdict {
  const answer = answerOf(bytes, contentType);
  try {
    readers[name]?.read(readJsonAnswer(answer));
    return 'taken';
  } catch (error) {
    if (error instanceof OfficeError || error instanceof ExpirySign) return 'refused';
    throw error;
  }
}

/** Now and then the bytes themselves are spoilt as well. */
const spoiling = fc.record({
  how: fc.constantFrom('not', 'not', 'not', 'not', 'cut', 'flip', 'charset'),
  at: fc.nat(),
});
const charsets = [
  'application/json; charset=utf-16',
  'text/html; charset=',
  'a;charset=koi8-r',
  'x; charset="',
];

function spoil(bytes: Buffer, how: string, at: number): Buffer {
  if (how === 'cut') return bytes.subarray(0, at % (bytes.length + 1));
  if (how === 'flip' && bytes.length > 0) {
    const index = at % bytes.length;
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
  }
  return bytes;
}

export const wireTargets: readonly Target[] = Object.entries(readers).map(([name, { from }]) => ({
  name: `wire ${name}`,
  arbitrary: fc.tuple(mutated(from), spoiling),
  run: (given) => {
    const [document, { how, at }] = given as [unknown, { how: string; at: number }];
    const bytes = spoil(Buffer.from(JSON.stringify(document) ?? ''), how, at);
    const contentType = how === 'charset' ? charsets[at % charsets.length] : undefined;
    return readBytes(name, bytes, contentType);
  },
}));
