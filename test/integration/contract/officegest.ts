import { officeGest } from '../../../electron/systems/officegest/index';
import { type RunningOffice, startOffice } from '../../offices/index';
import type { OfficeUnderTest, ReminderAtOffice, SystemUnderTest, WorkAtOffice } from './system-under-test';

const hourMs = 3_600_000;

/** A mechanic with work orders and a diary. */
export const officegestUnderTest: SystemUnderTest = {
  define: (bounds) => officeGest({}, bounds),
  // Its interface answers in JSON always and names 401 for the end of a token: anything else is no answer.
  standIns: { page: 'malformed', elsewhere: 'malformed' },
  open: async (people) => {
    const office = await startOffice({ system: 'officegest', people, seed: 3 });
    const [mechanic] = office.logins;
    if (mechanic === undefined) throw new Error('nobody can sign in');
    const { control } = office;
    const under: OfficeUnderTest = {
      url: office.url,
      caPem: office.caPem,
      credentials: mechanic,
      wrongPassword: 'wrong',
      control,
      people,
      requestsPerPoll: 2,
      signInCount: async () => (await control.signIns()).length,
      expire: async () => void (await control.expireSessions()),
      faultPath: async () => '/workshop/monitor/service-orders',
      newWork: () => newWorkOrder(control),
      workFor: async () => undefined,
      newReminder: () => newAppointment(control),
      close: () => office.close(),
    };
    return under;
  },
};

type Control = RunningOffice<'officegest'>['control'];

async function newWorkOrder(control: Control): Promise<WorkAtOffice> {
  const { id } = await control.createOrder({ invoiceName: 'Ana Brandão' });
  return {
    is: (ticket) => ticket.id === id,
    change: async () => void (await control.changeOrder({ id, awaitingParts: true })),
    remove: async () => void (await control.closeOrder({ id })),
  };
}

async function newAppointment(control: Control): Promise<ReminderAtOffice> {
  const at = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * hourMs;
  const times = (from: number) => ({
    start: new Date(from).toISOString(),
    end: new Date(from + hourMs).toISOString(),
  });
  const { id } = await control.createAppointment(times(at));
  return {
    is: (reminder) => reminder.id === id,
    dueAt: at,
    move: async () => void (await control.changeAppointment({ id, ...times(at + hourMs) })),
    remove: async () => void (await control.removeAppointment({ id })),
  };
}
