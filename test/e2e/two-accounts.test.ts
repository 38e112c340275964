import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningOffice, startOffice } from '../offices';
import { eventually } from './support/eventually';
import { askForLeave, type Desk, expectOnServer, waitingFor } from './support/requests';
import { button, card, cards, openSettings, press, searchPeople, showTab, signInForm } from './support/views';
import { withApp } from './support/with-app';

describe('two accounts on two servers', () => {
  const on = withApp({ signedIn: true, undoWindow: false });
  let second: RunningOffice;
  let desk: Desk;

  beforeAll(async () => {
    second = await startOffice({ system: 'offiserv', people: 30, seed: 23 });
    const [approver] = second.logins;
    if (approver === undefined) throw new Error('The second office gave no login');
    desk = { control: second.control, approver };
  });
  afterAll(() => second.close());

  const secondAccount = (page: Page) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: `localhost:${second.port}` });

  test('the second is added while the first goes on', async () => {
    const page = await on.app.open();
    await eventually(() => cards(page).count()).toBeGreaterThan(0);
    const before = await cards(page).count();
    await press(await openSettings(page), 'Add account');
    await on.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, second.caFile);
    const form = signInForm(page);
    await form.server.fill(`localhost:${second.port}`);
    await form.email.fill(desk.approver.login);
    await form.password.fill(desk.approver.password);
    await form.submit.click();
    await button(page, 'Choose CA file').click();
    await page.getByText('Server found:').waitFor();
    await form.submit.click();
    await eventually(() => cards(page).count()).toBeGreaterThan(before);
  });

  test('one list has what waits in both, with the account on each, and can be narrowed to one', async () => {
    const page = await on.app.open();
    const theirs = await askForLeave(desk);
    await on.app.syncNow();
    const { organization } = await second.control.state();
    const row = card(page, theirs.requester.name);
    await row.getByText(organization, { exact: true }).waitFor();
    await page.getByLabel('Show').selectOption({ label: organization });
    await eventually(() => cards(page).filter({ hasNotText: organization }).count()).toBe(0);
    expect(await cards(page).count()).toBeGreaterThan(0);
    await page.getByLabel('Show').selectOption({ label: 'Everything' });
    await eventually(() => cards(page).filter({ hasNotText: organization }).count()).toBeGreaterThan(0);
  });

  test('a decision goes to the server it belongs to', async () => {
    const page = await on.app.open();
    const theirs = await askForLeave(desk);
    await on.app.syncNow();
    await press(card(page, theirs.requester.name), 'Approve');
    await eventually(async () =>
      (await waitingFor(second.control, desk.approver.login)).map(({ id }) => id),
    ).not.toContain(theirs.id);
    expect((await on.stage.control.ledger()).filter(({ effect }) => effect !== null)).toEqual([]);
  });

  test('one that is paused is left alone, and taken up again', async () => {
    const page = await on.app.open();
    await openSettings(page);
    await press(secondAccount(page), 'Pause');
    await secondAccount(page).getByText('Paused: nothing is fetched or announced.').waitFor();
    await second.control.clearLogs();
    await on.stage.control.clearLogs();
    await on.app.syncNow();
    await eventually(async () => (await on.stage.control.requests()).count).toBeGreaterThan(0);
    expect((await second.control.requests()).count).toBe(0);
    await press(secondAccount(page), 'Resume');
    await eventually(async () => (await second.control.requests()).count).toBeGreaterThan(0);
  });

  test('one whose server is away says so by its name, and the other goes on', async () => {
    await second.control.stopListening();
    await on.app.syncNow();
    const page = await on.app.open();
    await showTab(page, 'Inbox');
    const { organization } = await second.control.state();
    await page.getByText(new RegExp(`^${organization}.*[Oo]ffline`)).waitFor();
    const own = await askForLeave(on.stage);
    await on.app.syncNow();
    await press(card(page, own.requester.name), 'Approve');
    await expectOnServer(on.stage.control, own.id, 'approved');
    await second.control.listen();
    await on.app.syncNow();
    await page.getByText(new RegExp(`^${organization}.*[Oo]ffline`)).waitFor({ state: 'detached' });
  });

  test('the directory has the people of both', async () => {
    const page = await on.app.open();
    const [first] = await on.stage.control.people();
    const [other] = await second.control.people();
    await (await searchPeople(page, first?.name ?? '')).first().waitFor();
    await (await searchPeople(page, other?.name ?? '')).first().waitFor();
  });

  test('one is removed with everything of its own, and the other stays', async () => {
    const page = await on.app.open();
    await openSettings(page);
    await press(secondAccount(page), 'Sign out');
    await press(secondAccount(page), 'Sign out and remove');
    await secondAccount(page).waitFor({ state: 'detached' });
    await showTab(page, 'Inbox');
    const [own] = await waitingFor(on.stage.control, on.stage.approver.login);
    await card(page, own?.requester.name ?? '')
      .first()
      .waitFor();
    await page.getByLabel('Show').waitFor({ state: 'detached' });
  });
});
