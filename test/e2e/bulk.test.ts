import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LeaveState } from '../offices';
import { eventually } from './support/eventually';
import { picture } from './support/picture';
import { askForLeave, expectOnServer, onServer, writesAbout } from './support/requests';
import { button, card, cards } from './support/views';
import { withApp } from './support/with-app';

describe('several requests', () => {
  const on = withApp({ signedIn: true });

  async function newCards(count: number): Promise<{ page: Page; requests: readonly LeaveState[] }> {
    const requests: LeaveState[] = [];
    for (let more = 0; more < count; more += 1) requests.push(await askForLeave(on.stage));
    const page = await on.app.open();
    await on.app.syncNow();
    for (const { requester } of requests) await card(page, requester.name).waitFor();
    return { page, requests };
  }

  const bar = (page: Page) => page.getByRole('region', { name: 'Selected requests' });
  const box = (page: Page, { requester }: LeaveState) =>
    card(page, requester.name).getByRole('checkbox', { name: /^Select / });

  test('picked by pointer are approved with one press, each with its own line and Undo', async () => {
    const { page, requests } = await newCards(3);
    const [first, second, third] = requests as [LeaveState, LeaveState, LeaveState];
    await button(page, 'Select').click();
    for (const request of requests) await box(page, request).check();
    await bar(page).getByText('3 selected').waitFor();
    await picture(page, 'bulk');
    await button(bar(page), 'Approve 3').click();
    for (const { requester } of requests) await card(page, requester.name).getByText('Approving').waitFor();
    await picture(page, 'bulk-approving');
    await button(card(page, second.requester.name), 'Undo').click();
    await expectOnServer(on.stage.control, first.id, 'approved');
    await expectOnServer(on.stage.control, third.id, 'approved');
    expect((await onServer(on.stage.control, second.id)).status).toBe('pending');
    expect(await writesAbout(on.stage.control, second)).toEqual([]);
    await bar(page).waitFor({ state: 'detached' });
  });

  test('are picked by keyboard, and rejected only with one reason for all', async () => {
    const { page, requests } = await newCards(2);
    await page.keyboard.press('Home');
    await cards(page).first().focus();
    await page.keyboard.press('x');
    await bar(page).getByText('1 selected').waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await bar(page).getByText('2 selected').waitFor();
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    await expect(on.app.isOpen()).resolves.toBe(true);

    for (const { requester } of requests) {
      await card(page, requester.name).focus();
      await page.keyboard.press('x');
    }
    await bar(page).getByText('2 selected').waitFor();
    await button(bar(page), 'Reject 2').click();
    await button(bar(page), 'Reject 2').click();
    await bar(page).getByText('Type a reason first.').waitFor();
    await picture(page, 'bulk-reject');
    await bar(page).getByLabel('Reason').fill('The office moves that week.');
    await page.keyboard.press('Control+Enter');
    for (const request of requests) {
      const decided = await expectOnServer(on.stage.control, request.id, 'rejected');
      expect(decided.decisions.at(-1)).toMatchObject({ comment: 'The office moves that week.' });
      expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
    }
    await eventually(() => bar(page).count()).toBe(0);
  });

  test('with one that leaves too few among them: it is left for a decision of its own', async () => {
    const { control, approver } = on.stage;
    const team = (await control.people()).filter(({ approvers }) => approvers[0] === approver.login);
    const [requester, ...others] = team;
    if (requester === undefined) throw new Error('There is no team');
    const day = new Date(Date.now() + 150 * 86_400_000);
    while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
    const week = { from: day.toISOString().slice(0, 10), to: day.toISOString().slice(0, 10) };
    for (const { login } of others) {
      let leave = await control.createLeave({ requester: login, ...week });
      while (leave.status === 'pending')
        leave = await control.decideLeave({ id: leave.id, status: 'approved' });
    }
    await control.createLeave({ requester: requester.login, ...week });
    const { page, requests } = await newCards(1);
    const crowded = cards(page)
      .filter({ hasText: /Nobody left|Few left/ })
      .first();
    await crowded.waitFor();
    await button(page, 'Select').click();
    await crowded.getByRole('checkbox').check();
    await box(page, requests[0] as LeaveState).check();
    await button(bar(page), 'Approve 1').waitFor();
    await button(bar(page), 'Reject 2').waitFor();
    await bar(page).getByText('1 is not approved together with others: decide it by itself.').waitFor();
    await picture(page, 'bulk-conflict');
    await button(bar(page), 'Approve 1').click();
    await expectOnServer(control, (requests[0] as LeaveState).id, 'approved');
    await button(crowded, 'Approve').waitFor();
  });
});
