import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { useNow } from '../ui/use-now';

/**
 * What the clock shows at the person's office, where the system tells its zone and that clock is not ours. Systems tell
 * the zone of an organisation, none that of a person.
 */
export function OfficeTime({ accountId }: { readonly accountId: string }) {
  const words = useWords();
  const zone = useSlice('accounts').find(({ id }) => id === accountId)?.timeZone;
  const nowMs = useNow(30_000);
  const time = zone === undefined ? undefined : clockElsewhere(nowMs, zone, words.locale);
  if (time === undefined) return null;
  return <p className="quiet small">{words.t('people.officeTime', { time, zone: zone ?? '' })}</p>;
}

/** "Mon 14:05"; `undefined` where it is the same on this computer's clock, or the zone has no clock that is known here. */
export function clockElsewhere(nowMs: number, zone: string, locale: string): string | undefined {
  const options = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;
  try {
    const there = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(nowMs);
    return there === new Intl.DateTimeFormat(locale, options).format(nowMs) ? undefined : there;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
