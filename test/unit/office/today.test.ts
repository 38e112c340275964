import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../../../electron/office/today';

test('the day is the one that the calendar of a zone shows', () => {
  const zone = fc.constantFrom(
    undefined,
    'UTC',
    'Europe/Warsaw',
    'Europe/Lisbon',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  );
  const moment = fc.date({
    min: new Date('1970-01-02T00:00:00Z'),
    max: new Date('2199-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(zone, moment, (timeZone, now) => {
      const calendar = new Intl.DateTimeFormat('sv-SE', { ...(timeZone !== undefined && { timeZone }) });
      expect(dayIn(timeZone, now)).toBe(calendar.format(now));
    }),
  );
});
