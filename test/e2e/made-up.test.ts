import { describe, expect, test } from 'vitest';
import { picture } from './support/picture';
import { button, card, cards, inbox, signInForm } from './support/views';
import { withApp } from './support/with-app';

describe('somebody without an account', () => {
  const on = withApp();

  test('looks around in a made-up office that says so everywhere and asks no server', async () => {
    const page = await on.app.window();
    await button(page, 'Look around in a demo').click();
    const row = inbox(page).getByRole('listitem').filter({ hasText: 'A week by the sea' });
    await row.getByText('Nobody else is away then.').waitFor();
    await page.getByText('Demo: nobody here is real').waitFor();
    await on.app.waitForToolTip(/^OffiTray: \d+ wait for you \(demo\)$/);
    await picture(page, 'made-up');
    const name = (await row.getAttribute('aria-label'))?.split(',')[0] ?? '';
    await button(row, 'Approve').click();
    await card(page, name)
      .getByText(/^(Approving|Approved)$/)
      .waitFor();
    expect(await on.stage.control.signIns()).toEqual([]);
  });

  test('finds nothing of it after the next start', async () => {
    const app = await on.restart();
    await signInForm(await app.window()).password.waitFor();
    const page = await app.window();
    await button(page, 'Look around in a demo').waitFor();
    expect(await cards(page).count()).toBe(0);
  });
});
