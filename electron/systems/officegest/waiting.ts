import { type Failure, failureOf, needsSignIn, OfficeError } from '../../office/errors';
import type { Capability, Waiting } from '../../office/office-system';
import type { OfficeGestAccount } from './account';
import type { Diary } from './diary';
import { paths } from './paths';
import type { WorkOrders } from './work-orders';

interface Part<Found> {
  readonly found: readonly Found[];
  readonly capability: Capability;
  readonly failure?: Failure;
}

/** GA-2: without knowing who this is, nothing can be told to wait for them. */
const nobody: Failure = { name: 'not-found', detail: 'no employee has this user name' };

/**
 * Reads what waits: the diary and the board, each of which may fail by itself. OfficeGest has no leave requests.
 * @throws OfficeError when nothing could be read, or when only a sign-in can help.
 */
export async function readWaiting(
  account: OfficeGestAccount,
  diary: Diary,
  orders: WorkOrders,
  signal?: AbortSignal,
): Promise<Waiting> {
  const me = (await account.employee(signal))?.id;
  const [reminders, tickets] = await Promise.all([
    readPart(account, me, paths.appointments, (id) => diary.reminders(id, signal)),
    readPart(account, me, paths.activeBoard, (id) => orders.read(id, signal)),
  ]);
  const failures = [reminders.failure, tickets.failure].flatMap((failure) => failure ?? []);
  const worst = failures.find(needsSignIn) ?? (failures.length === 2 ? failures[0] : undefined);
  if (worst !== undefined && worst !== nobody) throw new OfficeError(worst);
  return {
    tickets: tickets.found,
    reminders: reminders.found,
    ownLeaves: [],
    limits: [],
    capabilities: {
      leaveApproval: 'not-offered',
      ownLeave: 'not-offered',
      tickets: tickets.capability,
      reminders: reminders.capability,
      people: account.modules.isClosed(paths.employees) ? 'module-off' : 'on',
    },
    missing: [
      ...(reminders.failure === undefined
        ? []
        : [{ part: 'reminders' as const, failure: reminders.failure }]),
      ...(tickets.failure === undefined ? [] : [{ part: 'tickets' as const, failure: tickets.failure }]),
    ],
  };
}

/** A refusal (403) switches the part off and is no failure (reference b.9). */
async function readPart<Found>(
  account: OfficeGestAccount,
  me: string | undefined,
  path: string,
  read: (me: string) => Promise<readonly Found[]>,
): Promise<Part<Found>> {
  if (account.modules.isClosed(path)) return { found: [], capability: 'module-off' };
  if (me === undefined) return { found: [], capability: 'unknown', failure: nobody };
  try {
    return { found: await read(me), capability: 'on' };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.name !== 'forbidden') return { found: [], capability: 'unknown', failure };
    account.modules.close(path);
    return { found: [], capability: 'module-off' };
  }
}
