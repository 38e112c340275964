/** Whether notifications can be shown, what holds them back, and what became of the last one. */
import { z } from 'zod';
import { moment } from './schemas';

export const notifications = z.object({
  able: z.boolean(),
  buttons: z.boolean(),
  pausedUntil: moment.exactOptional(),
  /** Quiet hours are going on, until then. */
  quietUntil: moment.exactOptional(),
  /** What the desktop says of its own; absent where it does not say. */
  doNotDisturb: z.boolean().exactOptional(),
  /** The desktop refuses them, and the person has not read so yet. */
  refusal: z.literal(true).exactOptional(),
  /** The last attempt, and in a word why it did not appear if it did not. */
  last: z
    .object({
      at: moment,
      shown: z.boolean(),
      why: z
        .enum([
          'paused',
          'quiet-hours',
          'do-not-disturb',
          'switched-off',
          'no-daemon',
          'refused',
          'focused',
          'timeout',
        ])
        .exactOptional(),
    })
    .exactOptional(),
});
