/** What the store keeps and how the rooms above it ask. The tables behind it are nobody else's business. */
import type { Decision } from '../office/decision';
import type { Background, LeaveLimit, OwnLeave } from '../office/leave';
import type { Capabilities, Extra, Identity, SystemName } from '../office/office-system';
import type { Absence, Person } from '../office/person';
import type { Picture } from '../office/picture';
import type { Reminder } from '../office/reminder';
import type { Ticket } from '../office/ticket';

/** Which parts changed in a commit; slices are derived again from these. */
export type Topic =
  | 'accounts'
  | 'tickets'
  | 'reminders'
  | 'requests'
  | 'absences'
  | 'backgrounds'
  | 'people'
  | 'favourites'
  | 'decisions'
  | 'settings';

/** An account as it is kept. Its secret is in the vault, never here. */
export interface AccountRecord {
  readonly id: string;
  readonly system: SystemName;
  readonly origin: string;
  readonly login: string;
  /** Whom the person says to be where the login does not tell; empty for nobody in particular. */
  readonly person?: string;
  /** Where the marketplace's claim is found; named by a preset and by nobody else. */
  readonly claimFile?: string;
  /** PEM trusted beside the system's own certificates. */
  readonly caPem?: string;
  readonly identity?: Identity;
  readonly capabilities?: Capabilities;
  /** Epoch milliseconds of the last successful reading of what waits; absent before the first. */
  readonly lastSyncAt?: number;
  readonly peopleAsOf?: number;
  /** People whose time away is known; of anybody else it is unknown, which is not the same as none. */
  readonly absencesOf?: readonly string[];
  /** Words given with decisions, newest first. */
  readonly phrases?: readonly string[];
  /** The person wants it left alone: nothing is fetched and nothing announced until they say otherwise. */
  readonly paused?: boolean;
  /** What the person has switched on. */
  readonly extras?: readonly Extra[];
  /** OA-8, see `design.md`, life of a decision. */
  readonly quickDecisions: 'untried' | 'proven' | 'off';
}

export interface StoredTicket {
  readonly accountId: string;
  readonly ticket: Ticket;
  readonly firstSeenAt: number;
  /** Put off until then, undecided; ends when the ticket changes. */
  readonly silentUntil?: number;
}

export interface StoredReminder {
  readonly accountId: string;
  readonly reminder: Reminder;
  readonly snoozedUntil?: number;
}

/** Somebody whom the person wants at hand. */
export interface Favourite {
  readonly accountId: string;
  readonly personId: string;
  readonly addedAt: number;
}

/**
 * A full pass over a directory. Nobody is forgotten before it is complete, and nobody when the directory moved meanwhile.
 * It outlives the program: one that was interrupted is gone on with from the last page that was kept.
 */
export interface PeoplePass {
  /** Where an interrupted pass goes on; absent for one that begins. */
  readonly bookmark?: string;
  /** How many people were read before. */
  readonly done: number;
  /** Whether the pass has met somebody, in this process or in one before. */
  isMet(personId: string): boolean;
  /** Rewrites only people that changed. */
  add(people: readonly Person[]): void;
  /** A page is read: the pass goes on from `bookmark` if it is interrupted, or from the beginning without one. */
  turn(page: { readonly bookmark: string | undefined; readonly done: number; readonly moved: boolean }): void;
  /** Lets everybody else have a turn; to be awaited after each `add`. */
  rest(): Promise<void>;
  /** Forgets everybody the pass has not met, a few at a time. For complete passes. */
  forget(): Promise<void>;
  /** The pass is complete; forgets at once whom `forget` has left. */
  finish(at: number): void;
  /** Puts what people are found by in order where much was written, a few pages at a time; searches are quicker then. */
  tidy(signal: AbortSignal): Promise<void>;
  /** Nothing more comes, complete or not: to be awaited in any case. */
  end(): Promise<void>;
}

/** What is known of a person's picture; without one, that there is none to show. */
export interface KeptPhoto {
  /** `Person.photo` as it was when this was read. */
  readonly reference: string;
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly picture?: Picture;
}

export interface Store {
  /** `memory`: there is no key to encrypt with, so nothing is written to disk. */
  readonly kind: 'encrypted' | 'memory';

