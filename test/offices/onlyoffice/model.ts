import type { Language } from '../common/people-names';
import type { PlainDate } from '../common/plain-dates';

/** A person's place in the portal's list; used inside instead of the GUID that is published. */
export type PersonIndex = number;

export interface Person {
  readonly index: PersonIndex;
  /** GUID. */
  readonly id: string;
  readonly language: Language;
  /** The login. */
  readonly userName: string;
  firstName: string;
  lastName: string;
  readonly email: string;
  title: string;
  readonly birthday: PlainDate | null;
  /** 1 active, 2 terminated, 4 on leave of absence. */
  status: 1 | 2 | 4;
  readonly isVisitor: boolean;
  readonly isAdmin: boolean;
  readonly lead: PersonIndex | null;
  mobilePhone: string;
  readonly contacts: { type: string; value: string }[];
  readonly hasPhoto: boolean;
  /** Counts changes of the profile; addresses of pictures carry it. */
  revision: number;
  readonly gender: 'male' | 'female';
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly manager: PersonIndex | null;
  readonly members: PersonIndex[];
}

export interface Project {
  readonly id: number;
  readonly title: string;
  /** 0 open, 1 closed. */
  status: 0 | 1;
  readonly manager: PersonIndex;
  readonly team: Set<PersonIndex>;
}

export interface Comment {
  readonly id: string;
  readonly text: string;
  readonly author: PersonIndex;
  readonly created: Date;
}

export interface Subtask {
  readonly id: number;
  readonly title: string;
  status: 1 | 2;
  responsible: PersonIndex | null;
}

export interface Task {
  readonly id: number;
  title: string;
  /** HTML. */
  description: string;
  deadline: PlainDate | null;
  startDate: PlainDate | null;
  /** 1 high, 0 normal, -1 low. */
  priority: number;
  milestone: number | null;
  readonly project: Project;
  /** 1 open, 2 closed. */
  status: 1 | 2;
  readonly created: Date;
  readonly createdBy: PersonIndex;
  updated: Date;
  updatedBy: PersonIndex;
  responsibles: PersonIndex[];
  readonly subtasks: Subtask[];
  readonly comments: Comment[];
}

export interface Milestone {
  readonly id: number;
  title: string;
  readonly project: Project;
  readonly responsible: PersonIndex;
  deadline: PlainDate;
  /** 0 open, 1 closed. */
  status: 0 | 1;
  readonly created: Date;
  readonly createdBy: PersonIndex;
  updated: Date;
}

export interface CrmTask {
  readonly id: number;
  title: string;
  description: string;
  deadLine: Date;
  /** Minutes before the deadline; 0 for none. */
  alertValue: number;
  responsible: PersonIndex;
  isClosed: boolean;
  readonly category: string;
  readonly contact: string | null;
  readonly created: Date;
  readonly createBy: PersonIndex;
}

/** 1 draft, 2 sent, 3 rejected, 4 paid, 5 archived. */
export type InvoiceStatus = 1 | 2 | 3 | 4 | 5;

export interface Invoice {
  readonly id: number;
  readonly number: string;
  status: InvoiceStatus;
  readonly issueDate: Date;
  dueDate: Date;
  readonly cost: number;
  readonly currency: string;
  readonly contact: string;
  readonly createBy: PersonIndex;
}

/** An event of somebody's own calendar; occurrences follow from its rule. */
export interface CalendarEvent {
  readonly id: number;
  title: string;
  description: string;
  start: Date;
  end: Date;
  readonly allDay: boolean;
  /** iCalendar text, such as `FREQ=WEEKLY;INTERVAL=2`; empty for an event that happens once. */
  repeatRule: string;
  /** -1 the calendar's own, 0 never, 1 to 6 from five minutes to one day. */
  alert: number;
  readonly owner: PersonIndex;
  readonly sharedWith: PersonIndex[];
  /** 0 tentative, 1 confirmed, 2 cancelled. */
  status: 0 | 1 | 2;
}
