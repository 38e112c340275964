import type { Page } from 'playwright-core';

/** One thing that Tab reaches. */
export interface Stop {
  /** Role and name, as a screen reader has them. */
  readonly what: string;
  /** Why nobody could see that the focus is there. */
  readonly unseen?: string;
}

/** More than any view has: beyond this, Tab goes round in circles. */
const mostStops = 80;

/** Presses Tab until it comes back to where it was before, and looks at every stop whether it can be seen. */
export async function focusWalk(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(startOver);
  const stops: Stop[] = [];
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(lookAtFocus, presses);
    if (seen === 'elsewhere') continue;
    if (seen === 'again') return stops;
    const [line = ''] = (await page.locator(':focus').first().ariaSnapshot()).split('\n');
    stops.push({ what: line.replace(/^- /, '').replace(/:$/, ''), ...(seen !== '' && { unseen: seen }) });
  }
  return stops;
}

/** Runs in the page: Tab begins with the first stop, wherever the focus was. */
function startOver(): void {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

/**
 * Runs in the page. `again` where it has been before, `elsewhere` where nothing has the focus, otherwise why the ring
 * cannot be seen; empty where it can.
 */
function lookAtFocus(visit: number): string {
  const focused = document.activeElement as HTMLElement | null;
  if (focused === null || focused === document.body) return 'elsewhere';
  if (focused.dataset.visited !== undefined) return 'again';
  focused.dataset.visited = String(visit);

  const width = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  };
  // A row may draw the ring around the surface inside it.
  const ringed = [focused, ...focused.children].find((element) => width(element) >= 2);
  if (!ringed) return 'it has no ring of 2 px';
  const style = getComputedStyle(ringed);
  const reach = Number.parseFloat(style.outlineOffset) + width(ringed);
  const { left, right, top, bottom } = ringed.getBoundingClientRect();
  const ring = { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach };
  for (let box = ringed.parentElement; box; box = box.parentElement) {
    const { overflowX, position } = getComputedStyle(box);
    if (overflowX === 'visible' || box === document.body || box === document.documentElement) continue;
    const clip = box.getBoundingClientRect();
    const cut =
      ring.left < clip.left - 0.5 ||
      ring.right > clip.right + 0.5 ||
      (ring.top < clip.top - 0.5 && ring.bottom - ring.top < clip.height) ||
      (ring.bottom > clip.bottom + 0.5 && ring.bottom - ring.top < clip.height);
    if (cut) return `its ring is cut off by .${box.className}`;
    if (position === 'fixed') break;
  }
  if (ring.left < 0 || ring.right > innerWidth) return 'its ring reaches beyond the window';
  return '';
}
