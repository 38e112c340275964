import { describe, expect, test } from 'vitest';
import type { LeaveState } from '../offices';
import { eventually } from './support/eventually';
import { askForLeave, expectOnServer, onServer, writesAbout } from './support/requests';
import { button, card, cards, openSettings, press, showTab } from './support/views';
import { withApp } from './support/with-app';

/** The undo window is 5 s and a retry starts at 15 s; both are waited for on the server's record. */
const afterUndoMs = 20_000;
const afterRetryMs = 60_000;

describe('with the undo window', () => {
  const on = withApp({ signedIn: true, switches: { approverHistory: true } });

  /** A new request, seen in the open window. */
  async function newCard(options?: Parameters<typeof askForLeave>[1]) {
    const request = await askForLeave(on.stage, options);
    const page = await on.app.open();
    await on.app.syncNow();
    const row = card(page, request.requester.name);
    await row.waitFor();
    return { request, page, row };
  }

  test('an approval taken back within the window is never sent', async () => {
    const { control } = on.stage;
    const { request, page, row } = await newCard();
    await press(row, 'Approve');
    await row.getByText('Approving').waitFor();
    await press(row, 'Undo');
    await button(row, 'Approve').waitFor();

    // Another decision goes its whole way meanwhile: longer than the window of the first.
    const other = await newCard();
    await press(other.row, 'Approve');
    await expectOnServer(control, other.request.id, 'approved', afterUndoMs);
    expect(await writesAbout(control, request)).toEqual([]);
    expect((await onServer(control, request.id)).status).toBe('pending');
    await card(page, other.request.requester.name).getByText('Approved', { exact: true }).waitFor();
  });

  test('a rejection carries its reason to the server, once', async () => {
    const { control } = on.stage;
    const { request, row } = await newCard();
    await press(row, 'Reject');
    await row.getByLabel('Reason').fill('Two colleagues are away that week already.');
    await press(row, 'Reject');
    const decided = await expectOnServer(control, request.id, 'rejected', afterUndoMs);
    expect(decided.decisions.at(-1)).toMatchObject({
      verdict: 'rejected',
      comment: 'Two colleagues are away that week already.',
      via: 'office',
    });
    expect(await writesAbout(control, request)).toHaveLength(1);
    await row.getByText('Rejected', { exact: true }).waitFor();
  });

  test('a request decided elsewhere in the meantime is a conflict that says who and what', async () => {
    const { control, approver } = on.stage;
    const { request, row } = await newCard();
    await press(row, 'Approve');
    await row.getByText('Approving').waitFor();
    await control.decideLeave({ id: request.id, status: 'rejected', comment: 'Decided in the browser.' });
    await row.getByText(`Already rejected by ${approver.name}`).waitFor({ timeout: afterUndoMs });
    expect(await writesAbout(control, request)).toEqual([]);
    await press(row, 'Dismiss');
    await button(row, 'Dismiss').waitFor({ state: 'detached' });
  });

  test('a request that its requester changed meanwhile is asked again instead of sent', async () => {
    const { control } = on.stage;
    const { request, row } = await newCard();
    await press(row, 'Approve');
    await row.getByText('Approving').waitFor();
    await control.changeLeave({
      id: request.id,
      to: addDays(request.to, 7),
      comment: 'One week longer, please.',
    });
    await row
      .getByText('The request has changed since: look again')
      .first()
      .waitFor({ timeout: afterUndoMs });
    expect(await writesAbout(control, request)).toEqual([]);
    await button(row, 'Approve').waitFor();
  });
});

describe('a decision still in its undo window', () => {
  const on = withApp({ signedIn: true });

  /** Approves with time enough to undo that the end of the application comes before the end of the window. */
  async function approveSlowly() {
    const page = await on.app.open();
    const settings = await openSettings(page);
    await settings.getByLabel('Time to undo').selectOption({ label: '10 seconds' });
    await showTab(page, 'Inbox');
    const request = await askForLeave(on.stage);
    await on.app.syncNow();
    const row = card(page, request.requester.name);
    await press(row, 'Approve');
    await row.getByText('Approving').waitFor();
    return request;
  }

  async function expectSentOnce({ id, path, requester }: LeaveState): Promise<void> {
    const { control } = on.stage;
    const page = await on.app.open();
    const decided = await expectOnServer(control, id, 'approved', 2 * afterUndoMs);
    expect(decided.decisions).toMatchObject([{ verdict: 'approved', via: 'office' }]);
    await card(page, requester.name).getByText('Approved', { exact: true }).waitFor();
    await on.app.syncNow();
    await on.app.waitForToolTip(/wait for you$/);
    expect(await writesAbout(control, { id, path })).toHaveLength(1);
  }

  test('outlives a restart, can be seen after it, and goes out once', async () => {
    const request = await approveSlowly();
    await on.app.quit();
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
    const app = await on.restart();
    const row = card(await app.open(), request.requester.name);
    await row.getByText(/^(Approving|Approved)$/).waitFor();
    await expectSentOnce(request);
  });

  test('outlives a crash, and goes out once', async () => {
    const request = await approveSlowly();
    await on.app.kill();
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
    await on.restart();
    await expectSentOnce(request);
  });

  test('can still be taken back after a restart', async () => {
    const request = await approveSlowly();
    const app = await on.restart();
    const row = card(await app.open(), request.requester.name);
    await press(row, 'Undo');
    await button(row, 'Approve').waitFor();
    const other = await approveSlowly();
    await expectSentOnce(other);
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
  });
});

