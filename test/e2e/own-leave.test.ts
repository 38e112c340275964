import { describe, expect, test } from 'vitest';
import type { LeaveState } from '../offices';
import { eventually } from './support/eventually';
import { ownLimits } from './support/office-client';
import { showTab } from './support/views';
import { withApp } from './support/with-app';

const standings: Readonly<Record<LeaveState['status'], string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

describe('my own leave', () => {
  const on = withApp({ signedIn: true });

  async function openRequests() {
    const page = await on.app.open();
    await showTab(page, 'Requests');
    return page.getByRole('tabpanel', { name: 'Requests' });
  }

  async function rows() {
    return (await openRequests()).getByRole('list', { name: 'My leave' }).getByRole('listitem');
  }

  async function onServer(): Promise<readonly LeaveState[]> {
    const { control, approver } = on.stage;
    return (await control.state({ requester: approver.login })).leaveRequests;
  }

  /** How a request of the server must read: what, when, how many days, and how it stands. */
  function lineOf({ type, from, to, days, status }: LeaveState): RegExp {
    const dayOf = (date: string) => `\\b${Number(date.slice(8))}\\b`;
    const range = from === to ? dayOf(from) : `${dayOf(from)}.*${dayOf(to)}`;
    return new RegExp(
      `^${type}, .*${range}.*, ${days}\\s${days === 1 ? 'day' : 'days'}.*${standings[status]}$`,
    );
  }

  /** Waits until the list has every request of the server and no other. */
  async function expectAsOnServer(): Promise<void> {
    const list = await rows();
    const leaves = await onServer();
    for (const leave of leaves)
      await list
        .filter({ hasText: lineOf(leave) })
        .first()
        .waitFor();
    expect(await list.count()).toBe(leaves.length);
  }

  /** Waits until every type shows what is left of it by the server's own count. */
  async function expectDaysAsOnServer(): Promise<void> {
    const panel = await openRequests();
    const limits = await ownLimits(on.stage);
    expect(limits.length).toBeGreaterThan(2);
    const shown = async () => {
      const types = await panel.getByRole('term').allTextContents();
      const words = await panel.getByRole('definition').allTextContents();
      return types.map((type, at) => `${type}: ${words[at]}`);
    };
    await eventually(shown).toEqual(
      limits.map(({ type, limit, used }) => `${type}: ${limit - used} of ${limit} days left`),
    );
  }

  test('is listed as the server has it', async () => {
    expect((await onServer()).length).toBeGreaterThan(0);
    await expectAsOnServer();
  });

  test('comes with what is left of each kind of day', async () => {
    await expectDaysAsOnServer();
  });

  test('appears when it is asked for, waits, and follows the decision', async () => {
    const { control, approver } = on.stage;
    const asked = await control.createLeave({ requester: approver.login, comment: 'A long weekend.' });
    await on.app.syncNow();
    await expectAsOnServer();
    const row = (await rows()).filter({ hasText: 'A long weekend.' });
    await row.getByText('Waiting', { exact: true }).waitFor();

    for (const { login } of asked.approvers) {
      await control.decideLeave({ id: asked.id, as: login, status: 'approved' });
    }
    await on.app.syncNow();
    await row.getByText('Approved', { exact: true }).waitFor();
    await expectAsOnServer();
    await expectDaysAsOnServer();
  });

  test('shows what was turned down and why', async () => {
    const { control, approver } = on.stage;
    const asked = await control.createLeave({ requester: approver.login });
    await control.decideLeave({ id: asked.id, status: 'rejected', comment: 'The audit is that week.' });
    await on.app.syncNow();
    const row = (await rows()).filter({ hasText: 'The audit is that week.' });
    await row.getByText('Rejected', { exact: true }).waitFor();
    await expectAsOnServer();
  });
});
