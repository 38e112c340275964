import { useEffect, useRef } from 'react';
import { keyCaps } from '../i18n/key-caps';
import { type RendererKey, useWords } from '../i18n/use-words';
import { Button } from '../ui/button';
import { showHelp, usePlace } from './place';

const keys: readonly (readonly [keys: string, what: RendererKey])[] = [
  ['↑ ↓', 'keys.move'],
  ['A', 'keys.approve'],
  ['R', 'keys.reject'],
  ['U', 'keys.undo'],
  ['X', 'keys.pick'],
  ['Shift+↑ ↓', 'keys.pickMore'],
  ['/', 'keys.search'],
  ['Enter', 'keys.copy'],
  ['→', 'keys.card'],
  ['C M E', 'keys.reach'],
  ['T V', 'keys.copyCard'],
  ['G O F', 'keys.look'],
  ['↑ ↓ ← →', 'keys.walk'],
  ['1 2 3 4', 'keys.tabs'],
  ['Ctrl+H', 'keys.history'],
  ['Ctrl+Enter', 'keys.send'],
  ['Esc', 'keys.away'],
  ['?', 'keys.help'],
];

/** The list behind "?". */
export function Help() {
  const words = useWords();
  const open = usePlace((place) => place.helpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={() => showHelp(false)}>
      <h2 id="help-title">{words.t('keys.title')}</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{keyCaps(key, words)}</kbd>
            </dt>
            <dd>{words.t(what)}</dd>
          </div>
        ))}
      </dl>
      <div className="help-foot">
        <Button onClick={() => dialog.current?.close()}>{words.t('common.close')}</Button>
      </div>
    </dialog>
  );
}
