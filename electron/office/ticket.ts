import type { Approver, Leave, Standing } from './leave';
import type { LocalDate } from './person';

export const ticketKinds = ['leave', 'ticket', 'task', 'invoice', 'invitation'] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const verbs = ['approve', 'reject', 'done', 'accept', 'decline', 'return', 'take', 'paid'] as const;
/** What a person can do to a ticket. Which of them a ticket allows comes from its server. */
export type Verb = (typeof verbs)[number];

/** Something that waits for the person signed in. */
export interface Ticket {
  readonly id: string;
  /** Changes whenever anything a decision depends on changes; compared, never parsed. */
  readonly version: string;
  readonly kind: TicketKind;
  readonly title: string;
  readonly body?: string;
  /** Who asks; the name is always there, the id where the system gives one. */
  readonly requester: { readonly name: string; readonly personId?: string };
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  readonly standing: Standing;
  /** The state in the system's own word. */
  readonly stateText: string;
  readonly leave?: Leave;
  /** What may be done now; empty for something that can only be read. */
  readonly verbs: readonly Verb[];
  /** Verbs for which the system insists on a reason. */
  readonly reasonNeeded: readonly Verb[];
  /** Verbs that only this program remembers, because the system has no call for them: the surfaces say so. */
  readonly onlyHere?: readonly Verb[];
  /** Verbs with an effect that is worth a second question (an invoice that is marked as paid). */
  readonly confirmFirst?: readonly Verb[];
  /** When it has to be done, or begins, epoch milliseconds. */
  readonly dueAt?: number;
  /** The day of `dueAt`, where the system names a day and no time of it: then the time means nothing to a person. */
  readonly dueOn?: LocalDate;
  /** Who decided last, where the system says so. */
  readonly decidedBy?: string;
  /** When that was, epoch milliseconds, where the system says so. */
  readonly decidedAt?: number;
  /** Everybody who is asked about it, in order, with what they decided; absent where the system does not say. */
  readonly approvers?: readonly Approver[];
  /** The page of the web application, on the account's own origin. */
  readonly webUrl?: string;
}

/** A ticket is named across accounts by both ids. */
export interface TicketRef {
  readonly accountId: string;
  readonly ticketId: string;
}
