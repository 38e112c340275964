import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { outputPath } from './support/packaged-program';
import { waitingFor } from './support/requests';
import { button, card, press } from './support/views';
import { withApp } from './support/with-app';

describe('beside a leave request', () => {
  const on = withApp({ signedIn: true, switches: { approverHistory: true } });

  /** A request of the approver's own team, the only one of its requester that waits, seen in the open window. */
  async function teamCard() {
    const { control, approver } = on.stage;
    const waiting = await waitingFor(control, approver.login);
    const year = String(new Date().getFullYear());
    const request = waiting.find(
      ({ id, requester, from }) =>
        from.startsWith(year) &&
        waiting.every((other) => other.id === id || other.requester.name !== requester.name),
    );
    if (request === undefined) throw new Error('Nobody of the team waits');
    const page = await on.app.open();
    const row = card(page, request.requester.name);
    await row.waitFor();
    return { request, page, row };
  }

  async function picture(name: string): Promise<void> {
    await mkdir(outputPath('e2e'), { recursive: true });
    await on.stage.desktop.screenshot(outputPath(`e2e/${name}.png`));
  }

  test('are the days left after it, what else waits taken off, and they stay without a network', async () => {
    const { control } = on.stage;
    const { request, row } = await teamCard();
    const { leaveRequests } = await control.state({ requester: request.requester.login });
    const year = String(new Date().getFullYear());
    const days = (status: string) =>
      leaveRequests
        .filter((leave) => leave.type === request.type && leave.status === status)
        .filter(({ from }) => from.startsWith(year))
        .reduce((sum, leave) => sum + leave.days, 0);
    const spent = days('approved') + days('pending');
    await row.getByText(/^After this: \d+ of \d+ days left/).waitFor();
    const [, left, limit] =
      /After this: (\d+) of (\d+) days left/.exec((await row.textContent()) ?? '') ?? [];
    expect(Number(left)).toBe(Number(limit) - spent);
    await picture('days-left');

    await control.stopListening();
    const app = await on.restart();
    await app.waitForToolTip(/offline/);
    const offline = card(await app.open(), request.requester.name);
    await offline.getByText(`After this: ${left} of ${limit} days left`).waitFor();
    await offline.getByText(/^Known as of /).waitFor();
    await picture('days-left-offline');
    await control.listen();
  });

  test('a request that would leave nobody says so before anything else; one who has only asked is told apart', async () => {
    const { control, approver } = on.stage;
    const team = (await control.people()).filter(({ approvers }) => approvers[0] === approver.login);
    const [requester, asking, ...others] = team;
    if (requester === undefined || asking === undefined) throw new Error('There is no team');
    const week = { from: mondayAfter(150), to: mondayAfter(150) };
    const askFor = (login: string) => control.createLeave({ requester: login, ...week });
    const grant = async (login: string) => {
      let leave = await askFor(login);
      while (leave.status === 'pending')
        leave = await control.decideLeave({ id: leave.id, status: 'approved' });
    };
    for (const { login } of others) await grant(login);
    await askFor(asking.login);
    await askFor(requester.login);
    const page = await on.app.open();
    await on.app.syncNow();
    const row = card(page, requester.name).last();
    await row.getByText(`Few left: ${team.length - 1} of ${team.length} in the team away on`).waitFor();
    await row.getByText(`${team.length - 2} of ${team.length} in the team away then`).waitFor();
    await row.getByText(`1 more has asked (${asking.name})`).waitFor();
    await press(row, 'Team calendar');
    const table = row.getByRole('table', { name: 'Team calendar' });
    await table.getByRole('row', { name: new RegExp(`^${requester.name}.*this request$`) }).waitFor();
    await table.getByRole('row', { name: new RegExp(`^${asking.name}.*has asked$`) }).waitFor();
    expect(await table.getByRole('row', { name: /away$/ }).count()).toBeGreaterThanOrEqual(team.length - 2);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await row.locator('.timeline-picture').scrollIntoViewIfNeeded();
    await picture('calendar');
  });

  test('what Approve does next is said where there is another approver', async () => {
    const { control, approver } = on.stage;
    const waiting = await waitingFor(control, approver.login);
    const staged = waiting.find(({ approvers }) => approvers.length === 2);
    const page = await on.app.open();
    const row = card(page, staged?.requester.name ?? '').first();
    await row.getByText(`If you approve, ${staged?.approvers[1]?.name} decides next`).waitFor();
    const toggle = row.getByRole('button', { name: /^(Team calendar|Order of approval)$/ });
    await toggle.click();
    await row.getByRole('heading', { name: 'Order of approval' }).waitFor();
    await row.getByText('Order of approval').last().scrollIntoViewIfNeeded();
    await expect(row.locator('.approvers li').allTextContents()).resolves.toEqual([
      'You',
      staged?.approvers[1]?.name,
    ]);
    await picture('approvers');
    await toggle.click();
  });

  test('"not now" silences a request without deciding it, over a restart, until it is taken up again', async () => {
    const { control } = on.stage;
    const { request, page, row } = await teamCard();
    const before = await badge(page);
    await press(row, 'More actions');
    await page.getByRole('menuitem', { name: 'Not now: in 1 hour' }).click();
    await row.getByText(/^Not now, until/).waitFor();
    await eventually(() => badge(page)).toBe(before - 1);
    await on.app.syncNow();
    const app = await on.restart();
    await app.waitForToolTip(/wait/);
    const again = card(await app.open(), request.requester.name);
    await again.getByText(/^Not now, until/).waitFor();
    await again.scrollIntoViewIfNeeded();
    await picture('not-now');
    await press(again, 'Take up again');
    await button(again, 'Approve').waitFor();
    expect((await waitingFor(control, on.stage.approver.login)).some(({ id }) => id === request.id)).toBe(
      true,
    );
  });

  test('words used for one rejection are offered for the next', async () => {
    const { page, row } = await teamCard();
    await press(row, 'Reject');
    await row.getByLabel('Reason').fill('Too few would be left that week.');
    await press(row, 'Reject');
    const next = page
      .getByRole('list', { name: 'Waiting for you' })
      .getByRole('listitem')
      .filter({ has: button(page, 'Reject') })
      .first();
    await press(next, 'Reject');
    await picture('phrases');
    await press(next, 'Too few would be left that week.');
    expect(await next.getByLabel('Reason').inputValue()).toBe('Too few would be left that week.');
  });
});

/** How many the inbox says are waiting. */
async function badge(page: Page): Promise<number> {
  return Number.parseInt(
    (await page
      .getByText(/^\d+ waits? for you$/)
      .first()
      .textContent()) ?? '',
    10,
  );
}

/** The first Monday so many days ahead. */
function mondayAfter(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}
