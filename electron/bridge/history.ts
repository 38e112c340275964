/** The history of decisions as it crosses the bridge. */
import { z } from 'zod';
import { decision, id, leave, text } from './schemas';

/** Decisions that have ended are kept for so long. */
export const historyDays = 90;

/** One decision that has ended, and what it was about. */
const historyEntry = z.object({
  accountId: id,
  requester: text,
  title: text,
  leave: leave.exactOptional(),
  decision,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The newest that match, and how many match in all. */
export const historyAnswer = z.object({
  entries: z.array(historyEntry),
  found: z.number().int(),
  /** Without a search. */
  total: z.number().int(),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;
