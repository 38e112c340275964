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
