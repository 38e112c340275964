import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { expectOnServer, waitingFor, writesAbout } from './support/requests';
import { button, cards, decideAtOnce, inbox, showTab } from './support/views';
import { withApp } from './support/with-app';

const manyRequests = 500;

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe('five hundred requests that wait', () => {
  const on = withApp({ signedIn: true, people: 200 });
  const complaints: string[] = [];
  /** All that wait, those of the first moment included. */
  let total = 0;

  beforeAll(async () => {
    const { control, approver } = on.stage;
    for (let count = 0; count < manyRequests; count += 1) {
      await control.createLeave({ approver: approver.login, from: dayIn(14 + count) });
      // The office lives in this process and has to answer meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
    total = (await waitingFor(control, approver.login)).length;
    await on.restart();
    await on.app.syncNow();
    // With the inbox in front of the person nothing would have to be told.
    await on.app.waitForToolTip(new RegExp(`^OffiTray: ${total}\\b`));
    const page = await on.app.open();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  });

  const logged = () =>
    readFile(join(on.stage.userDataDir, 'logs', 'offitray.log'), 'utf8').catch((error) => {
      // It is made with its first line.
      if (error.code === 'ENOENT') return '';
      throw error;
    });

  /** Whether a card is within the window, whole or in part. */
  async function isInSight(index: number): Promise<boolean> {
    const page = await on.app.open();
    return cards(page)
      .nth(index)
      .evaluate((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
  }

  test('are counted in the tray and told by one summary', async () => {
    expect(total).toBeGreaterThanOrEqual(manyRequests);
    await on.app.waitForToolTip(new RegExp(`^OffiTray: ${total}\\b.* wait for you$`));
    await on.stage.desktop.notifications.waitFor(({ summary }) => / new things wait for you$/.test(summary));
    expect(on.stage.desktop.notifications.calls.length).toBeLessThan(8);
  });

  test('are all in the inbox, the first in sight', async () => {
    const page = await on.app.open();
    await showTab(page, 'Inbox');
    await cards(page).first().waitFor();
    await inbox(page).getByText(`${total} wait for you`, { exact: true }).waitFor();
    await eventually(() => cards(page).count(), 20_000).toBeGreaterThanOrEqual(total);
    expect(await isInSight(0)).toBe(true);
  });

  test('scroll to the last and back, each card drawn where it is looked at', async () => {
    const page = await on.app.open();
    const last = (await cards(page).count()) - 1;
    await cards(page).nth(0).hover();
    // Cards out of sight have a guessed height, so the end moves while it is being scrolled to.
    await eventually(async () => {
      await page.mouse.wheel(0, 1_000_000);
      return isInSight(last);
    }).toBe(true);
    expect(await isInSight(0)).toBe(false);
    await button(cards(page).nth(last), 'Approve')
      .or(button(cards(page).nth(last), 'Open in browser'))
      .waitFor();
    await eventually(async () => {
      await page.mouse.wheel(0, -1_000_000);
      return isInSight(0);
    }).toBe(true);
  });

  test('are walked through with the keyboard', async () => {
    const page = await on.app.open();
    const focusedAt = () =>
      cards(page).evaluateAll((rows) => rows.findIndex((row) => row.contains(document.activeElement)));
    await cards(page).first().focus();
    for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press('ArrowDown');
    expect(await focusedAt()).toBe(30);
    await eventually(() => isInSight(30)).toBe(true);
    await page.keyboard.press('End');
    const last = (await cards(page).count()) - 1;
    expect(await focusedAt()).toBe(last);
    await eventually(() => isInSight(last)).toBe(true);
    await page.keyboard.press('Home');
    expect(await focusedAt()).toBe(0);
    await eventually(() => isInSight(0)).toBe(true);
  });

  test('are decided like any other: A sends one, and the next is there', async () => {
    const { control, approver } = on.stage;
    const page = await on.app.open();
    await decideAtOnce(page);
    const row = cards(page).nth(10);
    const name = (await row.getAttribute('aria-label')) ?? '';
    const before = await waitingFor(control, approver.login);
    await row.focus();
    await page.keyboard.press('a');
    await eventually(async () => (await waitingFor(control, approver.login)).length).toBe(total - 1);
    const left = new Set((await waitingFor(control, approver.login)).map(({ id }) => id));
    const [decided] = before.filter(({ id }) => !left.has(id));
    if (decided === undefined) throw new Error('Nothing was decided');
    expect(name.startsWith(decided.requester.name)).toBe(true);
    expect(await writesAbout(control, decided)).toHaveLength(1);
    await on.app.waitForToolTip(new RegExp(`^OffiTray: ${total - 1}\\b.* wait for you$`));
    if (decided.approvers.length === 1) await expectOnServer(control, decided.id, 'approved');
  });

  test('leave nothing in the log, and no complaint of the page', async () => {
    await on.restart();
    await cards(await on.app.open())
      .first()
      .waitFor();
    expect(await logged()).toBe('');
    expect(complaints).toEqual([]);
  });
});
