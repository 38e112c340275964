import { type FocusEvent, useEffect, useState } from 'react';
import type { TicketCard } from '../../electron/bridge/slices';
import { arrange, emptyListing, type Hold, type Listing } from './listing';

const nothing: Hold = { by: 'nothing' };

interface HeldListing {
  readonly listing: Listing;
  /** Puts what arrived in its place, held or not. */
  readonly insertArrivals: () => void;
  readonly holdProps: {
    onPointerEnter(): void;
    onPointerLeave(): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
    onBlur(event: FocusEvent<HTMLElement>): void;
  };
}

/**
 * The inbox in an order that holds still while the pointer or the focus is in it and somebody looks. Another `part` of
 * it is another list: that one was asked for, and comes at once.
 */
export function useListing(cards: readonly TicketCard[], part: string): HeldListing {
  const [listing, setListing] = useState(() => arrange(emptyListing, cards, nothing));
  const [shownPart, setShownPart] = useState(part);
  const [pointerInside, setPointerInside] = useState(false);
  const [focus, setFocus] = useState(nothing);
  const looking = useLooking();

  const held = pointerInside ? ({ by: 'pointer' } as const) : focus;
  const same = part === shownPart;
  const next = same
    ? arrange(listing, cards, looking ? held : nothing)
    : arrange(emptyListing, cards, nothing);
  if (next !== listing) setListing(next);
  if (!same) setShownPart(part);

  return {
    listing: next,
    insertArrivals: () => setListing(arrange(emptyListing, cards, nothing)),
    holdProps: {
      onPointerEnter: () => setPointerInside(true),
      onPointerLeave: () => setPointerInside(false),
      onFocus: (event) => setFocus(focusHold(event.target)),
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(nothing);
      },
    },
  };
}

/** A focus that a click left behind holds nothing: whoever points has moved the pointer away, and with it the eye. */
function focusHold(target: HTMLElement): Hold {
  if (!target.matches(':focus-visible')) return nothing;
  return { by: 'focus', key: target.closest<HTMLElement>('[data-row]')?.dataset.row };
}

/** Whether the window is in front of somebody. */
function useLooking(): boolean {
  const [looking, setLooking] = useState(() => !document.hidden && document.hasFocus());
  useEffect(() => {
    const follow = () => setLooking(!document.hidden && document.hasFocus());
    window.addEventListener('focus', follow);
    window.addEventListener('blur', follow);
    document.addEventListener('visibilitychange', follow);
    return () => {
      window.removeEventListener('focus', follow);
      window.removeEventListener('blur', follow);
      document.removeEventListener('visibilitychange', follow);
    };
  }, []);
  return looking;
}
