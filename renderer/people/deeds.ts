/** What one key does with a person, wherever they are shown. */
import type { PersonUse } from '../../electron/bridge/people';
import { favour, type PersonRef, use } from './reach';

export type Deed = PersonUse | 'favour' | 'chart';

const deeds: Readonly<Record<string, Deed>> = {
  c: 'call',
  m: 'mail',
  e: 'copyEmail',
  t: 'copyText',
  v: 'copyVcard',
  o: 'open',
  g: 'chart',
  f: 'favour',
};

/** The key of each, as it stands on a keyboard. */
export const keyOf = Object.fromEntries(
  Object.entries(deeds).map(([letter, deed]) => [deed, letter.toUpperCase()]),
) as Readonly<Record<Deed, string>>;

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The deed of a letter; where letters are text only together with Alt. */
export function deedOf({ key, code, altKey, ctrlKey, metaKey }: Pressed, typing: boolean): Deed | undefined {
  if (ctrlKey || metaKey || (typing && !altKey)) return undefined;
  // With Alt some systems make another sign of a key; then its place counts.
  const letter = /^[a-z]$/i.test(key) ? key : /^Key([A-Z])$/.exec(code)?.[1];
  return letter === undefined ? undefined : deeds[letter.toLowerCase()];
}

/** Does everything but showing the chart, which is the view's business. */
export function doDeed(deed: Exclude<Deed, 'chart'>, person: PersonRef, name: string): void {
  void (deed === 'favour' ? favour(person, name) : use(person, name, deed));
}
