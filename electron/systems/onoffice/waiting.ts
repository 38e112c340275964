import { type Failure, failureOf, needsSignIn, OfficeError } from '../../office/errors';
import type { Capability, Waiting } from '../../office/office-system';
import type { Reminder } from '../../office/reminder';
import type { OnOfficeAccount } from './account';
import { toInvitation, toReminders, waitsForAnswer } from './appointment-mapping';
import type { Appointment } from './appointment-wire';
import type { AppointmentReader } from './appointments';
import type { Decisions } from './decisions';
import type { OnOfficeClient } from './onoffice-client';
import { roleIn, toDeadline, toTaskTicket, waitsNow } from './task-mapping';
import type { Task } from './task-wire';
import type { TaskReader } from './tasks';

interface Part<Found> {
  readonly found: readonly Found[];
  readonly failure?: Failure;
}

export interface Readers {
  readonly client: OnOfficeClient;
  readonly account: OnOfficeAccount;
  readonly tasks: TaskReader;
  readonly appointments: AppointmentReader;
  readonly decisions: Decisions;
}

/**
 * Reads what waits: everything that is due to be asked goes into one request, and each part may fail by itself.
 * @throws OfficeError when nothing could be read, or when only a sign-in can help
 */
export async function readWaiting(readers: Readers, signal?: AbortSignal): Promise<Waiting> {
  const { client, account } = readers;
  await client.ensure(signal);
  const taskPlan = readers.tasks.plan();
  const appointmentPlan = readers.appointments.plan();
  const outcomes = await client.read([...taskPlan.actions, ...appointmentPlan.actions], signal);
  const count = taskPlan.actions.length;
  const tasks = await partOf(() => readers.tasks.take(taskPlan, outcomes.slice(0, count), signal));
  const appointments = await partOf(() =>
    readers.appointments.take(appointmentPlan, outcomes.slice(count), signal),
  );
  throwIfHopeless(tasks, appointments);
  return {
    tickets: [...taskTickets(tasks.found, account), ...invitations(appointments.found, readers)],
    reminders: remindersOf(tasks.found, appointments.found, readers),
    ownLeaves: [],
    limits: [],
    capabilities: {
      leaveApproval: 'not-offered',
      tickets: capabilityOf(tasks),
      reminders: capabilityOf(appointments),
      ownLeave: 'not-offered',
      // Without the right there are names and groups, and no telephone numbers (reference c.6).
      people: account.mayReadUsers ? 'on' : 'forbidden',
    },
    missing: [
      // Invitations are tickets too: without the appointments the list of tickets is not whole.
      ...missing('tickets', tasks.failure ?? appointments.failure),
      ...missing('reminders', appointments.failure ?? tasks.failure),
    ],
  };
}

async function partOf<Found>(read: () => Promise<readonly Found[]>): Promise<Part<Found>> {
  try {
    return { found: await read() };
  } catch (error) {
    return { found: [], failure: failureOf(error) };
  }
}

function throwIfHopeless(...parts: readonly Part<unknown>[]): void {
  const failures = parts.flatMap(({ failure }) => failure ?? []);
  const worst = failures.find(needsSignIn) ?? (failures.length === parts.length ? failures[0] : undefined);
  if (worst !== undefined) throw new OfficeError(worst);
}

function taskTickets(tasks: readonly Task[], account: OnOfficeAccount): Waiting['tickets'] {
  const now = Date.now();
  return tasks
    .filter((task) => waitsNow(task, roleIn(task, account), now))
    .map((task) => toTaskTicket(task, account, now));
}

function invitations(
  found: readonly Appointment[],
  { account, appointments, decisions }: Readers,
): Waiting['tickets'] {
  const window = appointments.window(Date.now());
  return found
    .filter((one) => waitsForAnswer(one, window, account))
    .map((one) => toInvitation(one, window, account))
    .filter((ticket) => !decisions.isAcknowledged(ticket));
}

function remindersOf(
  tasks: readonly Task[],
  found: readonly Appointment[],
  { account, appointments }: Readers,
): readonly Reminder[] {
  const now = Date.now();
  const window = appointments.window(now);
  const deadlines = tasks
    .filter((task) => waitsNow(task, roleIn(task, account), now) && roleIn(task, account) === 'processor')
    .flatMap((task) => toDeadline(task, account) ?? []);
  const times = found.flatMap((one) => toReminders(one, window, account));
  return [...deadlines, ...times].sort((one, other) => one.dueAt - other.dueAt);
}

function capabilityOf({ failure }: Part<unknown>): Capability {
  if (failure === undefined) return 'on';
  return failure.name === 'forbidden' || failure.name === 'module-off' ? failure.name : 'unknown';
}

function missing<Name extends Waiting['missing'][number]['part']>(
  part: Name,
  failure: Failure | undefined,
): Waiting['missing'] {
  return failure === undefined ? [] : [{ part, failure }];
}
