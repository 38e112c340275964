/**
 * The slices: everything the renderer knows. The main process derives each from the store and pushes it whole when it
 * changed; a new window pulls all of them first.
 */
import { z } from 'zod';
import { reminderKinds } from '../office/reminder';
import { ticketKinds } from '../office/ticket';
import { notifications } from './notification-state';
import { recovery } from './recovery';
import {
  capabilities,
  decision,
  extra,
  failure,
  id,
  leaveLimit,
  localDate,
  moment,
  ownLeave,
  reminder,
  standing,
  systemName,
  text,
  ticket,
} from './schemas';
import { settings } from './settings';

const account = z.object({
  id,
  system: systemName,
  systemLabel: text,
  /** Origin, for showing. */
  server: text,
  login: text,
  name: text.exactOptional(),
  organisation: text.exactOptional(),
  timeZone: text.exactOptional(),
  session: z.enum(['signed-out', 'signing-in', 'signed-in', 'expired', 'locked']),
  /** Why the last look at the server failed; absent when it worked. */
  failure: failure.exactOptional(),
  /** When the server was last read with success. */
  lastSyncAt: moment.exactOptional(),
  peopleAsOf: moment.exactOptional(),
  /** Work going on now. */
  busy: z
    .object({ with: z.enum(['waiting', 'people']), done: z.number(), total: z.number().exactOptional() })
    .exactOptional(),
  /** OA-8: whether this account's server is known to carry out decisions (`design.md`, life of a decision). */
  quickDecisions: z.enum(['untried', 'proven', 'off']),
  /** The password is kept in memory only, until the program ends. */
  keptUntilQuit: z.boolean(),
  capabilities: capabilities.exactOptional(),
  /** The demo: nobody in it is real. */
  madeUp: z.literal(true).exactOptional(),
  /** Left alone until the person says otherwise. */
  paused: z.literal(true).exactOptional(),
  /** What a person may switch on for this account; absent where there is nothing. */
  extras: z.array(z.object({ name: extra, on: z.boolean() })).exactOptional(),
  /** People outside the organisation can be asked for. */
  outside: z.literal(true).exactOptional(),
  /** What is new elsewhere in the system and was not read there. */
  counters: z
    .object({ news: z.number().int().exactOptional(), messages: z.number().int().exactOptional() })
    .exactOptional(),
  /** Words given with decisions before, newest first. */
  phrases: z.array(text).exactOptional(),
});

const card = z.object({
  accountId: id,
  ticket,
  firstSeenAt: moment,
  /** Where the requester's picture is, if there turns out to be one. */
  photo: text.exactOptional(),
  decision: decision.exactOptional(),
  /** It no longer waits, and nothing was decided here: who decided, as far as the system says. */
  elsewhere: z
    .object({
      /** When it was noticed. */
      noticedAt: moment,
      /** The system is being asked. */
      looking: z.boolean(),
      standing: standing.exactOptional(),
      stateText: text.exactOptional(),
      by: text.exactOptional(),
      at: moment.exactOptional(),
    })
    .exactOptional(),
  /** Put off until then without being decided; absent once that is over. */
  silentUntil: moment.exactOptional(),
  /**
   * Colleagues of the requester's team (as far as we may see) who share a day with the period asked for: `names` are
   * away, `asked` have only asked. `teamSize` counts the requester too. `conflict` is the worst day when more of the
   * team would be away at once than the setting allows, the requester among them. Absent = not known.
   */
  away: z
    .object({
      names: z.array(text),
      asked: z.array(text),
      teamSize: z.number().int(),
      conflict: z.object({ day: localDate, away: z.number().int() }).exactOptional(),
    })
    .exactOptional(),
  /** Who approved before, and who decides next if it is approved now; `last` when nobody does. */
  approval: z
    .object({
      earlier: z.array(text),
      next: text.exactOptional(),
      last: z.boolean(),
      /** Everybody who is asked, in order; a name may not be known. */
      steps: z.array(
        z.object({ name: text.exactOptional(), me: z.boolean(), standing: standing.exactOptional() }),
      ),
    })
    .exactOptional(),
  /** What was decided here about this very request before it waited again, oldest first. */
  earlier: z.array(decision).exactOptional(),
  /**
   * Days of this type left before and after granting; absent where the system does not say. `pending` are the days of
   * other requests that wait, already taken off `leftAfter`; absent when it is not known whether there are any.
   */
  balance: z
    .object({
      limit: z.number(),
      left: z.number(),
      leftAfter: z.number(),
      pending: z.number().exactOptional(),
    })
    .exactOptional(),
});

