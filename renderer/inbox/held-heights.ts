import { useEffect, useLayoutEffect, useRef } from 'react';

/** Tells a row that its height was let go: drawn again before it is observed again, it must not hold the old one. */
const heightReleased = 'heightreleased';

/**
 * While the pointer is over the list a row that got smaller keeps its height, so that a second click cannot fall on
 * the next request's button. The list lets the heights go when the pointer moves on.
 */
export function useHeldHeight(item: { readonly current: HTMLLIElement | null }): void {
  const last = useRef(0);
  // Observed rather than measured at each drawing: a row out of sight has no height of its own yet.
  useEffect(() => {
    const row = item.current;
    if (!row) return;
    const forget = () => {
      last.current = 0;
    };
    const observer = new ResizeObserver(([entry]) => {
      last.current = entry?.borderBoxSize[0]?.blockSize ?? last.current;
    });
    observer.observe(row);
    row.addEventListener(heightReleased, forget);
    return () => {
      observer.disconnect();
      row.removeEventListener(heightReleased, forget);
    };
  }, [item]);
  useLayoutEffect(() => {
    const row = item.current;
    if (row?.parentElement?.matches(':hover') && row.getBoundingClientRect().height < last.current) {
      row.style.minHeight = `${last.current}px`;
    }
  });
}

/** The pointer has left the list: nothing has to stay where it is. */
export function releaseHeights(list: HTMLElement): void {
  for (const row of heldRows(list)) letGo(row);
}

/**
 * The pointer is on another row now. Heights below it go at once; one above it goes where scrolling can make up for
 * it, so that what is under the pointer stays there.
 */
export function releaseHeightsAround(list: HTMLElement, target: EventTarget): void {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  if (row === null) return;
  for (const held of heldRows(list)) {
    if (held === row) continue;
    const height = held.style.minHeight;
    const top = row.getBoundingClientRect().top;
    letGo(held);
    scrollBy(list, row.getBoundingClientRect().top - top);
    if (Math.abs(row.getBoundingClientRect().top - top) < 1) continue;
    // There was not enough to scroll: back to where it was.
    held.style.minHeight = height;
    scrollBy(list, row.getBoundingClientRect().top - top);
  }
}

function letGo(row: HTMLElement): void {
  row.style.minHeight = '';
  row.dispatchEvent(new Event(heightReleased));
}

function heldRows(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row][style*="min-height"]')];
}

function scrollBy(list: HTMLElement, pixels: number): void {
  const view = list.closest('[role="tabpanel"]');
  if (view && pixels !== 0) view.scrollTop += pixels;
}
