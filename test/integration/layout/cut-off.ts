import type { Page } from 'playwright-core';

/**
 * What a person cannot read at the window's size: a view that scrolls sideways, something that reaches out of the window,
 * a text that leaves its button or is cut off, a word that is broken in two. A text that a server wrote may be of any
 * length and end in dots; those places are named by the caller.
 *
 * @param mayEndInDots a selector
 */
export function cutOff(page: Page, mayEndInDots: string): Promise<readonly string[]> {
  return page.evaluate((dotted) => {
    const found = new Set<string>();
    const width = document.documentElement.clientWidth;
    const buttons = 'button, a, [role="tab"], [role="menuitem"], summary, label, th, h1, h2, h3';

    function nameOf(element: Element): string {
      const text = element.textContent?.trim().replaceAll(/\s+/g, ' ').slice(0, 80);
      return `${[element.tagName.toLowerCase(), ...element.classList].join('.')} "${text}"`;
    }

    function isShown(element: Element): boolean {
      const { width: wide, height: high } = element.getBoundingClientRect();
      const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return seen && wide > 1 && high > 1 && element.closest('.sr-only, svg') === null;
    }

    function leavesItsButton(text: Node, parent: Element): boolean {
      const box = parent.closest(buttons)?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, bottom, width: wide } = range.getBoundingClientRect();
      return (
        box !== undefined &&
        wide > 0 &&
        (right > box.right + 1 || left < box.left - 1 || bottom > box.bottom + 2)
      );
    }

    /** Words that stand on two lines. */
    function brokenWords(text: Node): string[] {
      const words = [...(text.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)];
      return words
        .filter(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        })
        .map(([word]) => word);
    }

    if (document.documentElement.scrollWidth > width) found.add('the window scrolls sideways');
    for (const element of document.body.querySelectorAll('*')) {
      if (!isShown(element)) continue;
      const { left, right } = element.getBoundingClientRect();
      if (right > width + 1 || left < -1) found.add(`out of the window: ${nameOf(element)}`);
      const hides = getComputedStyle(element).overflowX !== 'visible';
      const isField = ['INPUT', 'TEXTAREA'].includes(element.tagName);
      const saysSomething = [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE);
      if (
        hides &&
        saysSomething &&
        !isField &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.matches(dotted)
      ) {
        found.add(`cut off: ${nameOf(element)}`);
      }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      const parent = text.parentElement;
      if (parent === null || !isShown(parent)) continue;
      if (parent.closest(dotted) === null && leavesItsButton(text, parent))
        found.add(`leaves its place: ${nameOf(parent)}`);
      for (const word of brokenWords(text)) found.add(`broken: ${word} in ${nameOf(parent)}`);
    }
    return [...found];
  }, mayEndInDots);
}
