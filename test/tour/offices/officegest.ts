import type { RunningOffice } from '../../offices';
import type { OfficeOnShow } from '../office-on-show';
import { firstLogin, passwordOnly, signInsOf, soon, titledWork } from './common';

const customers = ['Ana Brandão', 'Táxis Ribeira', 'Luís Conceição', 'Padaria Sol Nascente', 'Inês Falcão'];
const diary = 'Entrega de viatura – cliente';

/** A mechanic with work orders and a diary; there is nothing that could be decided. */
export async function officegestOnShow({
  control,
  logins,
}: RunningOffice<'officegest'>): Promise<OfficeOnShow> {
  const mechanic = firstLogin(logins);
  return {
    ...passwordOnly(mechanic),
    control,
    noun: 'work order',
    guide: [
      'About every 45 seconds a work order comes in, and a notification says so.',
      'OfficeGest has no call that decides anything: orders open in the browser. / finds a colleague, ? lists the keys.',
    ],
    missing:
      'OfficeGest has no call that decides anything, so nothing is pressed: a work order and a reminder arrive.',
    signIns: () => signInsOf(control),
    waiting: async () => {
      const { orders } = await control.state();
      const mine = orders.filter(
        ({ mechanic: who, status, cancelled }) => who === mechanic.login && status !== 'FEC' && !cancelled,
      );
      return mine.map(({ plate }) => plate);
    },
    peopleCount: async () => (await control.state()).people.length,
    colleagues: async () => {
      const { people } = await control.state();
      return people
        .filter(({ active }) => active)
        .map(({ name, phone, mobile }) => {
          const [given = '', ...family] = name.split(' ');
          return { given, family: family.join(' '), name, phone: phone || mobile };
        });
    },
    newWork: async (count) => {
      const invoiceName = customers[count % customers.length] ?? 'Cliente';
      const { id, plate } = await control.createOrder({ invoiceName });
      return titledWork(id, invoiceName, `A work order came in for ${invoiceName}, ${plate}.`);
    },
    newReminder: async () => {
      const { title } = await control.createAppointment({ ...soon(), title: diary });
      return { title };
    },
  };
}
