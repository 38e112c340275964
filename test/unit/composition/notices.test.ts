import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownKey } from '../../../electron/desktop/notifier';
import { openMemoryStore } from '../../../electron/store/open-store';
import { defaultSettings } from '../../../electron/surfaces/settings';
import { decision } from '../store/records';
import { leaveTicket } from '../sync/ticket-samples';
import { announcing } from './announcing';

const start = Date.UTC(2026, 10, 22, 10);
let on: ReturnType<typeof announcing>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  on = announcing(openMemoryStore());
});

afterEach(() => {
  on.announcer.close();
  vi.useRealTimers();
});

it('makes a sound only where somebody wants it', () => {
  on.read([leaveTicket('1')]);
  on.around.settings = { ...defaultSettings, notify: { ...defaultSettings.notify, sound: true } };
  on.read([leaveTicket('1'), leaveTicket('2')]);
  expect(on.shown.map(({ sound }) => sound)).toEqual([false, true]);
});

it('never says why somebody asks for leave, however much is shown', () => {
  on.read([leaveTicket('1', { body: 'An operation.' })]);
  expect(on.titles()).toEqual(['Zofia Krawczyk asks for leave']);
  expect(on.shown[0]?.body).toMatch(/^Holiday, .*\b11\b/);
  expect(JSON.stringify(on.shown)).not.toContain('operation');
});

it('opens what waits when a notification of an earlier run is pressed, and decides nothing', () => {
  on.read([leaveTicket('1')]);
  on.press(unknownKey, 'default');
  expect(on.done.filter(([what]) => what !== 'quiet')).toEqual([['open', { view: 'inbox' }]]);
});

describe('what was decided outside the window', () => {
  const approved = decision('d', {
    accountId: 'a',
    ticket: leaveTicket('1', { requester: { name: 'Zofia Krawczyk' } }),
    notBefore: start + 5_000,
  });

  it('can be taken back there as well, until it goes out', () => {
    on.read([leaveTicket('1')]);
    on.announcer.decided(approved);
    const [asks, says] = on.shown;
    expect(says).toMatchObject({ title: 'Approving: Zofia Krawczyk', sound: false, key: asks?.key });
    expect(says?.actions).toEqual([{ key: 'undo', label: 'Undo' }]);
    on.press(says?.key ?? '', 'undo');
    expect(on.done).toContainEqual(['undo', 'd']);
    expect(on.done.map(([what]) => what)).not.toContain('open');
    expect(on.closed).toEqual([says?.key]);
  });

  it('leaves the screen when it goes out', () => {
    on.announcer.decided(approved);
    vi.advanceTimersByTime(4_999);
    expect(on.closed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(on.closed).toEqual([on.shown[0]?.key]);
  });

  it('leaves the screen when the window is there, where it can be taken back as well', () => {
    on.read([leaveTicket('2')]);
    on.announcer.decided(approved);
    on.announcer.windowShown();
    expect(on.closed).toEqual([on.shown[1]?.key]);
  });

  it('is shown in the window when it has gone out after all', () => {
    on.announcer.decided(approved);
    on.around.tooLate = true;
    on.press(on.shown[0]?.key ?? '', 'undo');
    expect(on.done.at(-1)).toEqual(['open', { view: 'inbox', ref: { accountId: 'a', ticketId: '1' } }]);
  });

  it('is not said where it goes out at once, nor to whoever has it before the eyes', () => {
    on.announcer.decided({ ...approved, notBefore: start });
    on.around.inFront = 'inbox';
    on.announcer.decided(approved);
    expect(on.shown).toEqual([]);
  });

  it('says no more than may be read over a shoulder', () => {
    const { notify } = defaultSettings;
    for (const privacy of ['name', 'nothing'] as const) {
      on.around.settings = { ...defaultSettings, notify: { ...notify, privacy } };
      on.announcer.decided(approved);
    }
    expect(on.shown.map(({ title, body }) => [title, body])).toEqual([
      ['Approving: Zofia Krawczyk', ''],
      ['Approving', ''],
    ]);
  });
});

describe('what was held back of an account', () => {
  const accounts = ['a', 'b'];

  beforeEach(() => {
    on.around.doNotDisturb = true;
    for (const account of accounts) on.announcer.signInNeeded(account, 'https://office.example');
    expect(on.shown).toEqual([]);
  });

  const told = () => {
    on.around.doNotDisturb = false;
    on.announcer.replan();
    return on.shown.map(({ body }) => body);
  };

  it('is told when nothing holds it back any more', () => {
    expect(told()).toEqual(['2 things need a look.']);
  });

  it('is told no more once somebody has signed in again', () => {
    on.read([]);
    expect(told()).toEqual(['1 thing needs a look.']);
  });

  it('is told no more once it was signed out', () => {
    for (const account of accounts) on.announcer.signedOut(account);
    expect(told()).toEqual([]);
  });
});