describe('deciding at once', () => {
  const on = withApp({ signedIn: true, undoWindow: false });

  async function newCard(options?: Parameters<typeof askForLeave>[1]) {
    const request = await askForLeave(on.stage, options);
    const page = await on.app.open();
    await on.app.syncNow();
    const row = card(page, request.requester.name);
    await row.waitFor();
    return { request, page, row };
  }

  test('an approval is on the server, written once, and shown', async () => {
    const { request, row } = await newCard();
    await press(row, 'Approve');
    await row.getByText('Approved', { exact: true }).waitFor();
    const decided = await expectOnServer(on.stage.control, request.id, 'approved');
    expect(decided.decisions).toMatchObject([{ verdict: 'approved', via: 'office' }]);
    expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
  });

  test('the first of two approvers passes the request on, and the card says so', async () => {
    const { request, row } = await newCard({ twoStages: true });
    await press(row, 'Approve');
    await row.getByText('Passed on to the next approver').waitFor();
    const passedOn = await onServer(on.stage.control, request.id);
    expect(passedOn.status).toBe('pending');
    expect(passedOn.waitingFor?.login).toBe(request.approvers[1]?.login);
  });

  test('an answer that got lost after the server acted settles to one effect', async () => {
    const { control } = on.stage;
    const { request, row } = await newCard();
    await control.addFault({ kind: 'drop-after-commit', match: { method: 'PUT' } });
    await press(row, 'Approve');
    await row.getByText('Approved', { exact: true }).waitFor({ timeout: afterRetryMs });
    const writes = await writesAbout(control, request);
    expect(writes.filter(({ effect }) => effect !== null)).toHaveLength(1);
    expect((await onServer(control, request.id)).decisions).toHaveLength(1);
  });

  test('a decision made while the server is away goes out by itself when it is back', async () => {
    const { control } = on.stage;
    const { request, row } = await newCard();
    await control.stopListening();
    await press(row, 'Approve');
    await row.getByText('Goes out when you are online').waitFor();
    await control.listen();
    await expectOnServer(control, request.id, 'approved', afterRetryMs);
    expect(await writesAbout(control, request)).toHaveLength(1);
  });

  test('a crash between the click and the answer loses nothing and doubles nothing', async () => {
    const { control } = on.stage;
    const { request, row } = await newCard();
    await control.addFault({ kind: 'hang', commit: true, match: { method: 'PUT' } });
    await press(row, 'Approve');
    await eventually(() => writesAbout(control, request)).toHaveLength(1);
    await on.app.kill();
    await control.clearFaults();
    const app = await on.restart();
    const page = await app.open();
    await eventually(() => button(card(page, request.requester.name), 'Approve').count()).toBe(0);
    expect((await onServer(control, request.id)).decisions).toHaveLength(1);
    expect((await writesAbout(control, request)).filter(({ effect }) => effect !== null)).toHaveLength(1);
  });
});

describe('a server that ignores decisions', () => {
  const on = withApp({ signedIn: true, undoWindow: false, switches: { decision: 'ignored' } });

  test('has quick decisions switched off, says so, and the button opens the web page', async () => {
    const page = await on.app.open();
    const first = cards(page).first();
    await press(first, 'Approve');
    await page.getByText('This server did not carry out the last decision made here').first().waitFor({
      timeout: afterRetryMs,
    });
    expect(await button(page, 'Approve').count()).toBe(0);

    await on.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (address) => void opened.push(address);
    });
    await button(page, 'Open in browser').first().click();
    const opened = () => on.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    await eventually(opened).toHaveLength(1);
    expect((await opened())[0]).toMatch(new RegExp(`^${on.stage.office.url}/`));
  });
});

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
