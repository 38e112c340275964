import { useEffect } from 'react';
import { bridge } from '../bridge';
import { focusCurrentRow, isEditable } from '../ui/rows';
import { type Command, commandOf, type RowVerb } from './keyboard';
import { goBack, goTo, isTab, showHelp, usePlace } from './place';
import { panelId } from './tab-bar';

/**
 * Keys that work wherever the focus is. What a view wants for itself it takes first, by `preventDefault`: Esc closes
 * an open form there and comes here, to hide the window, only when nothing was left to close.
 */
export function useKeyboard(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const command = commandOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        other: event.altKey,
        typing: isEditable(event.target),
      });
      if (command && carryOut(command)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** `false` where the command meant nothing, so that the key keeps its usual meaning. */
function carryOut(command: Command): boolean {
  const { view } = usePlace.getState();
  if (command.do === 'away') return goAway();
  if (view === 'sign-in' && command.do !== 'help') return false;
  if (command.do === 'go') goTo(command.view, true);
  else if (command.do === 'search') goTo('people', true);
  else if (command.do === 'help') showHelp(true);
  else if (command.do === 'enter-list') return enterList();
  else return pressVerb(command.verbs);
  return true;
}

function goAway(): boolean {
  const { view } = usePlace.getState();
  if (isTab(view) || view === 'sign-in') void bridge().hide();
  else goBack();
  return true;
}

function enterList(): boolean {
  const panel = document.getElementById(panelId);
  const inTabs = document.activeElement?.closest('[role="tablist"]');
  if (document.activeElement !== document.body && !inTabs) return false;
  return panel !== null && focusCurrentRow(panel);
}

/**
 * Presses the row's own button, so that a key can do nothing that a click could not. With the focus nowhere the key
 * only shows which row it would act on: a decision needs to be aimed.
 */
function pressVerb(verbs: readonly RowVerb[]): boolean {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  const buttons = verbs.map((verb) => `[data-verb="${verb}"]`).join();
  if (row) {
    // A row that is picked stands for all that are: their bar has the buttons.
    const picked = row.querySelector('.pick:checked') && document.querySelector('.bulk-bar');
    const button =
      picked?.querySelector<HTMLElement>(buttons) ??
      row.querySelector<HTMLElement>(buttons) ??
      (verbs.includes('undo') && onlyUndo());
    if (button) button.click();
    return button !== false;
  }
  return document.activeElement === document.body && enterList();
}

/** Fingers are often a row further when they notice: with a single decision to take back there is no doubt which. */
function onlyUndo(): HTMLElement | false {
  const [undo, another] = document.querySelectorAll<HTMLElement>('[data-verb="undo"]');
  if (undo === undefined || another) return false;
  undo.closest<HTMLElement>('[data-row]')?.focus();
  return undo;
}
