/** What the window is told, and its answers; for looking at all decisions at once, which a person does by reading. */
import type { Page } from 'playwright-core';
import type { Input } from '../../electron/bridge/contract';
import type { Slices } from '../../electron/bridge/slices';
import { waitUntil } from '../desktop/wait-until';
import '../../renderer/bridge';

type Inbox = Slices['inbox'];

export function readInbox(page: Page): Promise<Inbox> {
  return page.evaluate(async () => (await window.offitray.snapshot()).inbox);
}

export async function changeSettings(page: Page, settings: Input<'changeSettings'>): Promise<void> {
  const outcome = await page.evaluate((input) => window.offitray.changeSettings(input), settings);
  if (!outcome.ok) throw new Error(`The settings were refused: ${outcome.failure.name}`);
}

/** Every line that says how a decision ended is read, and goes. */
export async function dismissAll(page: Page): Promise<void> {
  for (const { accountId, decision } of await readInbox(page)) {
    if (decision === undefined) continue;
    await page.evaluate((input) => window.offitray.dismiss(input), { accountId, decisionId: decision.id });
  }
}

/** The inbox once nothing in it is under way any longer, or as it is when that takes too long. */
export async function settledInbox(page: Page, timeoutMs: number): Promise<Inbox> {
  const underWay = ['queued', 'sending', 'unknown'];
  try {
    return await waitUntil(
      async () => {
        const inbox = await readInbox(page);
        const isSettled = inbox.every(({ decision }) => !underWay.includes(decision?.state ?? ''));
        return isSettled ? inbox : undefined;
      },
      { what: 'every decision to be settled', timeoutMs, everyMs: 100 },
    );
  } catch {
    // What is left open is counted as such.
    return readInbox(page);
  }
}
