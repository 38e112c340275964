import { addDays } from '../common/plain-dates';
import { instantOf } from '../common/zoned-time';
import type { User } from './model';
import type { OfficeBook } from './office-book';

/** Whom the office is shown with. */
export interface Cast {
  /** The person at the desk: tasks and appointments wait for them. */
  readonly worker: User;
  /** Who gives the worker tasks, and leads the worker's office group. */
  readonly leader: User;
  /** Somebody with no linked address. */
  readonly colleague: User;
}

export function chooseCast(book: OfficeBook): Cast {
  const [leader, , second, worker] = book.people;
  if (leader === undefined || second === undefined || worker === undefined) {
    throw new RangeError('An office has at least four people.');
  }
  return { worker, leader, colleague: second };
}

const subjects = [
  'Schlüsselübergabe vorbereiten',
  'Exposé prüfen',
  'Energieausweis anfordern',
  'Rückruf Familie Grünewald',
  'Besichtigungstermine abstimmen',
  'Mietvertrag gegenlesen',
  'Nebenkosten klären',
  'Fotos nachbestellen',
];

/** Fills the books: tasks in every state for the worker, tasks of others, appointments of the coming days. */
export function setTheScene(book: OfficeBook, cast: Cast): void {
  const { worker, leader, colleague } = cast;
  const now = book.clock.now();
  const today = book.local(now).slice(0, 10);
  const hour = 3_600_000;
  const random = book.random.fork('scene');
  const team = book.groups.find(({ type, userIds }) => type === 'GroupOffice' && userIds.includes(worker.id));
  for (let status = 1; status <= 8; status += 1) {
    const created = new Date(now.getTime() - (10 - status) * 26 * hour);
    book.addTask({
      subject: subjects[status - 1] ?? '',
      text: 'Bitte bis zum Termin erledigen.\nDanke!',
      status,
      isDone: status === 3 || status === 7,
      responsible: worker.userName,
      processor: worker.userName,
      creator: leader.userName,
      priority: 1 + (status % 5),
      deadline: status <= 2 ? `${addDays(today, status)} 17:00:00` : '',
      isDeadlineStrict: status === 1,
      startsOn: status === 4 ? `${addDays(today, 3)} 00:00:00` : '',
      startsAt: status === 4 ? '09:00:00' : '',
      created,
      modified: created,
    });
  }
  book.addTask({
    subject: 'Anfrage aus dem Portal beantworten',
    creator: leader.userName,
    responsible: team?.name ?? '',
    responsibleGroup: team?.name ?? '',
  });
  for (let count = 0; count < 40; count += 1) {
    const status = random.pick([1, 2, 3, 3, 5, 6, 7]);
    const created = new Date(now.getTime() - random.int(1, 2_000) * hour);
    book.addTask({
      subject: random.pick(subjects),
      status,
      isDone: status === 3 || status === 7,
      responsible: colleague.userName,
      processor: random.pick([colleague, leader]).userName,
      creator: leader.userName,
      created,
      modified: created,
    });
  }
  const at = (days: number, time: string): Date => instantOf(book.zone, addDays(today, days), time);
  book.addAppointment({
    subject: 'Besichtigung Lindenstraße 8',
    start: at(1, '14:00'),
    end: at(1, '14:45'),
    createdBy: leader.userName,
    userIds: [worker.id],
    contacts: [
      { addressId: 70_001, confirmation: 'sent' },
      ...(worker.addressId === null ? [] : [{ addressId: worker.addressId, confirmation: 'sent' as const }]),
    ],
  });
  book.addAppointment({
    subject: 'Teambesprechung',
    type: 'Besprechung',
    start: at(-21, '09:30'),
    end: at(-21, '10:15'),
    createdBy: leader.userName,
    userIds: [leader.id, worker.id, colleague.id],
    series: { type: 'w', interval: 1, until: null, exceptions: [] },
  });
  book.addAppointment({
    subject: 'Arzttermin',
    type: 'Privat',
    isPrivate: true,
    start: at(2, '08:00'),
    end: at(2, '09:00'),
    createdBy: worker.userName,
    userIds: [worker.id],
    reminderMinutes: null,
  });
}