const reminderRow = z.object({
  accountId: id,
  reminder,
  /** The lead time from settings has begun. */
  due: z.boolean(),
  /** Its first and last day, where it is about whole days: a moment would name another day in another zone. */
  days: z.object({ from: localDate, to: localDate }).exactOptional(),
  /** What can be marked done from here, and the decision that does so. */
  ticket: z.object({ id, version: z.string().max(200), decision: decision.exactOptional() }).exactOptional(),
  snoozedUntil: moment.exactOptional(),
});

const panelHint = z.enum(['windows', 'macos', 'gnome', 'no-tray']);

const desktop = z.object({
  version: text,
  runtime: text,
  online: z.boolean(),
  windowMode: z.enum(['popover', 'window']),
  /** The popover stays when something else takes the focus. */
  pinned: z.boolean(),
  trayHost: z.boolean(),
  /** How to get the icon into sight where the panel may hide it; until the person has read it. */
  panelHint: panelHint.nullable(),
  /** `asked-not`: nothing had to be kept yet. */
  keychain: z.enum(['ok', 'unavailable', 'asked-not']),
  storage: z.enum(['encrypted', 'memory']),
  storageFailure: failure.exactOptional(),
  /** Until the person has read it. */
  recovery: recovery.nullable(),
  shortcutFailure: z.boolean(),
  /** The administrator does not allow to save people as files, nor to copy them as a vCard. */
  exportForbidden: z.literal(true).exactOptional(),
  notifications,
});

/** The language in use: the window has no words of its own. */
const words = z.object({
  /** BCP 47, resolved from the setting and the operating system. */
  locale: z.string().min(2).max(100),
  /** Languages that can be chosen. */
  languages: z.array(z.string().min(2).max(35)),
  /** Every word by its dotted key. */
  dictionary: z.record(z.string().max(200), text),
});

/** Something outside the window asked it to show a place; `serial` tells a new wish from an old one. */
const intent = z.object({
  serial: z.number().int(),
  view: z.enum(['inbox', 'reminders', 'people', 'requests', 'settings', 'sign-in']),
  accountId: id.exactOptional(),
  ticketId: id.exactOptional(),
  /** Open the reject form of the ticket and focus its reason. */
  reject: z.boolean().exactOptional(),
});

const system = z.object({
  name: systemName,
  label: text,
  fields: z.array(z.enum(['email', 'userName', 'password', 'code', 'apiToken', 'apiSecret', 'person'])),
  /** What may wait or fall due there. */
  kinds: z.array(z.enum([...ticketKinds, ...reminderKinds])),
  /** Where the vendor runs its one server; offered when nothing else is known. */
  usualServer: text.exactOptional(),
});

const preset = z.object({
  system: systemName.exactOptional(),
  server: text.exactOptional(),
  login: text.exactOptional(),
  caFile: text.exactOptional(),
  exportPeople: z.boolean().exactOptional(),
});

export const slices = {
  systems: z.array(system),
  /** Fills the sign-in form. */
  preset,
  accounts: z.array(account),
  inbox: z.array(card),
  reminders: z.array(reminderRow),
  requests: z.array(
    z.object({
      accountId: id,
      leaves: z.array(ownLeave),
      limits: z.array(leaveLimit),
      /** When the limits were read, where that may be longer ago than the last look. */
      limitsAsOf: moment.exactOptional(),
    }),
  ),
  people: z.object({ count: z.number().int(), favourites: z.number().int().exactOptional() }),
  settings,
  desktop,
  words,
  intent,
} as const;

export type SliceName = keyof typeof slices;
export type Slices = { [Name in SliceName]: z.infer<(typeof slices)[Name]> };

export type { PersonCard, PersonHit } from './people';
export type AccountView = z.infer<typeof account>;
export type TicketCard = z.infer<typeof card>;
export type ReminderRow = z.infer<typeof reminderRow>;
export type Settings = z.infer<typeof settings>;
export type PanelHint = z.infer<typeof panelHint>;
export type DesktopState = z.infer<typeof desktop>;
export type Intent = z.infer<typeof intent>;
export type Preset = z.infer<typeof preset>;

/** A team's time away around a request: the requester first, then whoever is away or has asked within these days. */
export const teamTimeline = z.object({
  days: z.array(localDate),
  today: localDate,
  rows: z.array(
    z.object({
      name: text,
      /** First and last day as they are, also where they lie outside the days shown. */
      spans: z.array(z.object({ from: localDate, to: localDate, is: z.enum(['this', 'away', 'asked']) })),
    }),
  ),
  /** Rows left out. */
  more: z.number().int(),
  /** How many others of the team are there on all these days. */
  here: z.number().int(),
});
export type TeamTimeline = z.infer<typeof teamTimeline>;

export const settingsSchema = settings;
export const snapshotSchema = z.object(slices);
