import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unknownKey } from '../../../electron/desktop/notifier';
import { openMemoryStore } from '../../../electron/store/open-store';
import { defaultSettings } from '../../../electron/surfaces/settings';
import { leaveTicket } from '../sync/ticket-samples';
import { announcing } from './announcing';

let on: ReturnType<typeof announcing>;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
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
