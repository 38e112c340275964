import type { LocalDate } from './person';

/** The ask of a leave request. `type` is the organisation's own word: there is no fixed list. */
export interface Leave {
  readonly type: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Working days as the server counts them; absent when it does not say. */
  readonly days?: number;
  readonly comment?: string;
}

/** Words that systems share for where a request stands; `other` shows the system's own word. */
export type Standing = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'other';

/** A leave request of the person signed in. */
export interface OwnLeave {
  readonly id: string;
  readonly leave: Leave;
  readonly standing: Standing;
  /** The state in the system's own word. */
  readonly stateText: string;
  /** Who has to decide next, where the system says so. */
  readonly heldBy?: string;
}

/** What is known of somebody who asks for leave, beside the request itself. */
export interface Background {
  readonly personId: string;
  /** Absent where it may not be read. */
  readonly limits?: readonly LeaveLimit[];
  /** Who decides about this person's leave, in the order in which they are asked. */
  readonly approvers?: readonly Approver[];
}

/** One of those who are asked about a request, as far as the system says who it is and what came of it. */
export interface Approver {
  readonly personId?: string;
  readonly name?: string;
  /** Absent before the decision, and where the system does not tell. */
  readonly standing?: Standing;
}

/** Days of one leave type. A missing figure is unknown, never zero. */
export interface LeaveLimit {
  readonly type: string;
  readonly limit?: number;
  readonly used?: number;
}
