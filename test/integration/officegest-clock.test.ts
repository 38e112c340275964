import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Desk, openDesk } from './officegest/account';

let desk: Desk;

beforeEach(async () => {
  // Certificates are made, and judged, by the true time: only what comes afterwards is in another year.
  desk = await openDesk();
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
});

function setTime(now: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
}

const changes = [
  {
    way: 'forward',
    now: '2027-03-27T22:30:00Z',
    moments: ['2027-03-27T23:30:00Z', '2027-03-28T00:30:00Z', '2027-03-28T01:00:00Z', '2027-03-28T08:00:00Z'],
    // From midnight to midnight in Lisbon, two days with the change between them.
    vacation: { start: '2027-03-27T00:00:00Z', end: '2027-03-28T23:00:00Z' },
    days: { from: '2027-03-27', to: '2027-03-28' },
  },
  {
    way: 'back',
    now: '2027-10-30T22:30:00Z',
    moments: ['2027-10-30T23:30:00Z', '2027-10-31T00:30:00Z', '2027-10-31T02:00:00Z', '2027-10-31T09:00:00Z'],
    vacation: { start: '2027-10-29T23:00:00Z', end: '2027-11-01T00:00:00Z' },
    days: { from: '2027-10-30', to: '2027-10-31' },
  },
];

describe.each(changes)('in the night in which the clocks go $way', ({ now, moments, vacation, days }) => {
  test('every appointment falls due at its moment', async () => {
    setTime(now);
    const made = new Map<string, number>();
    for (const start of moments) {
      const { id } = await desk.office.control.createAppointment({ start });
      made.set(id, Date.parse(start));
    }
    const { reminders } = await desk.system.waiting();
    const found = reminders.filter(({ id }) => made.has(id));
    expect(new Map(found.map(({ id, dueAt }) => [id, dueAt]))).toEqual(made);
  });

  test('a vacation has the days that it has on the wall', async () => {
    setTime(now);
    const { id } = await desk.office.control.createAppointment({ title: 'Férias', ...vacation });
    const me = (await desk.system.signIn()).person;
    const absences = await desk.system.absences([me]);
    expect(absences.find((one) => one.id === id)).toMatchObject({ ...days, personId: me.id });
    const { reminders } = await desk.system.waiting();
    expect(reminders.find((one) => one.id === id)).toMatchObject({ allDay: true });
  });
});
