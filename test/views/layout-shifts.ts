import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

/** What has moved by itself since the page was opened, a line each. */
export function layoutShifts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const moved: string[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
            if (hadRecentInput) continue;
            for (const { node, previousRect, currentRect } of sources) {
              const name = node instanceof Element ? node.className : String(node?.nodeName);
              moved.push(`${name} from ${previousRect.y} to ${currentRect.y}`);
            }
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // What was seen so far is told in a task of its own, after the next frame has been drawn.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(moved))));
      }),
  );
}
