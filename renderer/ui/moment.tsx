import { when } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { useNow } from './use-now';

const minuteMs = 60_000;

/** "12 min ago", kept right. */
export function Ago({ at, label }: { readonly at: number; readonly label?: (time: string) => string }) {
  const words = useWords();
  const nowMs = useNow(minuteMs);
  const exact = new Intl.DateTimeFormat(words.locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
  const text = when(at, words, nowMs);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {label ? label(text) : text}
    </time>
  );
}
