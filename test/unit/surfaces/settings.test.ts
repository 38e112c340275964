import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../electron/store/open-store';
import { readRemembered, remember } from '../../../electron/surfaces/remembered';
import { changeSettings, defaultSettings, readSettings } from '../../../electron/surfaces/settings';

it('are the defaults until something was changed', () => {
  expect(readSettings(openMemoryStore())).toEqual(defaultSettings);
});

it('keep what still makes sense when a kept one does not', () => {
  const store = openMemoryStore();
  store.settings.put({ undoWindowMs: -1, theme: 'dark' });
  expect(readSettings(store)).toEqual({ ...defaultSettings, theme: 'dark' });
});

it('that have several parts keep those that make sense, and gain those that are new', () => {
  const store = openMemoryStore();
  store.settings.put({
    notify: { requests: false, privacy: 'name', sound: 'loud' },
    leadMinutes: { reservation: 30, lending: -5, birthday: null },
  });
  const { notify, leadMinutes } = defaultSettings;
  expect(readSettings(store)).toEqual({
    ...defaultSettings,
    notify: { ...notify, requests: false, privacy: 'name' },
    leadMinutes: { ...leadMinutes, reservation: 30, birthday: null },
  });
});

it('keep tasks, invoices and invitations silent for whoever wanted no tickets when those were tickets', () => {
  const store = openMemoryStore();
  store.settings.put({
    notify: { requests: true, tickets: false, reminders: true, sound: false, privacy: 'full' },
  });
  const silent = { tickets: false, tasks: false, invoices: false, invitations: false };
  expect(readSettings(store).notify).toEqual({ ...defaultSettings.notify, ...silent });
  changeSettings(store, { notify: { ...readSettings(store).notify, tasks: true } });
  expect(readSettings(store).notify).toEqual({ ...defaultSettings.notify, ...silent, tasks: true });
});

it('can be read whatever was kept', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings), 'x'), fc.jsonValue()),
      (kept) => {
        const store = openMemoryStore();
        store.settings.put(kept);
        expect(Object.keys(readSettings(store)).sort()).toEqual(Object.keys(defaultSettings).sort());
        expect(() => readRemembered(store)).not.toThrow();
      },
    ),
    { numRuns: 50 },
  );
});

it('do not overwrite what is remembered beside them', () => {
  const store = openMemoryStore();
  remember(store, { windowSize: { width: 400, height: 700 } });
  changeSettings(store, { theme: 'light' });
  expect(readRemembered(store).windowSize).toEqual({ width: 400, height: 700 });
});
