import { afterEach, expect, test, vi } from 'vitest';
import { wallTimeAt, zoneOfThisComputer } from '../../../electron/office/time-zones';

afterEach(() => vi.restoreAllMocks());

/** What the runtime says where `TZ` is empty, unreadable, or a path. */
function runtimeSays(timeZone: string | undefined, minutesBehind: number): void {
  const said = { timeZone } as unknown as Intl.ResolvedDateTimeFormatOptions;
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValueOnce(said);
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(minutesBehind);
}

test.each([
  ['Etc/Unknown', -120, 'Etc/GMT-2'],
  [undefined, 300, 'Etc/GMT+5'],
  ['', 0, 'UTC'],
  // No zone has a name for such an offset.
  ['Etc/Unknown', -345, 'UTC'],
])('a computer in no zone that has a name (%s, %i) is taken to be in one that has', (said, behind, zone) => {
  runtimeSays(said, behind);
  expect(zoneOfThisComputer()).toBe(zone);
  expect(wallTimeAt(0, zone).second).toBe(0);
});

test('any other is in its own', () => {
  expect(zoneOfThisComputer()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});
