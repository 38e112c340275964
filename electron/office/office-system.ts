import type { Failure } from './errors';
import type { Background, LeaveLimit, OwnLeave } from './leave';
import type { Absence, Person } from './person';
import type { Photo } from './picture';
import type { Reminder, ReminderKind } from './reminder';
import type { Ticket, TicketKind, Verb } from './ticket';

export const systemNames = ['offiserv', 'officegest', 'onlyoffice', 'onoffice'] as const;
/** An office system, or the office that is made up inside the program. */
export type SystemName = (typeof systemNames)[number] | 'demo';

/** What is asked at sign-in; labels are in `bridge/words`. */
export type SignInField = 'email' | 'userName' | 'password' | 'code' | 'apiToken' | 'apiSecret' | 'person';

/** What an account can do beyond what everybody wants of it: off until the person switches it on. */
export const extras = ['invoices'] as const;
export type Extra = (typeof extras)[number];
/** The tickets that an extra brings, and takes with it. */
export const extraTickets: Readonly<Record<Extra, TicketKind>> = { invoices: 'invoice' };

/** What an account's server and rights allow. A `false` carries the reason that the interface explains. */
export interface Capabilities {
  readonly leaveApproval: Capability;
  readonly tickets: Capability;
  readonly reminders: Capability;
  readonly ownLeave: Capability;
  readonly people: Capability;
}
export type Capability = 'on' | 'module-off' | 'forbidden' | 'not-offered' | 'unknown';

/** What was typed or kept in the keychain. Lives in the main process only. */
export interface Credentials {
  /** E-mail or user name; where the server knows only the program (`apiToken`), whom the person says to be. */
  readonly login: string;
  /** The password, or the API secret. */
  readonly password: string;
  /** The API token, where the system asks for one. */
  readonly token?: string;
  /**
   * Whom the person says to be where the login does not tell; empty for nobody in particular. Absent before they were
   * asked.
   */
  readonly person?: string;
  /** A second factor, typed a moment ago. Good for one try, and never kept. */
  readonly code?: string;
}

/** Who is signed in, and where. */
export interface Identity {
  readonly person: Person;
  readonly organisation?: string;
  /** IANA name; the zone in which dates without one are read. */
  readonly timeZone: string;
}

export type SessionState = 'signed-out' | 'signing-in' | 'signed-in' | 'expired' | 'locked';

/** Everything that waits or falls due, as one consistent reading. */
export interface Waiting {
  readonly tickets: readonly Ticket[];
  readonly reminders: readonly Reminder[];
  readonly ownLeaves: readonly OwnLeave[];
  readonly limits: readonly LeaveLimit[];
  /** When the limits were read, epoch milliseconds, where they are not read each time. */
  readonly limitsAsOf?: number;
  readonly capabilities: Capabilities;
  /** Parts that could not be read this time: what was known of them is kept. */
  readonly missing: readonly { readonly part: WaitingPart; readonly failure: Failure }[];
}
export type WaitingPart = 'leaveApproval' | 'tickets' | 'reminders' | 'ownLeaves' | 'limits';

/** What is sent to a server; `ticket` is what the person saw, re-read and found unchanged. */
export interface DecisionOrder {
  readonly ticket: Ticket;
  readonly verb: Verb;
  readonly reason?: string;
}

/** How a ticket stands on the server now; `gone` is a plain fact, not a failure. */
export type TicketReading =
  | { readonly found: 'ticket'; readonly ticket: Ticket; readonly waitsForMe: boolean }
  | { readonly found: 'gone' };

/**
 * What a reading says about an order: carried out (`done`), carried out and now with the next approver (`passed-on`),
 * still open (`not-done`), decided in another way or no longer ours to decide (`otherwise`), or `gone`.
 */
export type Proof = 'done' | 'passed-on' | 'not-done' | 'otherwise' | 'gone';

/** A page of the directory; `total` where the system says how many there are. */
export interface PeoplePage {
  readonly people: readonly Person[];
  readonly total?: number;
  /** Where the reading goes on after this page, in another process too; absent where it cannot. */
  readonly bookmark?: string;
  /** The directory changed under the reading: somebody may have been passed over. */
  readonly moved?: boolean;
}

/** A reading of the directory that was interrupted, and is to go on. */
export interface PeopleResumption {
  /** Of the last page that was kept. One that the system does not understand leads to the beginning. */
  readonly bookmark: string;
  /** Whether the pages that were kept had this person. */
  isMet(personId: string): boolean;
}

/**
 * One account of one office system. Calls throw `OfficeError` and nothing else. Calls that need a session sign in by
 * themselves, once at a time and shared; a refused password is never tried again (`locked`).
 */
