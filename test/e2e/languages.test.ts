import { describe, expect, test } from 'vitest';
import { wordsIn } from '../words';
import { eventually } from './support/eventually';
import { askForLeave, expectOnServer } from './support/requests';
import { openSettings } from './support/views';
import { withApp } from './support/with-app';

describe('the language', () => {
  const on = withApp({ signedIn: true, undoWindow: false });

  test('changes the window, the tray and the notifications at once, without a restart', async () => {
    const page = await on.app.open();
    await openSettings(page);
    const english = wordsIn('en-GB');
    let words = english;
    for (const [locale, name] of [
      ['pt-PT', 'Português'],
      ['pl-PL', 'Polski'],
      ['de-DE', 'Deutsch'],
    ] as const) {
      const field = page.getByLabel(words.t('settings.appearance.language'), { exact: true });
      await field.selectOption({ label: name });
      words = wordsIn(locale);
      await page.getByRole('tab', { name: words.t('tabs.reminders'), exact: true }).waitFor();
      await page.getByRole('heading', { name: words.t('tabs.settings'), level: 1 }).waitFor();
      await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
      await eventually(async () => {
        const lines = await (await on.app.tray()).menu();
        return lines.map(({ label }) => label);
      }).toContain(words.t('tray.quit'));
    }
    await page.getByRole('tab', { name: words.t('tabs.inbox'), exact: true }).click();
    const count = await page
      .getByRole('list', { name: words.t('inbox.listLabel') })
      .getByRole('listitem')
      .count();
    await on.app.waitForToolTip(words.t('tray.waiting', { count }));
  });

  test('is that of a notification and of its buttons, which still decide', async () => {
    const words = wordsIn('de-DE');
    await on.app.putAway();
    const { id, requester } = await askForLeave(on.stage);
    await on.app.menu(words.t('tray.syncNow'));
    const title = words.t('notification.leaveTitle', { name: requester.name });
    const call = await on.stage.desktop.notifications.waitFor(({ summary }) => summary === title);
    const labels = Object.fromEntries(call.actions.map(({ key, label }) => [key, label]));
    expect(labels).toMatchObject({ approve: words.t('verb.approve'), reject: words.t('verb.reject') });
    on.stage.desktop.notifications.press(call.id, 'approve');
    await expectOnServer(on.stage.control, id, 'approved');
  });

  test('stays over a restart, and is that of the system again when it is let choose', async () => {
    const words = wordsIn('de-DE');
    await on.restart({ env: { LANG: 'pl_PL.UTF-8', LANGUAGE: 'pl_PL' } });
    await on.app.menu(words.t('tray.settings'));
    const page = await on.app.window();
    const field = page.getByLabel(words.t('settings.appearance.language'), { exact: true });
    await field.selectOption({ label: words.t('settings.appearance.system') });
    await page.getByRole('tab', { name: wordsIn('pl-PL').t('tabs.reminders'), exact: true }).waitFor();
    await page.locator('html[lang="pl-PL"]').waitFor({ state: 'attached' });
  });
});
