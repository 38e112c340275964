import type { PlainDate } from '../common/plain-dates';
import { instantOf, offsetText, wallTime } from '../common/zoned-time';
import type { OffiservValues } from './offiserv-switches';

type DateForm = OffiservValues['dates'];

/** An instant in the form that the switches ask for; forms without a zone are in the company's. */
export function instantWord(instant: Date, form: DateForm, zone: string): string | number {
  switch (form) {
    case 'iso':
      return `${instant.toISOString().slice(0, 19)}Z`;
    case 'iso-offset':
      return wallTime(zone, instant) + offsetText(zone, instant);
    case 'iso-local':
      return wallTime(zone, instant);
    case 'minutes':
      return wallTime(zone, instant).slice(0, 16).replace('T', ' ');
    case 'seconds':
      return wallTime(zone, instant).replace('T', ' ');
    case 'epoch-ms':
      return instant.getTime();
  }
}

/** A whole day; forms that have no plain day give the midnight with which it begins in the company's zone. */
export function dayWord(date: PlainDate, form: DateForm, zone: string): string | number {
  switch (form) {
    case 'minutes':
      return `${date} 00:00`;
    case 'seconds':
      return `${date} 00:00:00`;
    case 'epoch-ms':
      return instantOf(zone, date).getTime();
    default:
      return date;
  }
}
