import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { picture } from './support/picture';
import { askForLeave, expectOnServer } from './support/requests';
import { button, card, cards, press, showTab } from './support/views';
import { withApp } from './support/with-app';

describe('the history of decisions', () => {
  const on = withApp({ signedIn: true, undoWindow: false, switches: { approverHistory: true } });

  function lines(page: Page): Locator {
    return page.getByRole('list', { name: 'Decisions' }).getByRole('listitem');
  }

  /** Answers the next dialogs for saving a file as a person would; `null` cancels. */
  async function answerDialog(filePath: string | null): Promise<void> {
    await on.app.evaluate(({ dialog }, answer) => {
      dialog.showSaveDialog = async () => ({ canceled: answer === null, filePath: answer ?? '' });
    }, filePath);
  }

  test('is a place of its own while it is empty, and Esc leads back', async () => {
    const page = await on.app.open();
    await cards(page).first().waitFor();
    await page.keyboard.press('Control+h');
    await page.getByRole('heading', { name: 'No decisions yet.' }).waitFor();
    await picture(page, 'history-empty');
    await page.keyboard.press('Escape');
    await cards(page).first().waitFor();
  });

  test('says how each was settled: confirmed, decided elsewhere with who and what, taken back', async () => {
    const { stage, app } = on;
    const { control } = stage;
    const granted = await askForLeave(stage, { comment: 'granted' });
    const rejected = await askForLeave(stage, { comment: 'rejected' });
    const lost = await askForLeave(stage, { comment: 'lost' });
    const page = await app.open();
    await app.syncNow();

    await press(card(page, granted.requester.name), 'Approve');
    await expectOnServer(control, granted.id, 'approved');
    await press(card(page, rejected.requester.name), 'Reject');
    await page.getByLabel('Reason').fill('=HYPERLINK("x"), two of the team are away');
    await page.keyboard.press('Control+Enter');
    await expectOnServer(control, rejected.id, 'rejected');

    await card(page, lost.requester.name).waitFor();
    await control.stopListening();
    await press(card(page, lost.requester.name), 'Approve');
    await card(page, lost.requester.name).getByText('Goes out when you are online').waitFor();
    await control.decideLeave({ id: lost.id, status: 'rejected' });
    await control.listen();
    await app.syncNow();
    await card(page, lost.requester.name)
      .getByText(/^Already rejected by /)
      .waitFor();

    await showTab(page, 'Requests');
    await button(page, 'History').click();
    await eventually(() => lines(page).count()).toBe(3);
    const [newest = '', middle = '', oldest = ''] = await lines(page).allTextContents();
    expect(newest).toContain(lost.requester.name);
    expect(newest).toMatch(/Not approved\. Already rejected by \S+ \S+/);
    expect(middle).toContain(rejected.requester.name);
    expect(middle).toContain('Rejected');
    expect(middle).toContain('two of the team are away');
    expect(oldest).toContain(granted.requester.name);
    expect(oldest).toContain('Approved');
    await picture(page, 'history');
  });

  test('finds with every letter, and says so when nothing is found', async () => {
    const page = await on.app.open();
    const search = page.getByLabel('Search decisions');
    await search.fill('elsewh');
    await page.getByRole('heading', { name: 'No decision found for "elsewh".' }).waitFor();
    await picture(page, 'history-none');
    await search.fill('already');
    await page.getByText('1 found', { exact: true }).waitFor();
    await expect(lines(page).count()).resolves.toBe(1);
    await page.keyboard.press('ArrowDown');
    await eventually(() =>
      lines(page)
        .first()
        .evaluate((line) => line === document.activeElement),
    ).toBe(true);
  });

  test('is saved as a table of what is found, harmless in a spreadsheet; what cannot be written is said', async () => {
    const page = await on.app.open();
    await page.getByLabel('Search decisions').fill('');
    await eventually(() => lines(page).count()).toBe(3);
    const file = join(dirname(on.stage.presetFile), 'decisions.csv');
    await answerDialog(null);
    await button(page, 'Export as CSV').click();
    await answerDialog(join(dirname(file), 'no such folder', 'decisions.csv'));
    await button(page, 'Export as CSV').click();
    await page.getByText('The file could not be written.').waitFor();
    await picture(page, 'history-not-saved');
    await answerDialog(file);
    await button(page, 'Export as CSV').click();
    await page.getByText('Saved decisions.csv').first().waitFor();
    const saved = await readFile(file, 'utf8');
    expect(saved.startsWith('\ufeffDecided,')).toBe(true);
    expect(saved.trim().split('\r\n')).toHaveLength(4);
    expect(saved).toContain(`"'=HYPERLINK(""x""), two of the team are away"`);
    expect(saved).toMatch(/Not approved\. Already rejected by/);
  });

  test('is there after a restart, and holds many', async () => {
    const page = await (await on.restart({ args: [] })).open();
    await cards(page).first().waitFor();
    const approve = button(page, 'Approve');
    for (let count = 0; count < 8 && (await approve.count()) > 0; count += 1) {
      const left = await approve.count();
      await approve.first().click();
      await eventually(() => approve.count()).toBeLessThan(left);
    }
    await page.keyboard.press('Control+h');
    await eventually(() => lines(page).count()).toBeGreaterThan(5);
    await picture(page, 'history-many');
  });
});
