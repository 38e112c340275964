import type { TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { ask } from '../ui/ask';
import { sayFailure } from '../ui/say-failure';

/** Opens the ticket's own page; why it could not be opened is said. */
export async function openInBrowser({ accountId, ticket }: TicketCard): Promise<void> {
  const outcome = await ask(bridge().openInBrowser({ accountId, ticketId: ticket.id }));
  if (outcome?.ok === false) sayFailure(outcome.failure);
}
