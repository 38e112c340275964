import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { expectOnServer, waitingFor, writesAbout } from './support/requests';
import { button, cards, inbox, showTab } from './support/views';
import { withApp } from './support/with-app';

describe('the keyboard', () => {
  const on = withApp({ signedIn: true });

  /** The accessible name of what has the focus, or of the row that it is in. */
  async function focusedRow(): Promise<string> {
    const page = await on.app.open();
    return page.evaluate(
      () =>
        document.activeElement?.closest('[aria-label]')?.getAttribute('aria-label') ??
        document.activeElement?.tagName ??
        '',
    );
  }

  async function names(): Promise<readonly string[]> {
    const page = await on.app.open();
    await cards(page).nth(1).waitFor();
    return cards(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  test('arrows move from card to card', async () => {
    const page = await on.app.open();
    const [first = '', second = ''] = await names();
    await cards(page).first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedRow()).toBe(second);
    await page.keyboard.press('ArrowUp');
    expect(await focusedRow()).toBe(first);
    await page.keyboard.press('End');
    expect(await focusedRow()).toBe((await names()).at(-1));
    await page.keyboard.press('Home');
    expect(await focusedRow()).toBe(first);
  });

  test('A approves the card in focus and U takes it back', async () => {
    const page = await on.app.open();
    const row = cards(page).first();
    await row.focus();
    await page.keyboard.press('a');
    await row.getByText('Approving').waitFor();
    await page.keyboard.press('u');
    await button(row, 'Approve').waitFor();
    expect(await on.stage.control.ledger()).toEqual([]);
  });

  test('R asks for the reason, Esc gives it up, Ctrl+Enter sends it', async () => {
    const page = await on.app.open();
    const [first = ''] = await names();
    const request = (await waitingFor(on.stage.control, on.stage.approver.login)).find(({ requester }) =>
      first.startsWith(requester.name),
    );
    if (request === undefined) throw new Error(`Nothing waits from ${first}`);
    const row = cards(page).first();
    await row.focus();
    await page.keyboard.press('r');
    const reason = row.getByLabel('Reason');
    await eventually(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('a reason with letters that are keys: a r u /');
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'detached' });
    expect(await on.app.isOpen()).toBe(true);
    expect(await focusedRow()).toBe(first);

    await page.keyboard.press('r');
    await reason.fill('Please take the week after.');
    await page.keyboard.press('Control+Enter');
    const decided = await expectOnServer(on.stage.control, request.id, 'rejected', 20_000);
    expect(decided.decisions.at(-1)?.comment).toBe('Please take the week after.');
    expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
  });

  test('/ goes to the search field, digits go to the tabs, ? tells the keys', async () => {
    const page = await on.app.open();
    await showTab(page, 'Inbox');
    await cards(page).first().focus();
    await page.keyboard.press('/');
    const field = page.getByLabel('Search people');
    await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('Control+2');
    await page.getByRole('tabpanel', { name: 'Reminders' }).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('tabpanel', { name: 'Requests' }).waitFor();
    await page.keyboard.press('1');
    await inbox(page).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await on.app.isOpen()).toBe(true);
  });

  test('Tab reaches the buttons of one card only, in reading order', async () => {
    const page = await on.app.open();
    await cards(page).nth(1).focus();
    const reached: string[] = [];
    for (let presses = 0; presses < 2; presses += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    expect(reached).toEqual(['Approve', 'Reject']);
  });

  test('Esc puts the window away', async () => {
    const page = await on.app.open();
    await cards(page).first().focus();
    await page.keyboard.press('Escape');
    await on.app.waitForOpen(false);
  });
});
