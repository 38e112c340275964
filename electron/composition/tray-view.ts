/** What the tray says, from the slices. Pure; the tray renders it as it is. */

import type { AccountView, DesktopState, TicketCard } from '../bridge/slices';
import { askLine } from '../bridge/words/formats';
import type { Words } from '../bridge/words/words';
import type { TrayState, UrgentTicket } from '../desktop/tray-state';
import { isPassing, needsSignIn } from '../office/errors';
import { waitingCards } from '../surfaces/inbox';

/** In the menu, one pointer movement away. */
const urgentCount = 3;

export function trayView(
  all: readonly AccountView[],
  inbox: readonly TicketCard[],
  desktop: DesktopState,
  words: Words,
): TrayState {
  // What a person left alone on purpose is no news; where all is left alone, the last state stands.
  const inUse = all.filter(({ paused }) => !paused);
  const accounts = inUse.length === 0 ? all : inUse;
  const waiting = waitingCards(inbox);
  const reads = accounts.map((account) => account.lastSyncAt ?? 0).filter((moment) => moment > 0);
  const pausedUntil = desktop.notifications.pausedUntil;
  return {
    status: status(accounts, waiting.length, desktop.online),
    count: waiting.length,
    urgent: waiting.slice(0, urgentCount).map((card) => urgent(card, accounts, words)),
    ...(reads.length === 0 ? {} : { asOf: Math.min(...reads) }),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(all.length > 0 && all.every(({ madeUp }) => madeUp === true) ? { madeUp: true } : {}),
  };
}

/** What a person has to do comes before what waits, and that before what mends itself. */
function status(accounts: readonly AccountView[], waiting: number, online: boolean): TrayState['status'] {
  if (accounts.length === 0) return 'sign-in';
  if (
    accounts.some(
      (account) => account.session === 'locked' || (account.failure && needsSignIn(account.failure)),
    )
  ) {
    return 'sign-in';
  }
  if (!online || accounts.every((account) => account.failure?.name === 'offline')) return 'offline';
  if (accounts.some((account) => account.failure !== undefined && !isPassing(account.failure)))
    return 'error';
  if (accounts.every((account) => account.failure !== undefined)) return 'offline';
  return waiting > 0 ? 'waiting' : 'idle';
}

function urgent(card: TicketCard, accounts: readonly AccountView[], words: Words): UrgentTicket {
  const { ticket, accountId } = card;
  const quick = accounts.find((account) => account.id === accountId)?.quickDecisions !== 'off';
  const ask = ticket.leave === undefined ? ticket.title : askLine(ticket.leave, words);
  return {
    accountId,
    ticketId: ticket.id,
    version: ticket.version,
    label: `${ticket.requester.name}: ${ask}`,
    verbs: quick ? ticket.verbs : [],
  };
}
