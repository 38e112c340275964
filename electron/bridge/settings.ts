/** What a person may choose. */
import { z } from 'zod';
import { id } from './schemas';

/** Minutes after midnight. */
const timeOfDay = z.number().int().min(0).max(1_439);
/** 0 is Sunday. */
const weekdays = z.array(z.number().int().min(0).max(6)).max(7);
/** Minutes before the moment a reminder is about; `null` for no notification. */
const lead = z.number().int().min(0).max(43_200).nullable();

export const settings = z.object({
  undoWindowMs: z.number().int().min(0).max(60_000),
  notify: z.object({
    requests: z.boolean(),
    tickets: z.boolean(),
    tasks: z.boolean(),
    invoices: z.boolean(),
    invitations: z.boolean(),
    reminders: z.boolean(),
    sound: z.boolean(),
    privacy: z.enum(['full', 'name', 'nothing']),
    /** Accounts of which nothing is told. */
    silentAccounts: z.array(id).max(100),
  }),
  quiet: z.object({
    on: z.boolean(),
    from: timeOfDay,
    to: timeOfDay,
    /** Days on which quiet begins. */
    days: weekdays,
    /** Days that are quiet from midnight to midnight. */
    wholeDays: weekdays,
  }),
  leadMinutes: z.object({
    reservation: lead,
    lending: lead,
    appointment: lead,
    deadline: lead,
    birthday: lead,
  }),
  /** When a reminder of a whole day is told. */
  allDayAt: timeOfDay,
  reasonOnReject: z.enum(['offered', 'required']),
  /** The share of a team that may be away at once before a request is shown as a conflict. */
  mostAway: z.enum(['any', 'quarter', 'third', 'half', 'two-thirds']),
  /** `system`, or a language that has a file; any other counts as `system`. */
  language: z.string().min(2).max(35),
  theme: z.enum(['system', 'light', 'dark']),
  trayIcon: z.enum(['system', 'light', 'dark']),
  startAtLogin: z.boolean(),
  /** Electron accelerator that opens the people search from anywhere; empty for none. */
  shortcut: z.string().max(100),
  /** Minutes that a hidden window is kept warm. */
  keepWindowMinutes: z.number().min(0).max(120),
});
