import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { useOffered } from './offered';
import { NumberRow, Section } from './parts';
import { TimeRow } from './times';

const kinds = ['reservation', 'appointment', 'lending', 'deadline', 'birthday'] as const;
const never = -1;
const leads = [never, 0, 5, 10, 15, 30, 60, 120, 240, 1_440, 2_880, 10_080];
const wholeDays = leads.filter((minutes) => minutes === never || minutes % 1_440 === 0);

/** When reminders begin, for what the systems signed in to have. */
export function RemindersSection() {
  const words = useWords();
  const offered = useOffered();
  const { leadMinutes, allDayAt } = useSlice('settings');
  const leadWords = (minutes: number, atOnce: 'atMoment' | 'onDay') => {
    if (minutes === never) return words.t('settings.lead.never');
    if (minutes === 0) return words.t(`settings.lead.${atOnce}`);
    if (minutes % 1_440 === 0) return words.t('days', { count: minutes / 1_440 });
    if (minutes % 60 === 0) return words.t('settings.lead.hours', { count: minutes / 60 });
    return words.t('settings.lead.minutes', { count: minutes });
  };
  return (
    <Section title={words.t('settings.lead.title')}>
      {kinds.filter(offered).map((kind) => (
        <NumberRow
          key={kind}
          label={words.t(`settings.lead.${kind}`)}
          value={leadMinutes[kind] ?? never}
          offered={kind === 'birthday' ? wholeDays : leads}
          wordsOf={(minutes) => leadWords(minutes, kind === 'birthday' ? 'onDay' : 'atMoment')}
          onChoose={(lead) =>
            void change({ leadMinutes: { ...leadMinutes, [kind]: lead === never ? null : lead } })
          }
        />
      ))}
      <TimeRow
        label={words.t('settings.lead.allDay')}
        value={allDayAt}
        onChoose={(at) => void change({ allDayAt: at })}
      />
    </Section>
  );
}
