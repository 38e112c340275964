import type { RunningOffice } from '../../offices';
import type { Deciding, OfficeOnShow } from '../office-on-show';
import { expectThat } from '../steps/checks';
import { firstLogin, passwordOnly, signInsOf, soon, titledWork } from './common';

const titles = [
  'Order new chairs',
  'Book the hall for the trade fair',
  'Answer the architect',
  'Send the signed lease',
  'Pick a caterer',
];
const closed = 2;

/** Somebody in charge of a project, with tasks. */
export async function onlyofficeOnShow({
  control,
  logins,
}: RunningOffice<'onlyoffice'>): Promise<OfficeOnShow> {
  const lead = firstLogin(logins);
  const mine = async () =>
    (await control.state()).tasks.filter(
      ({ status, responsibles }) => status !== closed && responsibles.includes(lead.login),
    );

  const deciding: Deciding = {
    quick: { button: 'Done', settled: 'Done' },
    withReason: {
      button: 'Decline',
      settled: 'Declined',
      reason: 'I am at the fair all week. Jon knows the printer.',
    },
    another: async (than) => {
      const tasks = await mine();
      const one = tasks.find(
        ({ id, title }) =>
          String(id) !== than.id && tasks.filter((other) => other.title.includes(title)).length === 1,
      );
      return one && titledWork(one.id, one.title, '');
    },
    outcome: async ({ id }, reason) => {
      const task = (await control.state()).tasks.find((one) => String(one.id) === id);
      if (task === undefined) throw new Error('The task is no longer on the server.');
      const writes = async () =>
        (await control.ledger()).filter(({ path }) => path.includes(`/task/${id}`)).length;
      if (reason === undefined) {
        if (task.status !== closed) return undefined;
        expectThat(task.updatedBy === lead.login, 'Somebody else closed it.');
        expectThat((await writes()) === 1, 'The server received more than one write.');
        return { record: `"${task.title}" closed by ${lead.name}, one write`, line: 'Done' };
      }
      if (task.responsibles.includes(lead.login)) return undefined;
      const comment = task.comments.at(-1);
      expectThat(comment?.text === reason, `The server has the comment "${comment?.text}".`);
      expectThat((await writes()) === 2, 'The server received more than the comment and the change.');
      return {
        record: `"${task.title}" handed back, with the words as a comment, two writes`,
        line: 'Declined',
      };
    },
  };

  return {
    ...passwordOnly(lead),
    control,
    noun: 'task',
    guide: [
      'About every 45 seconds somebody gives out a task, and a notification says so.',
      'Done closes it, Decline hands it back with a comment. U takes it back, / finds a colleague, ? lists the keys.',
    ],
    signIns: () => signInsOf(control),
    waiting: async () => (await mine()).map(({ title }) => title),
    peopleCount: async () => (await control.people()).filter(({ status }) => status !== 2).length,
    colleagues: async () =>
      (await control.people())
        .filter(({ status }) => status === 1)
        .map(({ givenName, familyName, name, phones }) => ({
          given: givenName,
          family: familyName,
          name,
          phone: (phones.length === 1 && phones[0]) || '',
        })),
    newWork: async (count) => {
      const { id, title, createdBy } = await control.createTask({ title: titles[count % titles.length] });
      return titledWork(id, title, `A task from ${createdBy}: ${title}.`);
    },
    newReminder: async () => {
      const { title } = await control.createEvent({ ...soon(), title: 'Call with the printer' });
      return { title };
    },
    deciding,
  };
}
