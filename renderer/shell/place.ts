/** Where the person is in the window: which view, and what it should turn to. Nothing here outlives the window. */
import { create } from 'zustand';
import type { Intent } from '../../electron/bridge/slices';

export const tabs = ['inbox', 'reminders', 'people', 'requests'] as const;
export type Tab = (typeof tabs)[number];
/** Places that something outside the window can ask for, and those reached from inside only. */
export type View = Intent['view'] | 'history';

/** A ticket that a notification or the tray asked to see. */
export interface WantedTicket {
  readonly accountId: string;
  readonly ticketId: string;
  readonly reject: boolean;
}

/** A colleague to show, and the ticket that led there. */
export interface WantedPerson {
  readonly accountId: string;
  readonly personId: string;
  readonly ticketId: string;
}

interface Place {
  readonly view: View;
  /** The tab to come back to from a view that is none. */
  readonly tab: Tab;
  readonly wanted: WantedTicket | null;
  readonly wantedPerson: WantedPerson | null;
  /** What the inbox is narrowed down to; see `inbox/filter`. */
  readonly inboxFilter: string;
  /** Words that what is shown of it contains. */
  readonly inboxText: string;
  /** Raised when the keyboard or the tray led here, so that the view takes the focus. */
  readonly focusSerial: number;
  readonly helpOpen: boolean;
}

export const usePlace = create<Place>(() => ({
  view: 'inbox',
  tab: 'inbox',
  wanted: null,
  wantedPerson: null,
  inboxFilter: 'all',
  inboxText: '',
  focusSerial: 0,
  helpOpen: false,
}));

export function isTab(view: View): view is Tab {
  return (tabs as readonly string[]).includes(view);
}

/** Shows a view; `focus` also moves the focus into it. */
export function goTo(view: View, focus = false): void {
  usePlace.setState(({ tab, focusSerial }) => ({
    view,
    tab: isTab(view) ? view : tab,
    focusSerial: focus ? focusSerial + 1 : focusSerial,
  }));
}

/** Back to the tab that was there before. */
export function goBack(): void {
  goTo(usePlace.getState().tab, true);
}

export function wantTicket(wanted: WantedTicket | null): void {
  usePlace.setState({ wanted });
}

/** Shows a colleague's card. */
export function showPerson(wantedPerson: WantedPerson): void {
  usePlace.setState({ wantedPerson });
  goTo('people', true);
}

export function filterInbox(inboxFilter: string): void {
  usePlace.setState({ inboxFilter });
}

export function searchInbox(inboxText: string): void {
  usePlace.setState({ inboxText });
}

export function showHelp(helpOpen: boolean): void {
  usePlace.setState({ helpOpen });
}
