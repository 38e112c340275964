import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { cards, searchPeople, showTab } from './support/views';
import { withApp } from './support/with-app';

describe('started while the server is away', () => {
  const on = withApp({ signedIn: true });
  const before = { cards: [] as string[], reminders: [] as string[], limits: '' };

  test('everything that was seen is kept', async () => {
    const page = await on.app.open();
    await cards(page).first().waitFor();
    before.cards = await cards(page).evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('aria-label') ?? ''),
    );
    await showTab(page, 'Reminders');
    const reminders = page.getByRole('tabpanel', { name: 'Reminders' }).getByRole('listitem');
    await reminders.first().waitFor();
    before.reminders = await reminders.evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.strong')?.textContent ?? row.textContent ?? ''),
    );
    await showTab(page, 'Requests');
    const limits = page.getByText(/days left$/).first();
    await limits.waitFor();
    before.limits = (await limits.textContent()) ?? '';
    await showTab(page, 'People');
    await page.getByText('40 colleagues kept on this computer').waitFor({ timeout: 30_000 });

    await on.stage.control.stopListening();
    await on.restart();
    expect(before.cards.length).toBeGreaterThan(2);
  });

  test('and shown with its age', async () => {
    const page = await on.app.open();
    await page.getByText(/^Offline, as of \d{1,2}:\d{2}/).waitFor();
    await cards(page).first().waitFor();
    expect(
      await cards(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? '')),
    ).toEqual(before.cards);
    await showTab(page, 'Reminders');
    for (const reminder of before.reminders) await page.getByText(reminder).first().waitFor();
    await showTab(page, 'Requests');
    await page.getByText(before.limits).first().waitFor();
    const [somebody] = await on.stage.control.people({ offset: 20, limit: 1 });
    const found = await searchPeople(page, somebody?.name ?? '');
    await eventually(() => found.getByRole('listitem').first().textContent()).toContain(somebody?.name);
    await on.app.waitForToolTip(/^OffiTray: offline, as of \d{1,2}:\d{2}/);
  });

  test('and all is well by itself when the machine wakes up with the server back', async () => {
    await on.stage.control.listen();
    on.stage.desktop.power.suspend();
    on.stage.desktop.power.resume();
    await on.app.waitForToolTip(/wait for you$/);
  });
});
