import type { KeyboardEvent } from 'react';
import { useMirror } from '../store';
import { isEditable, rowAfter, rowsIn } from '../ui/rows';
import { isSelectable } from './bulk';
import type { Row } from './listing';
import { pick, toggle } from './selection';

/** Keys that pick requests: `X` one, Shift with an arrow the next one too. */
export function pickByKey(event: KeyboardEvent<HTMLElement>, rows: readonly Row[]): void {
  const target = event.target as HTMLElement;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isEditable(target)) return;
  const element = target.closest<HTMLElement>('[data-row]');
  const key = element?.dataset.row;
  if (element === null || key === undefined) return;
  const accounts = useMirror.getState().slices?.accounts ?? [];
  const selectable = new Set(rows.filter((row) => isSelectable(row, accounts)).map((row) => row.key));
  if (event.key.toLowerCase() === 'x' && !event.shiftKey) {
    if (selectable.has(key)) toggle(key);
    return;
  }
  if (!event.shiftKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
  const elements = rowsIn(event.currentTarget);
  const next = elements[rowAfter(event.key, elements.indexOf(element), elements.length) ?? 0];
  const both = [key, next?.dataset.row].filter((one) => one !== undefined && selectable.has(one));
  pick(both as string[]);
  event.preventDefault();
  next?.focus();
}
