import type { FailureName } from '../../../electron/office/errors';
import type { Credentials, SystemDefinition } from '../../../electron/office/office-system';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket, Verb } from '../../../electron/office/ticket';
import type { Bounds } from '../../../electron/session/bounds';
import type { CommonControl } from '../../offices/common/common-control';

/** One office system as the contract suite sees it: how it is defined, and an office to run it against. */
export interface SystemUnderTest {
  /** @param bounds replaces single limits of its sessions, so that nobody has to wait for a server that hangs */
  define(bounds: Partial<Bounds>): SystemDefinition;
  /**
   * How it is named when something stands in the server's place with success: a page where data was asked for, or the way
   * to another address. It depends on what a page means to the system.
   */
  readonly standIns: { readonly page: FailureName; readonly elsewhere: FailureName };
  /** Opens a new office with so many people. */
  open(people: number): Promise<OfficeUnderTest>;
}

/** A running office, and what a scenario does there. Everything is about the one account that signs in. */
export interface OfficeUnderTest {
  readonly url: string;
  readonly caPem: string;
  /** Of somebody for whom several things wait. */
  readonly credentials: Credentials;
  /** One that could be right, and is not. */
  readonly wrongPassword: string;
  readonly control: CommonControl;
  /** How many the whole directory has. */
  readonly people: number;
  /** Requests of a look at which nothing is new. */
  readonly requestsPerPoll: number;
  /** Times that a password reached the server; where nobody signs in, times that it refused the keys of a request. */
  signInCount(): Promise<number>;
  /** Ends every session; absent where a system has none to end. */
  expire?(): Promise<void>;
  /** Part of an address, or a pattern for it, that a look asks for and a sign-in does not: there the faults strike. */
  faultPath(): Promise<string>;
  /** Something new that waits for the person signed in. */
  newWork(): Promise<WorkAtOffice>;
  /** Something that waits and offers a verb; `undefined` for a verb that no ticket of this system offers. */
  workFor(verb: Verb): Promise<WorkToDecide | undefined>;
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
}

export interface WorkToDecide {
  is(ticket: Ticket): boolean;
  /** Whether the office has it as somebody who chose the verb wants it, with the reason "Because." where one is kept. */
  isDecided(): Promise<boolean>;
}

export interface ReminderAtOffice {
  is(reminder: Reminder): boolean;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Puts it an hour off. */
  move(): Promise<void>;
  remove(): Promise<void>;
}
