import type { Credentials, SystemDefinition } from '../../../electron/office/office-system';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket, Verb } from '../../../electron/office/ticket';
import type { Bounds } from '../../../electron/session/bounds';
import type { CommonControl } from '../../offices/common/common-control';

/** One office system as the contract suite sees it: how it is defined, and an office to run it against. */
export interface SystemUnderTest {
  /** @param bounds replaces single limits of its sessions, so that nobody has to wait for a server that hangs */
  define(bounds: Partial<Bounds>): SystemDefinition;
  /** Opens a new office with so many people. */
  open(people: number): Promise<OfficeUnderTest>;
}

/** A running office, and what a scenario does there. Everything is about the one account that signs in. */
export interface OfficeUnderTest {
  readonly url: string;
  readonly caPem: string;
  /** Of somebody for whom several things wait. */
  readonly credentials: Credentials;
  readonly control: CommonControl;
  /** How many the whole directory has. */
  readonly people: number;
  /** Requests of a look at which nothing is new. */
  readonly requestsPerPoll: number;
  /** Times that a password, or what stands for it, reached the server. */
  signInCount(): Promise<number>;
  /** Ends every session; absent where a system has none to end. */
  expire?(): Promise<void>;
  /** Part of an address that a look asks for and a sign-in does not: there the faults strike. */
  faultPath(): Promise<string>;
  /** Something new that waits for the person signed in. */
  newWork(): Promise<WorkAtOffice>;
  /** Something new that falls due soon; absent where a system has no reminders. */
  newReminder?(): Promise<ReminderAtOffice>;
  close(): Promise<void>;
}

export interface WorkAtOffice {
  is(ticket: Ticket): boolean;
  /** Changes something that a person would want to know before deciding. */
  change(): Promise<void>;
  /** It no longer waits, and nobody here has done it. */
  remove(): Promise<void>;
  /** Whether the office has it as somebody who chose this verb wants it; only asked for verbs that a ticket offers. */
  has(verb: Verb): Promise<boolean>;
}

export interface ReminderAtOffice {
  is(reminder: Reminder): boolean;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Puts it an hour off. */
  move(): Promise<void>;
  remove(): Promise<void>;
}
