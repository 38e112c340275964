/** What a fair decision needs beside a request: who else is away, and what is left. What is not known is left out. */
import type { TicketCard } from '../bridge/slices';
import type { Ticket } from '../office/ticket';
import type { Store } from '../store/types';
import { AccountFacts } from './account-facts';
import { readSettings } from './settings';

/** The facts of one ticket, as parts of its card. */
export type FairFacts = (
  accountId: string,
  ticket: Ticket,
) => Pick<TicketCard, 'away' | 'balance' | 'approval'>;

/** Facts for one drawing of the inbox: what many cards of an account need is read once. */
export function fairFacts(store: Store, now: Date): FairFacts {
  const accounts = new Map<string, AccountFacts | undefined>();
  const { mostAway } = readSettings(store);
  return (accountId, ticket) => {
    const { personId } = ticket.requester;
    if (ticket.leave === undefined || personId === undefined) return {};
    if (!accounts.has(accountId)) accounts.set(accountId, AccountFacts.read(store, accountId, now));
    const facts = accounts.get(accountId);
    if (facts === undefined) return {};
    const away = facts.away(personId, ticket.leave, mostAway);
    const balance = facts.balance(personId, ticket, ticket.leave);
    const approval = facts.approval(personId, ticket);
    return {
      ...(away === undefined ? {} : { away }),
      ...(balance === undefined ? {} : { balance }),
      ...(approval === undefined ? {} : { approval }),
    };
  };
}
