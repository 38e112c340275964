import { type RendererWords, useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { ChoiceRow, NumberRow, Section, SwitchRow } from './parts';

const undoSeconds = [0, 3, 5, 10, 20, 30, 60];
const reservationMinutes = [0, 5, 10, 15, 30, 60, 120, 1_440];
const mostAwayShares = ['any', 'quarter', 'third', 'half', 'two-thirds'] as const;
const lendingMinutes = [0, 60, 240, 1_440, 2_880, 10_080];

/** How long a decision can be taken back, and when reminders begin. */
export function DecidingSection() {
  const words = useWords();
  const { undoWindowMs, reasonOnReject, mostAway, leadMinutes } = useSlice('settings');
  const minutes = (count: number) => leadWords(count, words);
  return (
    <>
      <Section title={words.t('settings.deciding.title')}>
        <NumberRow
          label={words.t('settings.deciding.undoWindow')}
          value={undoWindowMs / 1_000}
          offered={undoSeconds}
          wordsOf={(count) =>
            count === 0
              ? words.t('settings.deciding.undoNone')
              : words.t('settings.deciding.seconds', { count })
          }
          onChoose={(seconds) => void change({ undoWindowMs: seconds * 1_000 })}
        />
        <SwitchRow
          label={words.t('settings.deciding.reasonRequired')}
          on={reasonOnReject === 'required'}
          onSwitch={(on) => void change({ reasonOnReject: on ? 'required' : 'offered' })}
        />
        <ChoiceRow
          label={words.t('settings.deciding.mostAway')}
          value={mostAway}
          choices={mostAwayShares.map((value) => ({
            value,
            label: words.t(`settings.deciding.share.${value}`),
          }))}
          onChoose={(share) => void change({ mostAway: share })}
        />
      </Section>
      <Section title={words.t('settings.lead.title')}>
        <NumberRow
          label={words.t('settings.lead.reservation')}
          value={leadMinutes.reservation}
          offered={reservationMinutes}
          wordsOf={minutes}
          onChoose={(reservation) => void change({ leadMinutes: { ...leadMinutes, reservation } })}
        />
        <NumberRow
          label={words.t('settings.lead.lending')}
          value={leadMinutes.lending}
          offered={lendingMinutes}
          wordsOf={minutes}
          onChoose={(lending) => void change({ leadMinutes: { ...leadMinutes, lending } })}
        />
      </Section>
    </>
  );
}

function leadWords(minutes: number, words: RendererWords): string {
  if (minutes === 0) return words.t('settings.lead.atMoment');
  if (minutes % 1_440 === 0) return words.t('days', { count: minutes / 1_440 });
  if (minutes % 60 === 0) return words.t('settings.lead.hours', { count: minutes / 60 });
  return words.t('settings.lead.minutes', { count: minutes });
}
