/** One user of the office, a person. */
export interface User {
  readonly index: number;
  readonly id: number;
  readonly userName: string;
  firstName: string;
  lastName: string;
  readonly shortCode: string;
  email: string;
  phone: string;
  mobile: string;
  readonly position: string;
  /** Index of the superior; `null` at the top. */
  readonly manager: number | null;
  readonly reports: number[];
  /** The number of the address record that belongs to the user; `null` for most. */
  addressId: number | null;
  readonly hasPhoto: boolean;
  /** The user may sign in; those who left stay in the records. */
  isActive: boolean;
  /** The technical user that the API belongs to. */
  readonly isApiUser: boolean;
}

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly shortName: string;
  readonly type: 'GroupOffice' | 'GroupRegion' | 'GroupGeneral';
  readonly userIds: readonly number[];
  readonly leaders: readonly number[];
}

export interface Task {
  readonly id: number;
  subject: string;
  text: string;
  /** 1 to 8. */
  status: number;
  progress: number;
  isDone: boolean;
  priority: number;
  /** The text as it was written: a user name as a rule, or anything. */
  responsible: string;
  responsibleGroup: string;
  processor: string;
  readonly creator: string;
  /** Local wall time, or empty. */
  deadline: string;
  isDeadlineStrict: boolean;
  startsOn: string;
  startsAt: string;
  comment: string;
  isPrivate: boolean;
  readonly created: Date;
  modified: Date;
}

export type AppointmentStatus = 'active' | 'completed' | 'canceled' | 'participantsAvailable';
export type Confirmation = 'not-set' | 'sent' | 'confirmed' | 'canceled';

export interface Series {
  /** Days, weeks, months, years. */
  type: 't' | 'w' | 'm' | 'j';
  interval: number;
  /** The last day, or `null` for an open end. */
  until: string | null;
  exceptions: string[];
}

export interface Appointment {
  readonly id: number;
  subject: string;
  notes: string;
  type: string;
  status: AppointmentStatus;
  isPrivate: boolean;
  isAllDay: boolean;
  start: Date;
  end: Date;
  readonly createdBy: string;
  modified: Date;
  userIds: number[];
  /** Groups that take part; their members are not among the users. */
  groupIds: number[];
  contacts: { readonly addressId: number; confirmation: Confirmation }[];
  reminderMinutes: number | null;
  series: Series | null;
}

export interface Address {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly company: string;
}

/** A line of the agents' log. */
export interface LogEntry {
  readonly id: number;
  readonly taskId: number | null;
  readonly kind: string;
  readonly note: string;
  readonly at: Date;
}

export const statusLabels: Readonly<Record<number, string>> = {
  1: 'Nicht begonnen',
  2: 'In Bearbeitung',
  3: 'Erledigt',
  4: 'Zurückgestellt',
  5: 'Abgebrochen',
  6: 'Sonstiges',
  7: 'Geprüft',
  8: 'Klärungsbedarf',
};
