import type { Verb } from '../../../electron/office/ticket';
import { onOffice } from '../../../electron/systems/onoffice/index';
import { type RunningOffice, startOffice } from '../../offices/index';
import type {
  OfficeUnderTest,
  ReminderAtOffice,
  SystemUnderTest,
  WorkAtOffice,
  WorkToDecide,
} from './system-under-test';

const hourMs = 3_600_000;
const state = { inProcess: 2, completed: 3, clarification: 8 } as const;

/** Somebody with tasks, invitations and appointments, in an office that has keys and no sessions. */
export const onofficeUnderTest: SystemUnderTest = {
  define: (bounds) => onOffice({}, bounds),
  // One address answers all calls in one envelope: a page there is another product, a way elsewhere no envelope.
  standIns: { page: 'not-this-system', elsewhere: 'malformed' },
  open: async (people) => {
    const office = await startOffice({ system: 'onoffice', people, seed: 3 });
    const [worker, leader] = await office.control.logins();
    if (worker === undefined || leader === undefined) throw new Error('nobody can sign in');
    const { control } = office;
    const staff = await control.people();
    const under: OfficeUnderTest = {
      url: office.url,
      caPem: office.caPem,
      credentials: worker,
      // What cannot be a secret is refused before anything is sent.
      wrongPassword: 'f'.repeat(64),
      control,
      people: staff.filter(({ isActive, isApiUser }) => isActive && !isApiUser).length,
      requestsPerPoll: 1,
      signInCount: async () => (await control.signIns()).length,
      // There is one address for everything.
      faultPath: async () => '/api.php',
      newWork: () => newTask(control, leader.login),
      workFor: (verb) => workFor(control, worker.login, leader.login, verb),
      newReminder: () => newAppointment(control, worker.login),
      close: () => office.close(),
    };
    return under;
  },
};

type Control = RunningOffice<'onoffice'>['control'];
type Task = Awaited<ReturnType<Control['createTask']>>;
type Appointment = Awaited<ReturnType<Control['createAppointment']>>;

async function newTask(control: Control, leader: string): Promise<WorkAtOffice> {
  const { id } = await control.createTask();
  return {
    is: (ticket) => ticket.id === `task:${id}`,
    change: async () => void (await control.changeTask({ id, subject: 'Bitte heute zurückrufen' })),
    remove: async () => void (await control.changeTask({ id, processor: leader, responsible: leader })),
  };
}

async function workFor(
  control: Control,
  worker: string,
  leader: string,
  verb: Verb,
): Promise<WorkToDecide | undefined> {
  switch (verb) {
    case 'done':
      return await taskFor(control, {}, ({ status, isDone }) => status === state.completed && isDone);
    case 'return':
      return await taskFor(
        control,
        {},
        ({ status, processor, comment }) =>
          status === state.clarification && processor === leader && comment.includes('Because.'),
      );
    case 'take':
      return await taskFor(
        control,
        { processor: '', ...(await groupOf(control, worker)) },
        ({ status, processor }) => status === state.inProcess && processor === worker,
      );
    case 'accept':
      return await invitationFor(control, worker, 'confirmed');
    case 'decline':
      return await invitationFor(control, worker, 'canceled');
    default:
      return undefined;
  }
}

/** What makes a task that of everybody in the person's office. */
async function groupOf(control: Control, worker: string) {
  const me = await userNamed(control, worker);
  const { groups } = await control.state();
  const group = groups.find(({ type, userIds }) => type === 'GroupOffice' && userIds.includes(me.id));
  if (group === undefined) throw new Error('nobody is in an office');
  return { responsible: group.name, responsibleGroup: group.name };
}

async function taskFor(
  control: Control,
  draft: Parameters<Control['createTask']>[0],
  isDecided: (task: Task) => boolean,
): Promise<WorkToDecide> {
  const { id } = await control.createTask(draft);
  return {
    is: (ticket) => ticket.id === `task:${id}`,
    isDecided: async () => (await control.state()).tasks.some((task) => task.id === id && isDecided(task)),
  };
}

/** To an appointment with the person's own address among the contacts: the office keeps the answer. */
async function invitationFor(
  control: Control,
  worker: string,
  answer: Appointment['contacts'][number]['confirmation'],
): Promise<WorkToDecide> {
  const { addressId } = await userNamed(control, worker);
  if (addressId === null) throw new Error('no address is linked');
  const { id } = await control.createAppointment({ contacts: [{ addressId, confirmation: 'sent' }] });
  return {
    is: (ticket) => ticket.id === `cal:${id}`,
    isDecided: async () =>
      (await control.state()).appointments.some(
        (one) => one.id === id && one.contacts.some(({ confirmation }) => confirmation === answer),
      ),
  };
}

async function userNamed(control: Control, login: string) {
  const found = (await control.people()).find(({ userName }) => userName === login);
  if (found === undefined) throw new Error(`nobody is called ${login}`);
  return found;
}

async function newAppointment(control: Control, worker: string): Promise<ReminderAtOffice> {
  const at = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * hourMs;
  const { id } = await control.createAppointment({ createdBy: worker, start: new Date(at).toISOString() });
  return {
    is: (reminder) => reminder.id === `cal:${id}`,
    dueAt: at,
    move: async () => {
      const [start, end] = [at + hourMs, at + 2 * hourMs].map((moment) => new Date(moment).toISOString());
      if (start !== undefined && end !== undefined) await control.moveAppointment({ id, start, end });
    },
    remove: async () => void (await control.deleteAppointment({ id })),
  };
}
