import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { defaultSettings } from '../../../electron/surfaces/settings';
import { leaveTicket } from '../sync/ticket-samples';
import { announcing } from './announcing';

const start = Date.UTC(2026, 10, 22, 10);
const minute = 60_000;
const hour = 60 * minute;
let store: Store;
let on: ReturnType<typeof announcing>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  store = openMemoryStore();
  on = announcing(store);
});

afterEach(() => {
  on.announcer.close();
  vi.useRealTimers();
});

function meeting(id: string, startsAt: number, change: Partial<Reminder> = {}): Reminder {
  const times = { startsAt, endsAt: startsAt + hour, dueAt: startsAt, allDay: false };
  return { id, kind: 'appointment', title: `Meeting ${id}`, ...times, ...change };
}

const tickets = (...ids: string[]) => ids.map((id) => leaveTicket(id));

describe('a request put off', () => {
  beforeEach(() => store.tickets.replace('a', [leaveTicket('1')], start));

  function putOff(until: number): void {
    store.tickets.silence('a', '1', until);
    on.announcer.putOff({ accountId: 'a', ticketId: '1' });
  }

  it('is told again, once, when its time has come', () => {
    putOff(start + hour);
    vi.advanceTimersByTime(hour - 1_000);
    expect(on.shown).toEqual([]);
    vi.advanceTimersByTime(2 * hour);
    expect(on.titles()).toEqual(['Zofia Krawczyk asks for leave']);
    expect(store.tickets.get('a', '1')?.silentUntil).toBeUndefined();
  });

  it('loses its notification, and is not told again once it was taken up', () => {
    putOff(start + 1_000);
    vi.advanceTimersByTime(2_000);
    expect(on.shown).toHaveLength(1);
    putOff(start + hour);
    expect(on.closed).toEqual([on.shown[0]?.key]);
    store.tickets.silence('a', '1', null);
    vi.advanceTimersByTime(2 * hour);
    expect(on.shown).toHaveLength(1);
  });

  it('is not told again while it is being decided', () => {
    putOff(start + hour);
    store.decisions.put({
      id: 'd',
      accountId: 'a',
      verb: 'approve',
      ticket: leaveTicket('1'),
      state: 'queued',
      decidedAt: start,
      notBefore: start + 10 * hour,
      attempts: 0,
    });
    vi.advanceTimersByTime(2 * hour);
    expect(on.shown).toEqual([]);
  });
});

describe('quiet hours', () => {
  const night = new Date(2026, 10, 25, 6).getTime();
  const morning = new Date(2026, 10, 25, 8).getTime();
  const quiet = { ...defaultSettings.quiet, on: true };

  beforeEach(() => {
    vi.setSystemTime(night);
    on.around.settings = { ...defaultSettings, quiet };
    on.announcer.replan();
  });

  it('are told to the surfaces when they begin and when they end', () => {
    expect(on.done).toEqual([['quiet', morning]]);
    vi.advanceTimersByTime(morning - night);
    expect(on.done).toEqual([
      ['quiet', morning],
      ['quiet', undefined],
    ]);
  });

  it('hold everything back, say why, and sum it up once when they end', () => {
    on.read(tickets('1', '2'), [meeting('m', night + hour)]);
    vi.advanceTimersByTime(morning - night - 1);
    expect(on.shown).toEqual([]);
    expect(on.outcomes).toContainEqual({ shown: false, why: 'quiet-hours' });
    vi.advanceTimersByTime(2 * hour);
    expect(on.shown.map(({ title, body }) => [title, body])).toEqual([
      ['Held back until now', '2 requests wait for you. 1 reminder fell due.'],
    ]);
  });

  it('sum up only what still matters, and tell a single one as itself, buttons and all', () => {
    on.read(tickets('1', '2', '3'), [meeting('m', night + hour)]);
    on.read(tickets('2'), []);
    vi.advanceTimersByTime(morning - night);
    expect(on.titles()).toEqual(['Zofia Krawczyk asks for leave']);
    expect(on.shown[0]?.actions.map(({ key }) => key)).toEqual(['approve', 'reject']);
  });

  it('say nothing at their end when nothing is left', () => {
    on.read(tickets('1'));
    on.read([]);
    vi.advanceTimersByTime(morning - night);
    expect(on.shown).toEqual([]);
  });

  it('sum up what an earlier run of the program held back', () => {
    on.read(tickets('1', '2'));
    on.announcer.close();
    on = announcing(store);
    on.around.settings = { ...defaultSettings, quiet };
    on.announcer.replan();
    vi.advanceTimersByTime(morning - night);
    expect(on.shown.map(({ body }) => body)).toEqual(['2 requests wait for you.']);
  });

  it('wait for a pause that lasts longer', () => {
    on.around.pausedUntil = morning + hour;
    on.read(tickets('1'));
    vi.advanceTimersByTime(morning - night);
    expect(on.shown).toEqual([]);
    vi.advanceTimersByTime(hour);
    expect(on.shown).toHaveLength(1);
  });
});

