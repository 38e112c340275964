/** What became of undelivered decisions when the data on this computer could not be read, as it crosses the bridge. */
import { z } from 'zod';
import { leave, moment, text, verb } from './schemas';

export const recovery = z.object({
  at: moment,
  /** Brought back: they go out as if nothing had happened. */
  kept: z.array(
    z.object({ verb, requester: text, title: text, leave: leave.exactOptional(), decidedAt: moment }),
  ),
  /** When those were made that could not be brought back; nothing else of them can be read. */
  lost: z.array(moment),
  /** It cannot be told whether there were more. */
  lostUnknown: z.boolean(),
  /** When those were made that lie in a file which cannot be opened now: they are neither lost nor on their way. */
  held: z.array(moment),
});
export type Recovery = z.infer<typeof recovery>;
