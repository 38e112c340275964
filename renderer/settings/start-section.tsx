import { type KeyboardEvent, useId, useState } from 'react';
import { bridge } from '../bridge';
import { keyCaps } from '../i18n/key-caps';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { sayFailure } from '../ui/say-failure';
import { acceleratorOf } from './accelerator';
import { change } from './change';
import { NumberRow, Section, SwitchRow } from './parts';

const keepMinutes = [0, 1, 5, 15, 60, 120];

export function StartSection() {
  const words = useWords();
  const { startAtLogin, keepWindowMinutes } = useSlice('settings');
  return (
    <Section title={words.t('settings.start.title')}>
      <SwitchRow
        label={words.t('settings.start.atLogin')}
        on={startAtLogin}
        onSwitch={(on) => void change({ startAtLogin: on })}
      />
      <Shortcut />
      <NumberRow
        label={words.t('settings.start.keepWindow')}
        value={keepWindowMinutes}
        offered={keepMinutes}
        wordsOf={(count) =>
          count === 0 ? words.t('settings.start.atOnce') : words.t('settings.lead.minutes', { count })
        }
        onChoose={(minutes) => void change({ keepWindowMinutes: minutes })}
      />
    </Section>
  );
}

/** Takes the keys as they are pressed. Tab and Esc keep their meaning, so that nobody is caught in the field. */
function Shortcut() {
  const words = useWords();
  const id = useId();
  const { shortcut } = useSlice('settings');
  const { shortcutFailure } = useSlice('desktop');
  const [refused, setRefused] = useState<{ readonly keys: string; readonly why: 'taken' | 'reserved' }>();
  const take = async (keys: string) => {
    const outcome = await ask(bridge().changeSettings({ shortcut: keys }));
    if (outcome?.ok !== false) return setRefused(undefined);
    const { name, detail } = outcome.failure;
    if (name !== 'conflict') return sayFailure(outcome.failure);
    setRefused({ keys, why: detail === 'reserved' ? 'reserved' : 'taken' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key === 'Escape') return;
    event.preventDefault();
    const accelerator = acceleratorOf(event);
    if (accelerator) void take(accelerator);
  };
  const wrong = shortcutFailure || refused !== undefined;
  return (
    <div className="setting column">
      <label htmlFor={id}>{words.t('settings.start.shortcut')}</label>
      <div className="shortcut">
        <input
          id={id}
          className="input"
          readOnly
          value={shortcut ? keyCaps(shortcut, words) : words.t('settings.start.shortcutNone')}
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong}
          onKeyDown={onKeyDown}
        />
        {shortcut !== '' && (
          <Button onClick={() => void take('')}>{words.t('settings.start.shortcutClear')}</Button>
        )}
      </div>
      <p id={`${id}-hint`} role="status" className={wrong ? 'field-error' : 'quiet small'}>
        {wrong
          ? words.t(
              refused?.why === 'reserved'
                ? 'settings.start.shortcutReserved'
                : 'settings.start.shortcutFailed',
              { keys: keyCaps(refused?.keys ?? shortcut, words) },
            )
          : words.t('settings.start.shortcutHint')}
        {refused &&
          shortcut !== '' &&
          ` ${words.t('settings.start.shortcutStays', { keys: keyCaps(shortcut, words) })}`}
      </p>
    </div>
  );
}
