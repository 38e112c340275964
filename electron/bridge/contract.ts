/**
 * The contract between the processes: one table of requests. Types, validators and the preload client come from it
 * and from the slices; nothing crosses that is not here.
 */
import { z } from 'zod';
import { historyAnswer } from './history';
import {
  atHand,
  exportWish,
  orgChart,
  orgChartWish,
  personCard,
  personHit,
  personRef,
  personUse,
} from './people';
import { extra, failure, id, moment, person, systemName, text, verb } from './schemas';
import { type SliceName, type Slices, settingsSchema, snapshotSchema, teamTimeline } from './slices';

const nothing = z.undefined();
const refused = z.object({ ok: z.literal(false), failure });
/** Either it was done, or why not. */
const outcome = z.union([z.object({ ok: z.literal(true) }), refused]);
/** A file was written, or `null` when the person chose none. */
const saved = z.union([z.object({ ok: z.literal(true), file: text.nullable() }), refused]);

const secret = z.string().min(1).max(1_000);
const code = z.string().min(1).max(100);
const server = z.object({ system: systemName, server: z.string().max(2_048), caFile: text.exactOptional() });

export const requests = {
  /** All slices, for a window that has just been born. */
  snapshot: { input: nothing, output: snapshotSchema },

  /** Everything that can be checked about a server before a password is typed. */
  checkServer: {
    input: server,
    output: z.union([z.object({ ok: z.literal(true), origin: text }), refused]),
  },
  /** Adds an account. `untilQuit` accepts that what was typed is kept in memory only. */
  signIn: {
    input: server.extend({
      login: z.string().min(1).max(320),
      password: secret,
      /** The API token, where the system asks for one. */
      token: secret.exactOptional(),
      code: code.exactOptional(),
      /** Whom the person says to be, after the system could not tell; empty for nobody in particular. */
      person: z.string().max(320).exactOptional(),
      untilQuit: z.boolean(),
    }),
    output: outcome,
  },
  /** Opens an office that is made up, to look around in; it ends with the program. */
  startDemo: { input: nothing, output: outcome },
  /** For an account whose session has ended: a new password, or the code of a second factor for the one that is kept. */
  signInAgain: {
    input: z.object({
      accountId: id,
      password: secret.exactOptional(),
      code: code.exactOptional(),
      untilQuit: z.boolean(),
    }),
    output: outcome,
  },
  /** Removes the account with its secret, cookies and cache. */
  signOut: { input: z.object({ accountId: id }), output: outcome },
  /** Leaves an account alone, or takes it up again. */
  pauseAccount: { input: z.object({ accountId: id, paused: z.boolean() }), output: outcome },
  /** Switches on or off what an account can do beyond what everybody wants of it. */
  setExtra: { input: z.object({ accountId: id, extra, on: z.boolean() }), output: outcome },
  /** Lets the person choose a certificate file; `null` when they did not. */
  chooseCaFile: { input: nothing, output: text.nullable() },

  /** Looks at every server now. */
  syncNow: { input: nothing, output: nothing },

  /** Puts a decision on disk and starts its undo window. */
  decide: {
    input: z.object({
      accountId: id,
      ticketId: id,
      /** The version the person saw; another one on the server asks again. */
      ticketVersion: z.string().max(200),
      verb,
      reason: z.string().max(4_000).exactOptional(),
    }),
    output: outcome,
  },
  /** Takes a decision back while it has not gone out; `false` when it was too late. */
  undo: { input: z.object({ accountId: id, decisionId: id }), output: z.boolean() },
  /** The person has read how a decision ended; its line may go. */
  dismiss: { input: z.object({ accountId: id, decisionId: id }), output: nothing },
  /** The person has read who decided elsewhere; the line may go. */
  dismissElsewhere: { input: z.object({ accountId: id, ticketId: id }), output: nothing },
  /** The decisions of the last months that have ended and in which every word of the text occurs. */
  history: { input: z.object({ text: z.string().max(200) }), output: historyAnswer },
  /** Lets the person save those as a table; `null` for the file when they did not. */
  exportHistory: {
    input: z.object({ text: z.string().max(200) }),
    output: saved,
  },
  /** Opens the ticket's page of the web application. */
  openInBrowser: { input: z.object({ accountId: id, ticketId: id }), output: outcome },

  /** Opens the page of the web application where an account's counters point. */
  openNews: { input: z.object({ accountId: id }), output: outcome },

  /** Who of the requester's team is away around the leave asked for; `null` where that is not known. */
  teamTimeline: { input: z.object({ accountId: id, ticketId: id }), output: teamTimeline.nullable() },

  /** Puts a ticket off without deciding it, until a moment; `null` takes it up again. */
  silence: { input: z.object({ accountId: id, ticketId: id, until: moment.nullable() }), output: nothing },

  /** Silences a reminder until a moment; `null` wakes it. */
  snooze: { input: z.object({ accountId: id, reminderId: id, until: moment.nullable() }), output: nothing },

  searchPeople: {
    input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(200) }),
    output: z.object({ hits: z.array(personHit), more: z.boolean() }),
  },
  /** Asks the servers for people outside the organisation: only when a person wants it, and only while online. */
  outsideContacts: {
    input: z.object({ text: z.string().min(1).max(200) }),
    output: z.object({
      found: z.array(z.object({ accountId: id, person })),
      failures: z.array(z.object({ accountId: id, failure })),
    }),
  },
  personCard: { input: personRef, output: personCard.nullable() },
  /** The line and the team around a person; `null` when the directory does not know them. */
  orgChart: { input: orgChartWish, output: orgChart.nullable() },
  /** Favourites, and those looked up lately. */
  peopleAtHand: { input: nothing, output: atHand },
  /** Keeps a person at hand, or no longer when they were; answers which. */
  favour: { input: personRef, output: z.boolean() },
  /** Copies, calls or mails; `value` must be one of the person's own numbers or addresses. */
  reachPerson: {
    input: personRef.extend({ how: z.enum(['copy', 'call', 'mail']), value: text }),
    output: outcome,
  },
  /** Does one thing with the best that is known of a person: `value` is what it was done with, `null` for nothing known. */
  usePerson: {
    input: personRef.extend({ use: personUse }),
    output: z.union([z.object({ ok: z.literal(true), value: text.nullable() }), refused]),
  },
  /** Lets the person save what is on the screen; `forbidden` where the administrator does not allow it. */
  exportPeople: { input: exportWish, output: saved },

  changeSettings: { input: settingsSchema.partial(), output: outcome },
  /** `null` ends the pause. */
  pauseNotifications: { input: z.object({ until: moment.nullable() }), output: nothing },
  /** Shows one notification, so that a person can see whether they arrive. */
  tryNotification: { input: nothing, output: nothing },

  /** The person has read what became of undelivered decisions. */
  dismissRecovery: { input: nothing, output: nothing },
  /** The person has read how to get the icon into sight, or that the desktop refuses notifications. */
  dismissHint: { input: z.object({ about: z.enum(['panel', 'refusal']) }), output: nothing },

  /** Redacted text for support. */
  diagnostics: { input: nothing, output: text },
  copyText: { input: z.object({ text }), output: nothing },
  /** What the person has before their eyes; `null` for nothing that a notification is about. */
  looking: { input: z.object({ view: z.literal('reminders').nullable() }), output: nothing },
  /** Something is being typed: the popover must not hide by itself. */
  typing: { input: z.object({ on: z.boolean() }), output: nothing },
  /** The popover stays when something else takes the focus, or hides again by itself. */
  pin: { input: z.object({ on: z.boolean() }), output: nothing },
  hide: { input: nothing, output: nothing },
  quit: { input: nothing, output: nothing },
} as const;

export type RequestName = keyof typeof requests;
export type Input<Name extends RequestName> = z.infer<(typeof requests)[Name]['input']>;
export type Output<Name extends RequestName> = z.infer<(typeof requests)[Name]['output']>;
export type Outcome = z.infer<typeof outcome>;

/** One function per request in the main process. */
export type Handlers = {
  [Name in RequestName]: (input: Input<Name>) => Frozen<Output<Name>> | Promise<Frozen<Output<Name>>>;
};

/** What is sent is a copy: whoever answers may hand out what it must not change. */
type Frozen<Value> = Value extends readonly (infer Element)[]
  ? readonly Frozen<Element>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** What the preload puts on `window.offitray`. */
export type BridgeClient = {
  readonly [Name in RequestName]: Input<Name> extends undefined
    ? () => Promise<Output<Name>>
    : (input: Input<Name>) => Promise<Output<Name>>;
} & {
  /** Called with every pushed slice; returns its own unsubscribe. */
  onSlice(listener: (push: SlicePush) => void): () => void;
};

/** A pushed slice, told apart by its name. */
export type SlicePush = { [Name in SliceName]: { name: Name; value: Slices[Name] } }[SliceName];
