import { useEffect, useRef } from 'react';
import { useSlice } from '../store';
import { goTo, wantTicket } from './place';

/** Follows what the tray or a notification asked for: each wish once, also one that is older than the window. */
export function useIntent(): void {
  const intent = useSlice('intent');
  const met = useRef(0);
  useEffect(() => {
    if (intent.serial <= met.current) return;
    met.current = intent.serial;
    const { accountId, ticketId, reject = false } = intent;
    wantTicket(accountId && ticketId ? { accountId, ticketId, reject } : null);
    goTo(intent.view, true);
  }, [intent]);
}
