import type { Page } from 'playwright-core';

/**
 * What stands where, from top to bottom: every line of text and every field within the window, with its left and top edge,
 * its width and height in whole pixels, such as `16,24 83x20 Inbox`.
 */
export function linesOnScreen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: { readonly box: DOMRect; readonly text: string }[] = [];
    /** Most of 500 rows are far below the window; looking at each word of them takes long. */
    const isNear = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.sr-only, select') === null;

    /** What of a box is not scrolled away; parts of the window that stay where they are lie beside what scrolls. */
    function isInSight(element: Element, { top, bottom }: DOMRect): boolean {
      let [from, to] = [0, innerHeight];
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { overflowY, position } = getComputedStyle(around);
        const clip = around.getBoundingClientRect();
        if (overflowY !== 'visible') [from, to] = [Math.max(from, clip.top), Math.min(to, clip.bottom)];
        // A menu or a dialog lies over everything.
        if (position === 'fixed') break;
      }
      return bottom > from && top < to;
    }

    /** The words of a text, those that begin at the same height together. */
    function linesOf(text: Node, parent: Element): void {
      let line: { range: Range; top: number } | undefined;
      for (const { 0: word, index } of (text.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const top = Math.round(range.getBoundingClientRect().top);
        if (line?.top === top) line.range.setEnd(text, index + word.length);
        else {
          if (line !== undefined) keep(line.range, parent);
          line = { range, top };
        }
      }
      if (line !== undefined) keep(line.range, parent);
    }

    function keep(range: Range, parent: Element): void {
      const box = range.getBoundingClientRect();
      if (isInSight(parent, box)) found.push({ box, text: range.toString().replaceAll(/\s+/g, ' ') });
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      const parent = text.parentElement;
      if (parent !== null && isNear(parent) && isShown(parent)) linesOf(text, parent);
    }
    for (const field of document.querySelectorAll('input, textarea, select')) {
      if (field.parentElement === null || !isShown(field.parentElement)) continue;
      const shown =
        field instanceof HTMLSelectElement
          ? field.selectedOptions[0]?.textContent
          : (field as HTMLInputElement).value || (field as HTMLInputElement).placeholder;
      const box = field.getBoundingClientRect();
      if (isInSight(field, box)) found.push({ box, text: `[${shown ?? ''}]` });
    }
    return found
      .filter(({ box: { width } }) => width > 0)
      .sort(({ box: one }, { box: other }) => one.top - other.top || one.left - other.left)
      .map(({ box: { left, top, width, height }, text }) => {
        const [x, y, wide, high] = [left, top, width, height].map(Math.round);
        return `${x},${y} ${wide}x${high} ${text}`;
      });
  });
}
