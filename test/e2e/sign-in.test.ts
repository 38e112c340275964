import { describe, expect, test } from 'vitest';
import { filesWith } from './support/disk';
import { eventually } from './support/eventually';
import { cards, inbox, openSettings, signIn, signInForm } from './support/views';
import { withApp } from './support/with-app';

const passwordsSent = async (on: ReturnType<typeof withApp>) => (await on.stage.control.signIns()).length;

describe('the sign-in form', () => {
  const on = withApp();

  test('opens by itself without an account, filled from the preset, the password left to type', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    expect(await form.server.inputValue()).toBe(on.stage.office.url);
    expect(await form.email.inputValue()).toBe(on.stage.approver.login);
    expect(await form.password.inputValue()).toBe('');
    expect(await form.system.locator('option:checked').textContent()).toBe('OffiServ');
    await eventually(() => form.password.evaluate((field) => field === document.activeElement)).toBe(true);
    await on.app.waitForToolTip('OffiTray: sign-in needed');
  });

  test('forgives a missing scheme, a path and blanks, and says which server it found', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.server.fill(`  localhost:${on.stage.office.port}/data/login?next=1 `);
    await form.server.blur();
    await page.getByText(`Server found: https://localhost:${on.stage.office.port}`).waitFor();
  });

  test('takes nothing but https', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.server.fill(`http://localhost:${on.stage.office.port}`);
    await form.server.blur();
    await page.getByText('This is not a server address that OffiTray can use.').waitFor();
    expect(await passwordsSent(on)).toBe(0);
  });

  test('says that nobody knows an unknown host, and sends it no password', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.server.fill('office.invalid');
    await form.password.fill('never sent');
    await form.submit.click();
    await page.getByText('No server with this name is known here.').waitFor();
    expect(await passwordsSent(on)).toBe(0);
  });

  test('says what is missing instead of asking the server', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.server.fill(on.stage.office.url);
    await form.password.fill('');
    await form.submit.click();
    await page.getByText('Type your password.').waitFor();
    expect(await passwordsSent(on)).toBe(0);
  });

  test('tells a server that is no OffiServ apart, before a password leaves', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await on.stage.control.addFault({ kind: 'status', status: 404, times: 'always' });
    await form.server.fill(`${on.stage.office.url}/elsewhere`);
    await form.password.fill(on.stage.approver.password);
    await form.submit.click();
    await page.getByText('but not the office system chosen').waitFor();
    expect(await passwordsSent(on)).toBe(0);
    await on.stage.control.clearFaults();
  });

  test('has a sentence of its own for a refused password, and does not try it twice', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await on.stage.control.clearLogs();
    await form.server.fill(on.stage.office.url);
    await form.password.fill('wrong-password');
    await form.submit.click();
    await page.getByText('The server did not accept the e-mail or the password.').waitFor();
    await eventually(() => form.submit.getAttribute('aria-disabled')).not.toBe('true');
    expect(await on.stage.control.signIns()).toMatchObject([{ accepted: false }]);
    expect(await on.stage.desktop.keychain.list()).not.toContainEqual(
      expect.objectContaining({ secret: expect.stringContaining('wrong-password') }),
    );
  });

  test('signs in with the right one', async () => {
    await signIn(await on.app.window(), on.stage.approver.password);
    expect(await on.stage.control.signIns()).toMatchObject([{ accepted: false }, { accepted: true }]);
  });
});

describe('a certificate that nobody vouches for', () => {
  const on = withApp({ trusted: false });

  test('is shown with whose it is, and a CA file makes it trusted', async () => {
    const page = await on.app.window();
    const form = signInForm(page);
    await form.password.fill(on.stage.approver.password);
    await form.submit.click();
    await page.getByText("The server's certificate is not trusted by this computer.").waitFor();
    const facts = page.getByRole('group').filter({ hasText: 'The certificate shown' });
    await eventually(() => facts.textContent()).toContain('Demonstration office authority');
    expect(await facts.textContent()).toMatch(/([0-9A-F]{2}:){31}[0-9A-F]{2}/);
    expect(await passwordsSent(on)).toBe(0);

    // The dialog belongs to the desktop; its answer is given here.
    await on.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, on.stage.office.caFile);
    await page.getByRole('button', { name: 'Choose CA file' }).click();
    await page.getByText(`Server found: ${on.stage.office.url}`).waitFor();
    await signIn(page, on.stage.approver.password);
  });

  test('stays trusted after a restart, and a changed certificate is noticed', async () => {
    await on.restart();
    const page = await on.app.open();
    await cards(page).first().waitFor();
    await on.stage.control.useCertificate({ kind: 'unknown-issuer' });
    await on.app.syncNow();
    await page.getByText("The server's certificate is not trusted by this computer.").first().waitFor();
    await on.stage.control.useCertificate({ kind: 'good' });
  });
});

describe('an account', () => {
  const on = withApp({ signedIn: true });

  test('has its password in the keychain and nowhere on disk', async () => {
    const { password } = on.stage.approver;
    await eventually(async () =>
      (await on.stage.desktop.keychain.list()).map(({ secret }) => secret).join('\n'),
    ).toContain(password);
    expect(await filesWith(on.stage.userDataDir, password)).toEqual([]);
  });

  test('is signed in after a restart without being asked', async () => {
    await on.stage.control.clearLogs();
    await on.restart();
    const page = await on.app.open();
    await cards(page).first().waitFor();
    expect(await signInForm(page).password.isVisible()).toBe(false);
    await eventually(() => on.stage.control.signIns()).toMatchObject([{ accepted: true }]);
  });

  test('signs in again by itself, once, when its session has ended on the server', async () => {
    await on.stage.control.clearLogs();
    await on.stage.control.expireSessions();
    await on.app.syncNow();
    await eventually(() => on.stage.control.signIns()).toMatchObject([{ accepted: true }]);
    await on.app.waitForToolTip(/wait for you$/);
  });

  test('never tries a password again that the server has begun to refuse', async () => {
    await on.stage.control.setPassword({ login: on.stage.approver.login, password: 'another-password' });
    await on.stage.control.expireSessions();
    await on.stage.control.clearLogs();
    await on.app.syncNow();
    await on.app.waitForToolTip('OffiTray: sign-in needed');
    await on.app.syncNow();
    await on.restart();
    await on.app.waitForToolTip('OffiTray: sign-in needed');
    expect((await on.stage.control.signIns()).filter(({ accepted }) => !accepted).length).toBeLessThanOrEqual(
      2,
    );
    const page = await on.app.open();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Password', { exact: true }).fill('another-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await on.app.waitForToolTip(/wait for you$/);
  });

  test('leaves no trace after signing out: secret, cookies, cache', async () => {
    const page = await on.app.open();
    const settings = await openSettings(page);
    await settings.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out and remove' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor({ state: 'detached' });
    await signInForm(page).password.waitFor();
    expect(await inbox(page).isVisible()).toBe(false);
    await eventually(async () =>
      (await on.stage.desktop.keychain.list()).map(({ secret }) => secret).join('\n'),
    ).not.toContain('another-password');
    await on.restart();
    await signInForm(await on.app.window()).password.waitFor();
    const { login, name } = on.stage.approver;
    for (const trace of [login, name, 'another-password']) {
      expect(await filesWith(on.stage.userDataDir, trace)).toEqual([]);
    }
  });
});