describe('a desktop that is not to be disturbed', () => {
  it('is not, and hears once of what it missed', () => {
    on.around.doNotDisturb = true;
    on.read(tickets('1', '2'));
    expect(on.shown).toEqual([]);
    expect(on.outcomes.at(-1)).toEqual({ shown: false, why: 'do-not-disturb' });
    on.around.doNotDisturb = false;
    on.announcer.replan();
    on.announcer.replan();
    expect(on.shown.map(({ body }) => body)).toEqual(['2 requests wait for you.']);
  });

  it('says so to whoever tries a notification out', () => {
    on.around.doNotDisturb = true;
    on.announcer.tryOut();
    expect(on.shown).toEqual([]);
    expect(on.outcomes).toEqual([{ shown: false, why: 'do-not-disturb' }]);
  });
});

describe('what is switched off', () => {
  it('is not told, by kind or by account, and the reason is', () => {
    on.around.settings = {
      ...defaultSettings,
      notify: { ...defaultSettings.notify, requests: false },
    };
    on.read(tickets('1'));
    expect(on.outcomes).toEqual([{ shown: false, why: 'switched-off' }]);
    on.around.settings = {
      ...defaultSettings,
      notify: { ...defaultSettings.notify, silentAccounts: ['a'] },
    };
    on.read(tickets('1', '2'));
    expect(on.shown).toEqual([]);
  });

  it('is a kind of reminder without a notice', () => {
    on.around.settings = {
      ...defaultSettings,
      leadMinutes: { ...defaultSettings.leadMinutes, birthday: null },
    };
    on.read([], [meeting('b', start, { kind: 'birthday' }), meeting('m', start)]);
    expect(on.shown.map(({ key }) => key)).toEqual(['reminder a m']);
  });
});

