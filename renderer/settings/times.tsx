/** Settings of times of the day and of days of the week. */
import { useId } from 'react';
import { timeOfDay } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { NumberRow } from './parts';

const halfHours = Array.from({ length: 48 }, (_, count) => count * 30);
const mondayFirst = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday, for the names of days. */
const sundayMs = Date.UTC(2023, 0, 1);

interface TimeRowProps {
  readonly label: string;
  /** Minutes after midnight. */
  readonly value: number;
  readonly onChoose: (value: number) => void;
}

export function TimeRow(props: TimeRowProps) {
  const words = useWords();
  return <NumberRow {...props} offered={halfHours} wordsOf={(minutes) => timeOfDay(minutes, words)} />;
}

interface DaysRowProps {
  readonly label: string;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  readonly onChoose: (days: number[]) => void;
}

export function DaysRow({ label, days, onChoose }: DaysRowProps) {
  const { locale } = useWords();
  const id = useId();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as the other settings are
    <div className="setting column" role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <div className="days">
        {mondayFirst.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...days, day] : days.filter((other) => other !== day))
              }
            />
            <span>{names.format(sundayMs + day * 86_400_000)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
