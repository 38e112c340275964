/** One Tab stop for a list, arrows inside it. Rows carry `data-row`; the list remembers which one is current. */
import { type FocusEvent, type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Where a key leads in a list; `undefined` for keys that lead nowhere. */
export function rowAfter(key: string, at: number, length: number): number | undefined {
  if (length === 0) return undefined;
  if (key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return undefined;
}

/** Rows under an element, in order. */
export function rowsIn(element: ParentNode): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[data-row]')];
}

/** Moves the focus to the current row, or to the first; `false` where there is none. */
export function focusCurrentRow(element: ParentNode): boolean {
  const row = element.querySelector<HTMLElement>('[data-row][tabindex="0"]') ?? rowsIn(element)[0];
  row?.focus();
  return row !== undefined;
}

export interface RowList {
  /** Key of the row that Tab enters. */
  readonly current: string | undefined;
  readonly listProps: {
    onFocus(event: FocusEvent<HTMLElement>): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  };
}

/** @param keys of the rows drawn, in order. */
export function useRows(keys: readonly string[]): RowList {
  const [chosen, setChosen] = useState<string>();
  const current = chosen !== undefined && keys.includes(chosen) ? chosen : keys[0];

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const key = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (key !== undefined) setChosen(key);
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isEditable(target))
      return;
    const rows = rowsIn(event.currentTarget);
    const row = target.closest<HTMLElement>('[data-row]');
    const next = rowAfter(event.key, row ? rows.indexOf(row) : -1, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    rows[next]?.focus();
  }, []);
  return { current, listProps: { onFocus, onKeyDown } };
}

/** For a list that rows leave, or move about in, once they are dealt with: the next one takes the focus of one that went. */
export function useNextRow(listProps: RowList['listProps']): RowList['listProps'] {
  const last = useRef<{ list: HTMLElement; at: number; target: HTMLElement }>(null);
  useLayoutEffect(() => {
    if (!last.current || last.current.target.isConnected || document.activeElement !== document.body) return;
    const { list, at } = last.current;
    const rows = rowsIn(list);
    rows[Math.min(at, rows.length - 1)]?.focus();
  });
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { currentTarget: list, target } = event;
    last.current = { list, at: rowsIn(list).findIndex((row) => row.contains(target)), target };
    listProps.onFocus(event);
  };
  return { ...listProps, onFocus };
}

/** Whether letters typed here are text. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
