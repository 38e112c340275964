import type { Failure } from './errors';
import type { Ticket, Verb } from './ticket';

export const decisionStates = [
  'queued',
  'sending',
  'unknown',
  'changed',
  'confirmed',
  'conflict',
  'refused',
  'undone',
] as const;
/**
 * Where a decision stands. `queued` (on disk, perhaps still in its undo window), `sending` and `unknown` are
 * under way; `changed` waits for the person, because the request is no longer what was decided on; the rest
 * are ends.
 */
export type DecisionState = (typeof decisionStates)[number];

/** What a person decided, from click to end. */
export interface Decision {
  readonly id: string;
  readonly accountId: string;
  readonly verb: Verb;
  readonly reason?: string;
  /** The ticket as the person saw it: it names what to send and stays readable when the ticket has gone. */
  readonly ticket: Ticket;
  readonly state: DecisionState;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
  /** Nothing goes out before this moment: the end of the undo window, or of a back-off. */
  readonly notBefore: number;
  /** Times the call was handed to the network. */
  readonly attempts: number;
  readonly settledAt?: number;
  /** Why it waits or how it failed. */
  readonly failure?: Failure;
  /** `conflict`: what the server says instead. */
  readonly found?: { readonly stateText: string; readonly decidedBy?: string };
  /** `confirmed`: the request went on to somebody else rather than being closed. */
  readonly passedOn?: boolean;
}
