import type { Verb } from '../../../electron/office/ticket';
import { onlyOffice } from '../../../electron/systems/onlyoffice/index';
import { type RunningOffice, startOffice } from '../../offices/index';
import type {
  OfficeUnderTest,
  ReminderAtOffice,
  SystemUnderTest,
  WorkAtOffice,
  WorkToDecide,
} from './system-under-test';

const hourMs = 3_600_000;
const closed = 2;
const leftAlready = 2;
const invoice = { sent: 2, reject: 3, paid: 4 } as const;

/** Somebody in charge of a project, with tasks, tasks of the CRM, milestones, invoices and a calendar. */
export const onlyofficeUnderTest: SystemUnderTest = {
  // Faster than an account goes about it, and still within the limit of a portal: nobody has to wait here.
  define: (bounds) => onlyOffice({ pace: { requests: 400, windowMs: 10_000 } }, bounds),
  // Proxies before a portal show pages, with success too, while it starts or is being mended: it will be back.
  standIns: { page: 'server-down', elsewhere: 'server-down' },
  open: async (people) => {
    const office = await startOffice({ system: 'onlyoffice', people, seed: 3 });
    const lead = loginAs(office, 'lead');
    const { login: colleague } = loginAs(office, 'colleague');
    const { control } = office;
    const staff = await control.people();
    const under: OfficeUnderTest = {
      url: office.url,
      caPem: office.caPem,
      credentials: lead,
      wrongPassword: 'wrong',
      control,
      people: staff.filter(({ status }) => status !== leftAlready).length,
      requestsPerPoll: 4,
      signInCount: async () => (await control.signIns()).length,
      expire: async () => void (await control.expireSessions()),
      // Lists are read by turns, and what was read lately stands in for one that fails: it has to be all of them.
      faultPath: async () => '/(?:project|crm|calendar)\\//',
      newWork: () => newTask(control, colleague),
      workFor: (verb) => workFor(control, lead.login, verb),
      newReminder: () => newEvent(control),
      close: () => office.close(),
    };
    return under;
  },
};

type Control = RunningOffice<'onlyoffice'>['control'];

function loginAs({ logins }: RunningOffice<'onlyoffice'>, role: string) {
  const found = logins.find(({ roles }) => roles.includes(role));
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

async function newTask(control: Control, colleague: string): Promise<WorkAtOffice> {
  const { id } = await control.createTask({ title: 'Water the plants' });
  return {
    is: (ticket) => ticket.id === `task:${id}`,
    change: async () => void (await control.changeTask({ id, title: 'Water the palm trees' })),
    remove: async () => void (await control.changeTask({ id, responsibles: [colleague], by: colleague })),
  };
}

async function workFor(control: Control, login: string, verb: Verb): Promise<WorkToDecide | undefined> {
  switch (verb) {
    case 'done':
      return await taskFor(control, [login], ({ status }) => status === closed);
    case 'take':
      return await taskFor(control, [], ({ responsibles }) => responsibles.includes(login));
    case 'decline':
      return await taskFor(
        control,
        [login],
        ({ responsibles, comments }) =>
          responsibles.length === 0 &&
          comments.some(({ author, text }) => author === login && text.includes('Because.')),
      );
    case 'paid':
    case 'reject':
      return await invoiceFor(control, invoice[verb]);
    default:
      return undefined;
  }
}

type Task = Awaited<ReturnType<Control['state']>>['tasks'][number];

async function taskFor(
  control: Control,
  responsibles: string[],
  isDecided: (task: Task) => boolean,
): Promise<WorkToDecide> {
  const { id } = await control.createTask({ responsibles });
  return {
    is: (ticket) => ticket.id === `task:${id}`,
    isDecided: async () => (await control.state()).tasks.some((task) => task.id === id && isDecided(task)),
  };
}

/** One that was sent before: a portal makes none by itself. */
async function invoiceFor(control: Control, decided: number): Promise<WorkToDecide> {
  const { invoices } = await control.state();
  const id = invoices.find(({ status }) => status === invoice.sent)?.id;
  if (id === undefined) throw new Error('no invoice was sent');
  return {
    is: (ticket) => ticket.id === `invoice:${id}`,
    isDecided: async () =>
      (await control.state()).invoices.some((one) => one.id === id && one.status === decided),
  };
}

async function newEvent(control: Control): Promise<ReminderAtOffice> {
  const at = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * hourMs;
  const { id } = await control.createEvent({ start: new Date(at).toISOString() });
  return {
    // Each date of an event is a reminder of its own.
    is: (reminder) => reminder.id.startsWith(`event:${id}:`),
    dueAt: at,
    move: async () => void (await control.changeEvent({ id, start: new Date(at + hourMs).toISOString() })),
    remove: async () => void (await control.changeEvent({ id, status: 2 })),
  };
}