  readonly accounts: {
    all(): readonly AccountRecord[];
    get(accountId: string): AccountRecord | undefined;
    put(account: AccountRecord): void;
    patch(accountId: string, change: Partial<Omit<AccountRecord, 'id'>>): void;
    /** With everything that belongs to it. */
    remove(accountId: string): void;
  };
  readonly tickets: {
    /** Of one account, or of all, oldest first seen first. */
    all(accountId?: string): readonly StoredTicket[];
    get(accountId: string, ticketId: string): StoredTicket | undefined;
    /** Makes the account's tickets exactly these; `firstSeenAt` of those already known stays. */
    replace(accountId: string, tickets: readonly Ticket[], now: number): void;
    put(accountId: string, ticket: Ticket, now: number): void;
    /** Puts a ticket off without deciding it; `null` takes it up again. */
    silence(accountId: string, ticketId: string, until: number | null): void;
    remove(accountId: string, ticketId: string): void;
  };
  readonly reminders: {
    all(accountId?: string): readonly StoredReminder[];
    /** Snoozes of those that stay are kept. */
    replace(accountId: string, reminders: readonly Reminder[]): void;
    snooze(accountId: string, reminderId: string, until: number | null): void;
  };
  readonly requests: {
    leaves(accountId: string): readonly OwnLeave[];
    limits(accountId: string): readonly LeaveLimit[];
    /** When they were read, epoch milliseconds; absent where they are as old as everything else. */
    limitsAsOf(accountId: string): number | undefined;
    replaceLeaves(accountId: string, leaves: readonly OwnLeave[]): void;
    replaceLimits(accountId: string, limits: readonly LeaveLimit[], asOf?: number): void;
  };
  readonly absences: {
    /** Those that touch any day from `from` to `to`, both included. */
    between(accountId: string, from: string, to: string): readonly Absence[];
    /** Makes what is known of these people exactly this. */
    replace(accountId: string, personIds: readonly string[], absences: readonly Absence[]): void;
  };
  readonly backgrounds: {
    all(accountId: string): readonly Background[];
    /** Makes what is known of these people exactly this. */
    replace(accountId: string, personIds: readonly string[], backgrounds: readonly Background[]): void;
    /** Forgets everybody else: of whom nothing waits, nothing has to be known. */
    keepOnly(accountId: string, personIds: readonly string[]): void;
  };
  readonly people: {
    count(accountId?: string): number;
    get(accountId: string, personId: string): Person | undefined;
    /** Direct reports, by name. */
    reports(accountId: string, managerId: string): readonly Person[];
    /** `now`, in epoch milliseconds, tells how old an interrupted pass is. */
    pass(accountId: string, now?: number): PeoplePass;
    /** One person met outside a pass. */
    put(accountId: string, person: Person): void;
    /** A person was chosen in the search: raises its rank later. */
    notePick(accountId: string, personId: string, at: number): void;
    /**
     * Keeps a person at hand from a moment on, `null` no longer. It stays through every pass, also one that does not meet
     * the person: somebody who comes back is a favourite still.
     */
    favour(accountId: string, personId: string, at: number | null): void;
    /** Also those who are not in the directory now, in the order they were chosen. */
    favourites(): readonly Favourite[];
    /**
     * Reads the tables of people with a statement of the caller's own; only `directory`, which knows how people are
     * searched, has use for it. A statement that writes is refused.
     */
    query(
      sql: string,
      values?: readonly (string | number | null)[],
    ): readonly Readonly<Record<string, string | number | null>>[];
  };
  /** Bounded in number and bytes: what was not shown for longest is forgotten. Nobody is told of its changes. */
  readonly photos: {
    get(accountId: string, personId: string): KeptPhoto | undefined;
    /** Counts as shown at the moment it was read. */
    put(accountId: string, personId: string, photo: KeptPhoto): void;
    noteShown(
      shown: readonly { readonly accountId: string; readonly personId: string; readonly at: number }[],
    ): void;
  };
  readonly decisions: {
    get(decisionId: string): Decision | undefined;
    /** Those that have not ended, in the order they were made. */
    open(accountId?: string): readonly Decision[];
    /** Open ones and ended ones that nobody has dismissed yet. */
    visible(accountId?: string): readonly Decision[];
    /** Durable when it returns. */
    put(decision: Decision): void;
    dismiss(decisionId: string): void;
    /** Ended ones, newest first. */
    history(since: number): readonly Decision[];
    /** Ended ones of tickets that wait now, in the order they were made. */
    earlier(): readonly Decision[];
    /** Forgets those that ended before a moment. */
    prune(before: number): void;
  };
  readonly settings: {
    /** As it was kept; whoever reads it checks it. */
    get(): Readonly<Record<string, unknown>>;
    put(settings: Readonly<Record<string, unknown>>): void;
  };
  /** What a person has been told already, remembered across restarts. */
  readonly announced: {
    has(key: string): boolean;
    add(keys: readonly string[], at: number): void;
    /** Forgets keys added before a moment. */
    prune(before: number): void;
  };

  /** All or nothing; nested calls join the outer one. */
  transaction<Result>(work: () => Result): Result;
  /** Called once after each commit that changed something; returns its own unsubscribe. */
  onChange(listener: (changed: ReadonlySet<Topic>) => void): () => void;
  close(): void;
}
