export const reminderKinds = ['reservation', 'lending', 'appointment', 'deadline', 'birthday'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Something that falls due by itself. */
export interface Reminder {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** Of whole days: the midnight after the last, or at most a minute before it. */
  readonly endsAt?: number;
  /** The moment the reminder is about: the start of a reservation, the end of a lending. */
  readonly dueAt: number;
  readonly allDay: boolean;
  /** Minutes before `dueAt` at which the system wants it told; absent where it leaves that to the person. */
  readonly noticeMinutes?: number;
  readonly note?: string;
  /** The ticket that it is about, where there is one: done there is done here. */
  readonly ticketId?: string;
  /** The page of the web application, on the account's own origin. */
  readonly webUrl?: string;
}
