import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAtOf } from '../../../electron/session/retry-after';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const dateHeader = new Date(now).toUTCString();

test('seconds count from now', () => {
  expect(retryAtOf('120', dateHeader, now)).toBe(now + 120_000);
  expect(retryAtOf(' 0 ', undefined, now)).toBe(now);
});

test('a date counts from now', () => {
  expect(retryAtOf(new Date(now + 90_000).toUTCString(), dateHeader, now)).toBe(now + 90_000);
  expect(retryAtOf(new Date(now + 90_000).toUTCString(), undefined, now)).toBe(now + 90_000);
});

test('a server whose clock is an hour wrong is understood by its own date', () => {
  const serverNow = now - 3_600_000;
  const at = retryAtOf(new Date(serverNow + 30_000).toUTCString(), new Date(serverNow).toUTCString(), now);
  expect(at).toBe(now + 30_000);
});

test('a date that has passed means at once, and no wait is longer than a day', () => {
  expect(retryAtOf(new Date(now - 90_000).toUTCString(), dateHeader, now)).toBe(now);
  expect(retryAtOf('99999999', dateHeader, now)).toBe(now + 86_400_000);
  // The largest number that some servers mean by "not soon".
  expect(retryAtOf('18446744073709551615', dateHeader, now)).toBe(now + 86_400_000);
  expect(retryAtOf('9'.repeat(400), dateHeader, now)).toBe(now + 86_400_000);
});

test.each([undefined, '', 'soon', '-5', '1.5', '12 seconds', '2026-11-21', '1e9'])(
  '%j says nothing',
  (header) => {
    expect(retryAtOf(header, dateHeader, now)).toBeUndefined();
  },
);

test('any header gives a moment within the next day, or none', () => {
  const header = fc.oneof(
    fc.string(),
    fc.nat().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  fc.assert(
    fc.property(header, fc.option(fc.string(), { nil: undefined }), (text, date) => {
      const at = retryAtOf(text, date, now);
      if (at === undefined) return;
      expect(at).toBeGreaterThanOrEqual(now);
      expect(at).toBeLessThanOrEqual(now + 86_400_000);
    }),
  );
});
