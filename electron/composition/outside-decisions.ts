/** Buttons outside the window: on a notification, in the tray's menu. */
import type { Outbox } from '../decisions/outbox';
import type { Decision } from '../office/decision';
import { type Failure, failureOf } from '../office/errors';
import type { TicketRef, Verb } from '../office/ticket';
import type { Store } from '../store/types';
import type { DesktopFacts } from './desktop-facts';

export interface OutsideDecisionsOptions {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly facts: DesktopFacts;
  openWindow(): void;
  /** It is on disk and can be taken back until its window ends. */
  onDecided(decision: Decision): void;
  log(what: string, failure: Failure): void;
}

/** A verb that wants a reason, and anything that cannot be done at once, opens the window instead. */
export function createOutsideDecisions(options: OutsideDecisionsOptions) {
  const { store, outbox, facts, openWindow, log, onDecided } = options;
  return (ref: TicketRef, version: string, verb: Verb): void => {
    const ticket = store.tickets.get(ref.accountId, ref.ticketId)?.ticket;
    const wantsReason =
      verb === 'reject' || verb === 'return' || ticket?.reasonNeeded.includes(verb) === true;
    const asksAgain = ticket?.confirmFirst?.includes(verb) === true;
    const isOff = store.accounts.get(ref.accountId)?.quickDecisions === 'off';
    if (ticket === undefined || wantsReason || asksAgain || isOff) {
      facts.wish({ view: 'inbox', ...ref, ...(wantsReason ? { reject: true } : {}) });
      openWindow();
      return;
    }
    try {
      onDecided(outbox.decide({ ...ref, ticketVersion: version, verb }));
    } catch (thrown) {
      log('decide', failureOf(thrown));
      facts.wish({ view: 'inbox', ...ref });
      openWindow();
    }
  };
}
