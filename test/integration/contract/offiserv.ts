import type { Verb } from '../../../electron/office/ticket';
import { offiServ } from '../../../electron/systems/offiserv/index';
import { type RunningOffice, startOffice } from '../../offices/index';
import type {
  OfficeUnderTest,
  ReminderAtOffice,
  SystemUnderTest,
  WorkAtOffice,
  WorkToDecide,
} from './system-under-test';

const hourMs = 3_600_000;

/** An approver with leave requests, tickets, reservations and lendings. */
export const offiservUnderTest: SystemUnderTest = {
  define: (bounds) => offiServ({}, bounds),
  // Either might be the sign-in of a session that has ended; the session is asked about, stands, and it was nonsense.
  standIns: { page: 'malformed', elsewhere: 'malformed' },
  open: async (people) => {
    const office = await startOffice({ system: 'offiserv', people, seed: 3 });
    const [approver] = office.logins;
    if (approver === undefined) throw new Error('nobody can sign in');
    const { control } = office;
    const under: OfficeUnderTest = {
      url: office.url,
      caPem: office.caPem,
      credentials: approver,
      wrongPassword: 'wrong',
      control,
      people,
      requestsPerPoll: 4,
      signInCount: async () => (await control.signIns()).length,
      expire: async () => void (await control.expireSessions()),
      // Addresses are ciphers, found in fields: any that was asked for at the last look will do.
      faultPath: () => lastPathOf(control),
      newWork: () => newLeaveRequest(control, approver.login),
      workFor: async (verb) =>
        verb === 'approve' || verb === 'reject' ? await leaveFor(control, approver.login, verb) : undefined,
      newReminder: () => newReservation(control, approver.login),
      close: () => office.close(),
    };
    return under;
  },
};

type Control = RunningOffice<'offiserv'>['control'];

/** The last list that was asked for. */
async function lastPathOf(control: Control): Promise<string> {
  const path = (await control.requests()).requests.at(-1)?.path;
  if (path === undefined) throw new Error('nothing was asked for yet');
  return path;
}

async function newLeaveRequest(control: Control, approver: string): Promise<WorkAtOffice> {
  const { id, path } = await control.createLeave({ approver, comment: 'Moving house.' });
  return {
    is: (ticket) => ticket.id === path,
    change: async () => void (await control.changeLeave({ id, comment: 'Moving house, a day later.' })),
    remove: async () => void (await control.withdrawLeave({ id })),
  };
}

async function leaveFor(control: Control, approver: string, verb: Verb): Promise<WorkToDecide> {
  const { id, path } = await control.createLeave({ approver });
  return {
    is: (ticket) => ticket.id === path,
    isDecided: async () => {
      const { leaveRequests } = await control.state();
      const taken = leaveRequests.find((request) => request.id === id)?.decisions ?? [];
      return taken.some(({ via, verdict }) => via === 'office' && verdict.startsWith(verb));
    },
  };
}

async function newReservation(control: Control, person: string): Promise<ReminderAtOffice> {
  const at = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * hourMs;
  const book = (from: number) =>
    control.createReservation({
      person,
      from: new Date(from).toISOString(),
      to: new Date(from + hourMs).toISOString(),
    });
  let booked = await book(at);
  return {
    is: (reminder) => reminder.id === booked.path,
    dueAt: at,
    // A reservation is never moved: it is given up and made anew.
    move: async () => {
      await control.endBooking({ id: booked.id });
      booked = await book(at + hourMs);
    },
    remove: async () => void (await control.endBooking({ id: booked.id })),
  };
}
