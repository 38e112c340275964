/** Keys pressed, as the text that names a shortcut to Electron. */

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
};
const plain = ['Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete', 'Backspace'];

/** "Ctrl+Shift+P"; `undefined` until a key with Ctrl, Alt or the system key is down, or a function key. */
export function acceleratorOf(pressed: Pressed): string | undefined {
  const key = keyName(pressed);
  if (key === undefined) return undefined;
  const modifiers = [
    pressed.ctrlKey && 'Ctrl',
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
    pressed.metaKey && 'Super',
  ].filter((name) => name !== false);
  const alone = modifiers.length === 0 || (modifiers.length === 1 && pressed.shiftKey);
  if (alone && !/^F\d+$/.test(key)) return undefined;
  return [...modifiers, key].join('+');
}

function keyName({ key, code }: Pressed): string | undefined {
  // The key's place, not the sign that a modifier makes of it: Shift+2 is "2", not "@".
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (place) return place[1] ?? place[2];
  if (/^F([1-9]|1\d|2[0-4])$/.test(key) || plain.includes(key)) return key;
  return named[key] ?? (/^[!-~]$/.test(key) ? key.toUpperCase() : undefined);
}
