import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { Section, SwitchRow } from './parts';
import { DaysRow, TimeRow } from './times';

/** When nothing is shown, by the clock. */
export function QuietSection() {
  const words = useWords();
  const { quiet } = useSlice('settings');
  const set = (part: Partial<typeof quiet>) => void change({ quiet: { ...quiet, ...part } });
  return (
    <Section title={words.t('settings.quiet.title')}>
      <SwitchRow label={words.t('settings.quiet.on')} on={quiet.on} onSwitch={(on) => set({ on })} />
      {quiet.on && (
        <>
          <TimeRow
            label={words.t('settings.quiet.from')}
            value={quiet.from}
            onChoose={(from) => set({ from })}
          />
          <TimeRow label={words.t('settings.quiet.to')} value={quiet.to} onChoose={(to) => set({ to })} />
          <DaysRow
            label={words.t('settings.quiet.days')}
            days={quiet.days}
            onChoose={(days) => set({ days })}
          />
          <DaysRow
            label={words.t('settings.quiet.wholeDays')}
            days={quiet.wholeDays}
            onChoose={(wholeDays) => set({ wholeDays })}
          />
        </>
      )}
    </Section>
  );
}
