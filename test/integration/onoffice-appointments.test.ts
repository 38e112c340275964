import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

const dayMs = 86_400_000;

async function remindersOf(title: string) {
  return (await desk.system.waiting()).reminders.filter((reminder) => reminder.title === title);
}

describe('series', () => {
  const weekly = { type: 'w' as const, interval: 1, until: null, exceptions: [] };

  test.each([{ recurrenceNames: 'plain' }, { recurrenceNames: 'rp' }])(
    'remind of each time within the two weeks, and are read once (%j)',
    async (switches) => {
      await open({ switches });
      const seen = await remindersOf('Teambesprechung');
      expect(seen.length).toBeGreaterThanOrEqual(2);
      expect(seen.length).toBeLessThanOrEqual(3);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      const hours = seen.map(({ startsAt }) =>
        new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(startsAt),
      );
      expect(new Set(hours)).toEqual(new Set(['09:30']));
      const before = (await desk.office.control.requests()).count;
      await desk.system.waiting();
      expect((await desk.office.control.requests()).count - before).toBe(1);
    },
  );

  test.each(['plain', 'rp'])(
    'whose rule cannot be asked for any more are told by the list (%s)',
    async (names) => {
      await open({ switches: { calendarRead: 'withdrawn', recurrenceNames: names } });
      const { missing } = await desk.system.waiting();
      expect(missing).toEqual([]);
      expect((await remindersOf('Teambesprechung')).length).toBeGreaterThanOrEqual(2);
    },
  );

  test('leave exceptions out, and end', async () => {
    const { office, keys } = await open();
    const start = new Date(Math.ceil(Date.now() / dayMs) * dayMs + 10 * 3_600_000);
    const day = (days: number) => new Date(start.getTime() + days * dayMs).toISOString().slice(0, 10);
    await office.control.createAppointment({
      subject: 'Täglich',
      start: start.toISOString(),
      end: new Date(start.getTime() + 3_600_000).toISOString(),
      users: [keys.login],
      series: { type: 't', interval: 2, until: day(8), exceptions: [day(4)] },
    });
    const days = (await remindersOf('Täglich')).map(({ startsAt }) =>
      new Date(startsAt).toISOString().slice(0, 10),
    );
    expect(days).toEqual([day(0), day(2), day(6), day(8)]);
  });

  test('are told when they pop up there, and at the usual time where they do not', async () => {
    const { system, office } = await open();
    await office.control.createAppointment({ subject: 'Bald', reminderMinutes: 90 });
    await office.control.createAppointment({ subject: 'Ohne', reminderMinutes: null });
    const { reminders } = await system.waiting();
    const notice = (wanted: string) => reminders.find(({ title }) => title === wanted)?.noticeMinutes;
    expect([notice('Bald'), notice('Ohne')]).toEqual([90, undefined]);
  });

  test('that change are read again', async () => {
    const { office } = await open();
    await office.control.createAppointment({ subject: 'Runde', series: weekly });
    expect(await remindersOf('Runde')).toHaveLength(2);
    const { appointments } = await office.control.state();
    const made = appointments.find(({ subject }) => subject === 'Runde');
    // The office tells the time of a change to the second.
    await office.control.shiftClock({ offsetMs: 5_000 });
    await office.control.changeAppointment({ id: made?.id ?? 0, series: { ...weekly, interval: 2 } });
    expect(await remindersOf('Runde')).toHaveLength(1);
  });
});

describe('appointments', () => {
  test('that are private show neither what nor where', async () => {
    const { office } = await open();
    await office.control.createAppointment({ subject: 'Geheim', notes: 'Sehr geheim', isPrivate: true });
    const { tickets, reminders } = await desk.system.waiting();
    expect(JSON.stringify([tickets, reminders])).not.toMatch(/geheim|Arzttermin/i);
    expect(reminders.filter(({ title }) => title === 'Privat')).toHaveLength(2);
  });

  test('of one’s own making remind and do not ask', async () => {
    const { office, keys } = await open();
    await office.control.createAppointment({ subject: 'Meiner', createdBy: keys.login });
    const { tickets } = await desk.system.waiting();
    expect(tickets.map(({ title }) => title)).not.toContain('Meiner');
    expect(await remindersOf('Meiner')).toHaveLength(1);
  });

  test('of others are nobody’s business here', async () => {
    const { office } = await open();
    const other = (await office.control.logins())[2]?.login ?? '';
    await office.control.createAppointment({ subject: 'Fremd', users: [other] });
    const { tickets, reminders } = await desk.system.waiting();
    expect(JSON.stringify([tickets, reminders])).not.toContain('Fremd');
  });

  test('of the person’s group are theirs too, and of other groups are not', async () => {
    const { office, keys } = await open();
    const { groups } = await office.control.state();
    const me = (await office.control.people()).find(({ userName }) => userName === keys.login);
    const own = groups.find(({ userIds }) => userIds.includes(me?.id ?? 0));
    const foreign = groups.find(({ userIds }) => !userIds.includes(me?.id ?? 0));
    await office.control.createAppointment({ subject: 'Unsere', users: [], groups: [own?.name ?? ''] });
    await office.control.createAppointment({ subject: 'Ihre', users: [], groups: [foreign?.name ?? ''] });
    const { tickets } = await desk.system.waiting();
    expect(tickets.find(({ title }) => title === 'Unsere')?.onlyHere).toEqual(['accept', 'decline']);
    expect(tickets.map(({ title }) => title)).not.toContain('Ihre');
    expect(await remindersOf('Unsere')).toHaveLength(1);
  });

  test('that are over, done or cancelled long ago are no news', async () => {
    const { office } = await open();
    const hour = 3_600_000;
    const past = {
      start: new Date(Date.now() - 3 * hour).toISOString(),
      end: new Date(Date.now() - hour).toISOString(),
    };
    await office.control.createAppointment({ subject: 'Vorbei', ...past });
    await office.control.createAppointment({ subject: 'Erledigt', status: 'completed' });
    await office.control.shiftClock({ offsetMs: -9 * dayMs });
    const soon = {
      start: new Date(Date.now() + hour).toISOString(),
      end: new Date(Date.now() + 2 * hour).toISOString(),
    };
    await office.control.createAppointment({ subject: 'Längst abgesagt', status: 'canceled', ...soon });
    await office.control.shiftClock({ offsetMs: 0 });
    const { tickets, reminders } = await desk.system.waiting();
    expect(JSON.stringify([tickets, reminders])).not.toMatch(/Vorbei|Erledigt|Längst/);
  });

  test('that are under way still count', async () => {
    const { office } = await open();
    const hour = 3_600_000;
    const now = {
      start: new Date(Date.now() - hour).toISOString(),
      end: new Date(Date.now() + hour).toISOString(),
    };
    await office.control.createAppointment({ subject: 'Gerade', ...now });
    expect(await remindersOf('Gerade')).toHaveLength(1);
  });

  test('of a whole day say so', async () => {
    const { office } = await open();
    await office.control.createAppointment({ subject: 'Messe', isAllDay: true });
    expect(await remindersOf('Messe')).toMatchObject([{ allDay: true }]);
  });

  test('more than one answer holds are all seen', async () => {
    const { office } = await open();
    for (let count = 0; count < 620; count += 1) {
      const start = new Date(Date.now() + dayMs + count * 30 * 60_000);
      const end = new Date(start.getTime() + 20 * 60_000);
      const times = { start: start.toISOString(), end: end.toISOString() };
      await office.control.createAppointment({ subject: 'Viele', ...times });
    }
    expect(await remindersOf('Viele')).toHaveLength(620);
  });
});
