import type { Language } from '../common/people-names';
import type { PlainDate } from '../common/plain-dates';

/** A person's place in the company's list; used inside the office instead of the id that is published. */
export type PersonIndex = number;

export interface Person {
  readonly index: PersonIndex;
  readonly id: string;
  readonly language: Language;
  readonly firstname: string;
  lastname: string;
  readonly displayName: string;
  /** The e-mail address, which is also the name to sign in with. */
  readonly email: string;
  phone: string;
  mobile: string;
  readonly manager: PersonIndex | null;
  readonly reports: PersonIndex[];
  readonly roles: readonly string[];
}

/** An absence type as an organization defines it. */
export interface LeaveType {
  readonly name: string;
  readonly polishName: string;
  readonly daysPerYear: number;
  /** Whether the number of days may differ from one person to the next. */
  readonly differsPerPerson: boolean;
}

export type LeaveStatus = 'pending' | 'approved' | 'rejected' | 'withdrawn';
export type Verdict = 'approved' | 'rejected';

/** One approver's decision, as the office keeps it. */
export interface Decision {
  readonly at: Date;
  readonly by: PersonIndex;
  readonly verdict: Verdict;
  readonly comment: string;
  /** Made by a request to the office, or by the control port in somebody's name. */
  readonly via: 'office' | 'control' | 'past';
}

export interface LeaveRequest {
  readonly id: string;
  readonly requester: PersonIndex;
  type: number;
  from: PlainDate;
  /** The last day, included. */
  to: PlainDate;
  /** Working days, Monday to Friday. */
  days: number;
  status: LeaveStatus;
  comment: string;
  readonly created: Date;
  changed: Date;
  /** In the order in which they are asked. */
  readonly approvers: readonly PersonIndex[];
  readonly decisions: Decision[];
  /** Goes up by one with every change. */
  version: number;
}

export interface Ticket {
  readonly id: string;
  title: string;
  readonly description: string;
  status: 'open' | 'closed';
  readonly created: Date;
  /** `null` for a ticket that the system made. */
  readonly author: PersonIndex | null;
  readonly addressee: PersonIndex;
}

/** How the things of a group are shared; the four ways that the product knows. */
export type Sharing = 'not assigned' | 'reservation' | 'short-term lending' | 'permanently assigned';

export interface ResourceGroup {
  readonly name: string;
  readonly sharing: Sharing;
}

export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly group: ResourceGroup;
  readonly keeper: PersonIndex;
  /** Only for things that are permanently assigned. */
  readonly holder: PersonIndex | null;
}

/** A reservation, or a lending with its handover and return. */
export interface Booking {
  readonly id: string;
  readonly kind: 'reservation' | 'lending';
  readonly resource: Resource;
  readonly person: PersonIndex;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string;
  status: 'active' | 'cancelled' | 'returned';
}