export interface OfficeSystem {
  readonly name: SystemName;
  readonly sessionState: SessionState;
  /** Everything that can be checked without a password: name, certificate, and that something answers there. */
  checkServer(signal?: AbortSignal): Promise<void>;
  /**
   * Signs in and reads who this is. Fails with `not-this-system` when the server is something else, and with `invalid`
   * for what was typed: its detail begins with `person:` when nobody, or several, are called so, or when the person has
   * to be asked for who they are, and with `key:` when a token or secret cannot be one.
   */
  signIn(signal?: AbortSignal): Promise<Identity>;
  /** Reads what waits. */
  waiting(signal?: AbortSignal): Promise<Waiting>;
  /** Reads one ticket again, fresh from the server. */
  readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading>;
  /** Hands one decision to the server, once. What it did is learnt by `readTicket` afterwards. */
  decide(order: DecisionOrder, signal?: AbortSignal): Promise<void>;
  /** What a reading after `decide` (or after a crash while deciding) says about the order. Pure. */
  proof(reading: TicketReading, order: DecisionOrder): Proof;
  /** The whole directory, page by page, each person once; or the rest of it. */
  people(signal?: AbortSignal, resumption?: PeopleResumption): AsyncIterable<PeoplePage>;
  /** Time away of the people given, as far as this account may see it. */
  absences(people: readonly Person[], signal?: AbortSignal): Promise<readonly Absence[]>;
  /** What a decision about these people's leave needs to know; whoever nothing may be read of is left out. */
  backgrounds(personIds: readonly string[], signal?: AbortSignal): Promise<readonly Background[]>;
  /** People outside the organisation (customers, suppliers) that match, asked of the server; absent where there are none. */
  outsideContacts?(query: string, signal?: AbortSignal): Promise<readonly Person[]>;
  /**
   * The picture behind `Person.photo`, for which nobody waits; `undefined` when the server has none after all. What is no
   * picture, or one that is not for showing, fails as `malformed` or `too-large`.
   */
  readPhoto?(reference: string, signal?: AbortSignal): Promise<Photo | undefined>;
  /** Counts of what is not read elsewhere; absent where there are none. Worth asking every few minutes, no more. */
  counters?(signal?: AbortSignal): Promise<Counters>;
  /** Drops the session (cookies, connections). The object is not used afterwards. */
  close(): Promise<void>;
}

/** What is new elsewhere in the system, as numbers; absent where nothing is known. */
export interface Counters {
  /** Entries of what is new that were not read. */
  readonly news?: number;
  /** Chat messages that were not read. */
  readonly messages?: number;
  /** The page of the web application where they are, on the account's own origin. */
  readonly webUrl?: string;
}

/** What a system needs from the rest of the house. */
export interface Connection {
  /** Origin only: `https://office.example:8443`. */
  readonly origin: string;
  /** PEM certificates trusted for this account beside the system's own. */
  readonly caPem?: string;
  /** Development switch: an `http://` origin is let through when it is on this machine. */
  readonly allowLoopbackHttp?: boolean;
  /** The proxy for an origin as a PAC answer ("DIRECT", "PROXY host:port; DIRECT"). */
  resolveProxy(origin: string): Promise<string>;
  /** From the keychain or from memory; `undefined` when there is none. */
  credentials(): Promise<Credentials | undefined>;
  onSessionState(state: SessionState): void;
  /** Whether the person has switched an extra on; asked at each look. */
  wants?(extra: Extra): boolean;
  /** What `keepSession` kept of the last session of these credentials; nothing while an account is being set up. */
  keptSession?(): Promise<string | undefined>;
  /**
   * Keeps a session over a restart, for systems whose second factor would otherwise be asked for again each time; at
   * most 2,000 characters, in the keychain beside the password. `undefined` forgets it.
   */
  keepSession?(session: string | undefined): Promise<void>;
  /**
   * The marketplace's word for whose rights count, where the account was set up with one; `refused` is what the server
   * did not want any more.
   */
  marketplaceClaim?(refused?: string): Promise<string | undefined>;
  readonly userAgent: string;
}

/** What `systems/<name>/index.ts` exports. */
export interface SystemDefinition {
  readonly name: SystemName;
  /** The product's own name, as people know it. */
  readonly label: string;
  readonly fields: readonly SignInField[];
  /** What may wait or fall due there. */
  readonly kinds: readonly (TicketKind | ReminderKind)[];
  /** Where the vendor runs the one server that there is: offered in the form, and may be changed. */
  readonly usualServer?: string;
  /** Nobody in it is real, and nothing leaves this computer: it is offered apart, and ends with the program. */
  readonly madeUp?: true;
  /** What a person may switch on for an account of it. */
  readonly extras?: readonly Extra[];
  open(connection: Connection): OfficeSystem;
}
