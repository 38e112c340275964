/** Where a ticket's decision stands, as the person should read it. Pure: words and looks are elsewhere. */
import type { AccountView, TicketCard } from '../../electron/bridge/slices';
import { healthOf, needsSignIn } from '../shell/account-state';

export type Standing =
  | { readonly is: 'open' }
  /** Open again, because the request is no longer what was decided on. */
  | { readonly is: 'changed' }
  /** In its undo window. */
  | { readonly is: 'undoable'; readonly msLeft: number }
  /** Queued beyond its window, and why. */
  | { readonly is: 'waits'; readonly why: 'online' }
  | { readonly is: 'waits'; readonly why: 'sign-in' }
  | { readonly is: 'waits'; readonly why: 'turn' }
  | { readonly is: 'waits'; readonly why: 'retry'; readonly at: number }
  | { readonly is: 'sending' | 'checking' | 'settled' | 'passed-on' | 'conflict' | 'refused' };

/** What a standing needs besides the card. */
export interface Circumstances {
  readonly account: AccountView | undefined;
  readonly online: boolean;
  readonly nowMs: number;
}

export function standingOf(card: Pick<TicketCard, 'decision'>, circumstances: Circumstances): Standing {
  const { decision } = card;
  if (decision === undefined) return { is: 'open' };
  switch (decision.state) {
    case 'undone':
      return { is: 'open' };
    case 'changed':
    case 'sending':
    case 'conflict':
    case 'refused':
      return { is: decision.state };
    case 'unknown':
      return { is: 'checking' };
    case 'confirmed':
      return { is: decision.passedOn ? 'passed-on' : 'settled' };
    case 'queued':
      return queued(decision, circumstances);
  }
}

function queued(
  decision: NonNullable<TicketCard['decision']>,
  { account, online, nowMs }: Circumstances,
): Standing {
  const msLeft = decision.notBefore - nowMs;
  if (decision.attempts === 0 && decision.failure === undefined && msLeft > 0)
    return { is: 'undoable', msLeft };
  const health = account === undefined ? 'well' : healthOf(account, online);
  if (health === 'sign-in' || needsSignIn(decision.failure?.name)) return { is: 'waits', why: 'sign-in' };
  const unreachable = [decision.failure?.name, health === 'stale' ? account?.failure?.name : undefined];
  if (!online || unreachable.includes('offline')) return { is: 'waits', why: 'online' };
  if (msLeft > 0) return { is: 'waits', why: 'retry', at: decision.notBefore };
  return { is: 'waits', why: 'turn' };
}

/** Whether a card still wants something: it is neither decided, here or elsewhere, nor put off. */
export function waits({
  decision,
  silentUntil,
  elsewhere,
}: Pick<TicketCard, 'decision' | 'silentUntil' | 'elsewhere'>): boolean {
  if (elsewhere !== undefined) return false;
  return decision === undefined ? silentUntil === undefined : ['changed', 'undone'].includes(decision.state);
}

/** Whether a card shows its buttons, or one line instead. */
export function isOpen({ is }: Standing): boolean {
  return is === 'open' || is === 'changed';
}

/** Ends that need no look: their lines may leave by themselves. */
export function leavesByItself({ is }: Standing): boolean {
  return is === 'settled' || is === 'passed-on';
}
