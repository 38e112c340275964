/** Which key means what, apart from the page: the same table answers for every view. */
import { tabs, type View } from './place';

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  /** Alt or the system key is down: not ours. */
  readonly other: boolean;
  /** The focus is where letters are text. */
  readonly typing: boolean;
}

export type Command =
  | { readonly do: 'go'; readonly view: View }
  | { readonly do: 'verb'; readonly verb: 'approve' | 'reject' | 'undo' }
  | { readonly do: 'search' }
  | { readonly do: 'away' }
  | { readonly do: 'help' }
  | { readonly do: 'enter-list' };

const verbKeys: Readonly<Record<string, 'approve' | 'reject' | 'undo'>> = {
  a: 'approve',
  r: 'reject',
  u: 'undo',
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
  const verb = verbKeys[key.toLowerCase()];
  return verb && { do: 'verb', verb };
}
