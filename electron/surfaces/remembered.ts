/** Choices that are remembered without being settings: the window's size, a pause that is still going on. */
import { z } from 'zod';
import { recovery } from '../bridge/recovery';
import type { Store } from '../store/types';
import type { Subject } from '../sync/announcements';

const size = z.object({
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
});
const subject = z.object({
  what: z.enum(['ticket', 'reminder', 'other']),
  accountId: z.string(),
  id: z.string(),
}) satisfies z.ZodType<Subject>;
const remembered = {
  windowSize: size.optional().catch(undefined),
  /** Not read by the person yet. */
  recovery: recovery.optional().catch(undefined),
  /** How to get the icon into sight was read. */
  panelHintRead: z.boolean().optional().catch(undefined),
  /** That the desktop refuses notifications was read; until one is shown. */
  refusalRead: z.boolean().optional().catch(undefined),
  /** Epoch milliseconds. */
  pausedUntil: z.number().optional().catch(undefined),
  /** What was held back since quiet began. */
  missed: z.array(subject).optional().catch(undefined),
  /** The popover stays when something else takes the focus. */
  pinned: z.boolean().optional().catch(undefined),
};
const schema = z.object(remembered);

export type Remembered = z.infer<typeof schema>;

export function readRemembered(store: Store): Remembered {
  return schema.parse(store.settings.get());
}

export function remember(store: Store, change: Remembered): void {
  store.settings.put({ ...store.settings.get(), ...change });
}
