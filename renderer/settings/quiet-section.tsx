import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { Section, SwitchRow } from './parts';
import { DaysRow, TimeRow } from './times';

const times = ['from', 'to'] as const;
const days = ['days', 'wholeDays'] as const;

/** When nothing is shown, by the clock. */
export function QuietSection() {
  const words = useWords();
  const { quiet } = useSlice('settings');
  const set = (part: Partial<typeof quiet>) => void change({ quiet: { ...quiet, ...part } });
  return (
    <Section title={words.t('settings.quiet.title')}>
      <SwitchRow label={words.t('settings.quiet.on')} on={quiet.on} onSwitch={(on) => set({ on })} />
      {quiet.on &&
        times.map((name) => (
          <TimeRow
            key={name}
            label={words.t(`settings.quiet.${name}`)}
            value={quiet[name]}
            onChoose={(at) => set({ [name]: at })}
          />
        ))}
      {quiet.on &&
        days.map((name) => (
          <DaysRow
            key={name}
            label={words.t(`settings.quiet.${name}`)}
            days={quiet[name]}
            onChoose={(chosen) => set({ [name]: chosen })}
          />
        ))}
    </Section>
  );
}
