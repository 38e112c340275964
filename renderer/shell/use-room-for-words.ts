import { type RefObject, useLayoutEffect, useRef } from 'react';

/** From the roomiest; `icons` leaves the word of the selected tab alone. */
const manners = ['words', 'tight', 'icons'] as const;

/**
 * Shows the tabs as roomily as their words allow, which are longer in some languages: the style sheet reads the manner
 * from `data-room` of the element.
 */
export function useRoomForWords(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  // Without dependencies: words, counts and the selected tab all change how much room there is.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const choose = () => {
      for (const manner of manners) {
        element.dataset.room = manner;
        if (fits(element)) return;
      }
    };
    choose();
    addEventListener('resize', choose);
    return () => removeEventListener('resize', choose);
  });
  return list;
}

function fits(list: HTMLElement): boolean {
  const words = list.querySelectorAll<HTMLElement>('.tab-word');
  return (
    list.scrollWidth <= list.clientWidth &&
    [...words].every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)
  );
}