describe('a reminder', () => {
  it('has a button that puts it off for an hour', () => {
    on.read([], [meeting('m', start)]);
    const [call] = on.shown;
    expect(call?.actions).toEqual([{ key: 'snooze', label: 'In 1 hour' }]);
    on.press(call?.key ?? '', 'snooze');
    expect(on.done).toEqual([['snooze', 'a', 'm']]);
  });

  it('of a task has a button that marks it done, where its system can', () => {
    const task = leaveTicket('t', { kind: 'task', verbs: ['done'] });
    on.around.settings = { ...defaultSettings, notify: { ...defaultSettings.notify, tasks: false } };
    on.read([task], [meeting('m', start, { kind: 'deadline', ticketId: 't' })]);
    const [call] = on.shown;
    expect(call?.actions.map(({ key }) => key)).toEqual(['done', 'snooze']);
    on.press(call?.key ?? '', 'done');
    on.press(call?.key ?? '', 'default');
    expect(on.done).toEqual([
      ['verb', { accountId: 'a', ticketId: 't' }, 'v1', 'done'],
      ['open', { view: 'reminders' }],
    ]);
  });

  it('loses its notification when it was seen', () => {
    on.read(tickets('1'), [meeting('m', start)]);
    on.announcer.remindersSeen();
    expect(on.closed).toEqual(['reminder a m']);
  });

  it('loses its notification when it is over, and when it is gone', () => {
    on.read([], [meeting('m', start), meeting('n', start, { endsAt: start + 10 * hour })]);
    vi.advanceTimersByTime(hour);
    expect(on.closed).toEqual(['reminder a m']);
    on.read([], []);
    expect(on.closed).toEqual(['reminder a m', 'reminder a n']);
  });

  it('is not told to somebody who has it before the eyes', () => {
    on.around.inFront = 'reminders';
    on.read([], [meeting('m', start)]);
    expect(on.shown).toEqual([]);
    expect(on.outcomes).toEqual([{ shown: false, why: 'focused' }]);
  });

  it('that fell due while the machine slept is summed up with the others, those that are over included', () => {
    on.read([], [meeting('m', start + hour), meeting('n', start + 3 * hour), meeting('o', start + 9 * hour)]);
    vi.setSystemTime(start + 3 * hour);
    on.announcer.replan();
    expect(on.titles()).toEqual(['2 reminders are due']);
    vi.advanceTimersByTime(hour);
    expect(on.shown).toHaveLength(1);
  });

  it('that went by alone while the machine slept is told as missed', () => {
    on.read([], [meeting('m', start + hour)]);
    vi.setSystemTime(start + 5 * hour);
    on.announcer.replan();
    expect(on.titles()[0]).toMatch(/^Missed: Meeting m, /);
  });

  it('that was over before the program ran is nobody’s news', () => {
    on.read([], [meeting('m', start - 5 * hour)]);
    expect(on.shown).toEqual([]);
  });
});

describe('a request decided elsewhere', () => {
  const ref = { accountId: 'a', ticketId: '1' };
  const approved = { noticedAt: start, looking: false, standing: 'approved', by: 'Marta Zielińska' } as const;

  beforeEach(() => {
    on.read(tickets('1'));
    expect(on.shown).toHaveLength(1);
  });

  it('says by whom where its notification was, without buttons and without a sound, and goes', () => {
    on.read([], [], ['1']);
    expect(on.closed).toEqual([]);
    on.announcer.departed(ref, leaveTicket('1'), approved);
    const [asked, last] = on.shown;
    expect(on.shown).toHaveLength(2);
    expect(last).toMatchObject({ key: asked?.key, actions: [], urgency: 'low', sound: false });
    expect(last?.title).toMatch(/^Approved by Marta Zielińska, before /);
    expect(last?.body).toMatch(/^Zofia Krawczyk: /);
    expect(on.closed).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(on.closed).toEqual([asked?.key]);
  });

  it('goes at once where nothing can be read, or nothing may be said', () => {
    on.read([]);
    expect(on.closed).toEqual([on.shown[0]?.key]);
    on.announcer.departed(ref, leaveTicket('1'), approved);
    expect(on.shown).toHaveLength(1);
  });

  it('goes as soon as it turns out that nobody knows who decided', () => {
    on.read([], [], ['1']);
    on.announcer.departed(ref, leaveTicket('1'), { noticedAt: start, looking: false });
    expect(on.closed).toEqual([on.shown[0]?.key]);
    expect(on.shown).toHaveLength(1);
  });

  it('goes at once while nobody is to be disturbed', () => {
    on.read([], [], ['1']);
    on.around.doNotDisturb = true;
    on.announcer.departed(ref, leaveTicket('1'), approved);
    expect(on.closed).toEqual([on.shown[0]?.key]);
    expect(on.shown).toHaveLength(1);
  });

  it('that waits again meanwhile keeps the notification that asks for it', () => {
    on.read([], [], ['1']);
    store.tickets.replace('a', tickets('1'), start);
    on.announcer.departed(ref, leaveTicket('1'), approved);
    expect(on.shown).toHaveLength(1);
  });
});

it('what is made up says so in its notification', () => {
  on.around.madeUp = true;
  on.read(tickets('1'));
  expect(on.titles()).toEqual(['Demo: Zofia Krawczyk asks for leave']);
});
