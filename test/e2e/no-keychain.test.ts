import { describe, expect, test } from 'vitest';
import { filesWith } from './support/disk';
import { cards, inbox, openSettings, signInForm } from './support/views';
import { withApp } from './support/with-app';

describe('without a keychain', () => {
  const on = withApp({ desktop: { keychain: false } });

  test('signing in says so and offers to stay signed in until quit', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.password.fill(on.stage.approver.password);
    await form.submit.click();
    await page.getByText("This computer's keychain cannot be used.").first().waitFor();
    await page.getByRole('button', { name: 'Stay signed in until I quit' }).click();
    await inbox(page).waitFor();
    await cards(page).first().waitFor();
  });

  test('settings say where things are kept', async () => {
    const settings = await openSettings(await on.app.window());
    await settings.getByText('In memory only; read again at each start').waitFor();
    await settings.getByText('Signed in until you quit; the password is only in memory').waitFor();
  });

  test('neither the password nor a person is on disk', async () => {
    const page = await on.app.window();
    await page.getByRole('tab', { name: 'Inbox' }).click();
    const [request] = (await on.stage.control.state({ waitingFor: on.stage.approver.login })).leaveRequests;
    await cards(page).first().waitFor();
    for (const secret of [
      on.stage.approver.password,
      request?.requester.name ?? '',
      on.stage.approver.name,
    ]) {
      expect(await filesWith(on.stage.userDataDir, secret)).toEqual([]);
    }
  });

  test('after a restart it asks again', async () => {
    await on.restart();
    await signInForm(await on.app.window()).password.waitFor();
  });
});
