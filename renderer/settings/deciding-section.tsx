import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { ChoiceRow, NumberRow, Section, SwitchRow } from './parts';

const undoSeconds = [0, 3, 5, 10, 20, 30, 60];
const mostAwayShares = ['any', 'quarter', 'third', 'half', 'two-thirds'] as const;

/** How long a decision can be taken back, and what it is warned of. */
export function DecidingSection() {
  const words = useWords();
  const { undoWindowMs, reasonOnReject, mostAway } = useSlice('settings');
  return (
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
  );
}
