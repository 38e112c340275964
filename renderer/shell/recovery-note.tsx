import { askLine, clockOrDate } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

/**
 * Data on this computer could not be read: which decisions that had not gone out were kept, and which are lost. Stays
 * until somebody has read it, over every view.
 */
export function RecoveryNote() {
  const words = useWords();
  const { recovery } = useSlice('desktop');
  if (recovery === null) return null;
  const { kept, lost, lostUnknown, held } = recovery;
  const made = (moments: readonly number[]) =>
    moments.map((moment) => words.t('recoveryNote.made', { time: clockOrDate(moment, words) }));
  const asked = kept.map(({ verb, requester, title, leave }) =>
    words.t('recoveryNote.one', {
      verb: words.t(`verb.${verb}`),
      name: requester,
      ask: leave ? askLine(leave, words) : title,
    }),
  );
  const nothing = kept.length === 0 && lost.length === 0 && held.length === 0 && !lostUnknown;
  return (
    <section className="note amber recovery" aria-label={words.t('recoveryNote.label')}>
      <Icon name="warning" />
      <div>
        <p className="strong">{words.t(held.length > 0 ? 'recovery.closed' : 'recovery.rebuilt')}</p>
        {lost.length > 0 && (
          <>
            <p>
              {words.t('recovery.lost', { count: lost.length })} {words.t('recoveryNote.lostTodo')}
            </p>
            <Lines lines={made(lost)} />
          </>
        )}
        {lostUnknown && (
          <p>
            {words.t('recovery.lostUnknown')} {words.t('recoveryNote.unknownTodo')}
          </p>
        )}
        {held.length > 0 && (
          <>
            <p>
              {words.t('recovery.held', { count: held.length })} {words.t('recoveryNote.heldTodo')}
            </p>
            <Lines lines={made(held)} />
          </>
        )}
        {kept.length > 0 && (
          <>
            <p>{words.t('recovery.kept', { count: kept.length })}</p>
            <Lines lines={asked} />
          </>
        )}
        {nothing && <p>{words.t('recoveryNote.noneLost')}</p>}
        {held.length === 0 && <p>{words.t('recoveryNote.history')}</p>}
        <div className="buttons">
          <Button compact onClick={() => void ask(bridge().dismissRecovery())}>
            {words.t('common.dismiss')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, index) => (
        // Two decisions may have been made in one minute: the place tells them apart, and lines have no state.
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </ul>
  );
}
