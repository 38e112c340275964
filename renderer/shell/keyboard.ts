/** Which key means what, apart from the page: the same table answers for every view. */
import type { TicketCard } from '../../electron/bridge/slices';
import { tabs, type View } from './place';

type Verb = TicketCard['ticket']['verbs'][number];

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  /** Alt or the system key is down: not ours. */
  readonly other: boolean;
  /** The focus is where letters are text. */
  readonly typing: boolean;
}

/** What a row's buttons do: a ticket's own verbs, to take a decision back, and to put the row off or take it up again. */
export type RowVerb = Verb | 'undo' | 'later';

export type Command =
  | { readonly do: 'go'; readonly view: View }
  /** Whichever of these the row offers. */
  | { readonly do: 'verb'; readonly verbs: readonly RowVerb[] }
  | { readonly do: 'search' }
  | { readonly do: 'away' }
  | { readonly do: 'help' }
  | { readonly do: 'enter-list' };

const verbKeys: Readonly<Record<string, readonly RowVerb[]>> = {
  a: ['approve', 'accept'],
  r: ['reject', 'decline', 'return'],
  d: ['done'],
  s: ['later'],
  u: ['undo'],
};

/** The command of a key, or `undefined` when the key belongs to what has the focus. */
export function commandOf({ key, ctrl, other, typing }: Stroke): Command | undefined {
  if (other) return undefined;
  if (key === 'Escape') return { do: 'away' };
  const tab = /^[1-4]$/.test(key) ? tabs[Number(key) - 1] : undefined;
  if (tab && (ctrl || !typing)) return { do: 'go', view: tab };
  if (ctrl && key.toLowerCase() === 'h') return { do: 'go', view: 'history' };
  if (ctrl && key === ',') return { do: 'go', view: 'settings' };
  if (ctrl && key.toLowerCase() === 'f') return { do: 'search' };
  if (ctrl || typing) return undefined;
  if (key === '/') return { do: 'search' };
  if (key === '?') return { do: 'help' };
  if (key === 'ArrowDown' || key === 'ArrowUp') return { do: 'enter-list' };
  const verbs = verbKeys[key.toLowerCase()];
  return verbs && { do: 'verb', verbs };
}
