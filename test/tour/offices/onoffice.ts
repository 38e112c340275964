import type { RunningOffice } from '../../offices';
import type { Deciding, OfficeOnShow } from '../office-on-show';
import { expectThat } from '../steps/checks';
import { firstLogin, soon, titledWork } from './common';

const subjects = [
  'Exposé an Frau Öz schicken',
  'Rückruf Herr Jäger',
  'Besichtigung Hafenstraße bestätigen',
  'Grundriss nachreichen',
  'Angebot für Familie Weiß prüfen',
];
/** Not begun, being worked on, other, needs clarification. */
const openStates = [1, 2, 6, 8];
const needsClarification = 8;

/** Somebody at a desk of an estate agency, with tasks. */
export async function onofficeOnShow({ control, logins }: RunningOffice<'onoffice'>): Promise<OfficeOnShow> {
  // As in the accounts that tell by the status of an answer too whether all its actions were accepted.
  await control.setSwitches({ httpStatus: 'follow' });
  const worker = firstLogin(await control.logins());
  expectThat(worker.login === firstLogin(logins).login, 'The preset names somebody else.');
  const mine = async () =>
    (await control.state()).tasks.filter(
      ({ processor, status, isDone }) => processor === worker.login && !isDone && openStates.includes(status),
    );
  /** Those who left stay in the records, and the technical user is nobody. */
  const active = async () =>
    (await control.people()).filter(({ isActive, isApiUser }) => isActive && !isApiUser);

  const deciding: Deciding = {
    quick: { button: 'Done', settled: 'Done' },
    withReason: {
      button: 'Return',
      settled: 'Returned',
      reason: 'Seite 3 fehlt. Bitte noch einmal schicken.',
    },
    another: async (than) => {
      const one = (await mine()).find(
        ({ id, status }) => String(id) !== than.id && status !== needsClarification,
      );
      return one && titledWork(one.id, one.subject, '');
    },
    outcome: async ({ id }, reason) => {
      const task = (await control.state()).tasks.find((one) => String(one.id) === id);
      if (task === undefined) throw new Error('The task is no longer on the server.');
      const writes = async () =>
        (await control.ledger()).filter(
          ({ effect }) => effect !== null && JSON.stringify(effect).includes(`"task":${id},`),
        ).length;
      if (reason === undefined) {
        if (!task.isDone) return undefined;
        expectThat(task.status === 3 && task.progress === 100, `The server has the state ${task.status}.`);
        expectThat((await writes()) === 1, `The server received ${await writes()} writes.`);
        return { record: `"${task.subject}" finished, state and flag, one write`, line: 'Done' };
      }
      if (task.status !== needsClarification) return undefined;
      expectThat(task.processor === task.creator, `The server has it with "${task.processor}".`);
      expectThat(task.comment.includes(reason), `The server has the comment "${task.comment}".`);
      expectThat((await writes()) === 1, `The server received ${await writes()} writes.`);
      return {
        record: `"${task.subject}" back with ${task.processor}, with the words, one write`,
        line: 'Returned',
      };
    },
  };

  return {
    control,
    person: worker.name,
    fields: [
      { label: 'API token', text: worker.token },
      { label: 'API secret', text: worker.password },
      { label: 'I am', text: worker.login },
    ],
    secret: worker.password,
    noun: 'task',
    guide: [
      'About every 45 seconds somebody gives out a task, and a notification says so.',
      'Done finishes it, Return hands it back with a comment. U takes it back, / finds a colleague, ? lists the keys.',
    ],
    signIns: async () => {
      const { requests } = await control.requests();
      const signed = requests.filter(({ method }) => method === 'POST');
      return signed.map(({ status }) => ({
        accepted: status === 200,
        login: `the token of ${worker.name}'s office`,
      }));
    },
    waiting: async () => (await mine()).map(({ subject }) => subject),
    peopleCount: async () => (await active()).length,
    colleagues: async () =>
      (await active()).map(({ firstName, lastName, phone, mobile }) => ({
        given: firstName,
        family: lastName,
        name: `${firstName} ${lastName}`,
        phone: phone === '' || mobile === '' ? phone || mobile : '',
      })),
    newWork: async (count) => {
      const { id, subject, creator } = await control.createTask({
        subject: subjects[count % subjects.length],
      });
      return titledWork(id, subject, `A task from ${creator}: ${subject}.`);
    },
    newReminder: async () => {
      const { subject } = await control.createAppointment({
        ...soon(),
        createdBy: worker.login,
        subject: 'Objektbesprechung Lindenstraße',
      });
      return { title: subject };
    },
    deciding,
  };
}
