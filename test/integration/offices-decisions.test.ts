import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LeaveState, type RunningOffice, startOffice } from '../offices/index';
import { type Visitor, visitorAs } from '../offices/testing/visitor';

let office: RunningOffice;
let approver: Visitor;
let second: Visitor;

beforeEach(async () => {
  office = await startOffice({ system: 'offiserv', people: 60, seed: 9 });
  approver = await visitorAs(office, 'approver');
  second = await visitorAs(office, 'second-approver');
});
afterEach(async () => {
  await Promise.all([approver.close(), second.close()]);
  await office.close();
});

async function decide(visitor: Visitor, leave: LeaveState, status: string, comment?: string) {
  const received = await visitor.get(leave.path);
  const sent = { ...(received.json as object), status, ...(comment === undefined ? {} : { comment }) };
  return visitor.send('PUT', leave.path, sent, { 'content-type': 'application/json' });
}

async function truth(leave: LeaveState): Promise<LeaveState | undefined> {
  return (await office.control.state()).leaveRequests.find((request) => request.id === leave.id);
}

/** A request of somebody who has two approvers, and of somebody who has one. */
async function requests(): Promise<{ twoStages: LeaveState; oneStage: LeaveState }> {
  const people = await office.control.people();
  const mine = people.filter((person) => person.approvers[0] === office.logins[0]?.login);
  const create = (requester: string | undefined) =>
    office.control.createLeave({ requester: requester ?? '' });
  return {
    twoStages: await create(mine.find((person) => person.approvers.length === 2)?.login),
    oneStage: await create(mine.find((person) => person.approvers.length === 1)?.login),
  };
}

describe('a decision', () => {
  test('moves a request to the second approver, whose approval closes it and takes the days off', async () => {
    const { twoStages } = await requests();
    const waitingAt = async (visitor: Visitor) =>
      (await visitor.list((await visitor.me()).leavesForApprovalUri)).map((leave) => leave.id);
    const used = async () => {
      const [person] = (await office.control.people()).filter(({ id }) => id === twoStages.requester.id);
      const requester = await second.object(person?.path);
      const limits = await second.list(requester.leaveDaysLimitsUri);
      return Number(limits.find((limit) => limit.type === twoStages.type)?.used);
    };
    const before = await used();
    expect(await waitingAt(approver)).toContain(twoStages.id);
    expect(await waitingAt(second)).not.toContain(twoStages.id);

    expect((await decide(approver, twoStages, 'approved')).status).toBe(200);
    expect(await truth(twoStages)).toMatchObject({ status: 'pending', decisions: [{ verdict: 'approved' }] });
    expect(await waitingAt(approver)).not.toContain(twoStages.id);
    expect(await waitingAt(second)).toContain(twoStages.id);
    expect(await used()).toBe(before);

    const { status, json } = await decide(second, twoStages, 'approved', 'Have a good time.');
    expect([status, (json as { status: string }).status]).toEqual([200, 'approved']);
    expect(await truth(twoStages)).toMatchObject({
      status: 'approved',
      waitingFor: null,
      comment: 'Have a good time.',
    });
    const isThisYear = twoStages.to.slice(0, 4) === String(new Date().getFullYear());
    if (isThisYear) expect(await used()).toBe(before + twoStages.days);
  });

  test('to reject closes a request at once, with the reason', async () => {
    const { twoStages } = await requests();
    expect((await decide(approver, twoStages, 'rejected', 'The release is that week.')).status).toBe(200);
    expect(await truth(twoStages)).toMatchObject({
      status: 'rejected',
      comment: 'The release is that week.',
      waitingFor: null,
    });
  });

  test('is written to the ledger with its effect', async () => {
    const { oneStage } = await requests();
    await decide(approver, oneStage, 'approved');
    const ledger = await office.control.ledger();
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({
      login: office.logins[0]?.login,
      method: 'PUT',
      path: oneStage.path,
      status: 200,
      body: { id: oneStage.id, status: 'approved' },
      effect: { kind: 'leave-decided', leave: oneStage.id, verdict: 'approved', statusAfter: 'approved' },
    });
    expect((await office.control.signIns()).map((attempt) => attempt.accepted)).toEqual([true, true]);
  });

  test('is refused to those whose turn it is not, about oneself, twice, and about nothing', async () => {
    const { twoStages, oneStage } = await requests();
    expect((await decide(second, twoStages, 'approved')).status).toBe(403);
    const own = await office.control.createLeave({ requester: office.logins[0]?.login ?? '' });
    expect((await decide(approver, own, 'approved')).status).toBe(403);
    await decide(approver, oneStage, 'approved');
    const again = await decide(approver, oneStage, 'rejected');
    expect(again.status).toBe(409);
    expect(again.text).toContain(office.logins[0]?.name);
    await decide(approver, twoStages, 'approved');
    expect((await decide(approver, twoStages, 'approved')).status).toBe(409);
    await office.control.withdrawLeave({ id: twoStages.id });
    expect((await approver.get(twoStages.path)).status).toBe(404);
    expect((await decide(second, twoStages, 'approved')).status).toBe(404);
    const effects = (await office.control.ledger()).map((entry) => entry.effect !== null);
    expect(effects).toEqual([false, false, true, false, true, false, false]);
  });

  test('with another word or without an object is refused', async () => {
    const { oneStage } = await requests();
    expect((await decide(approver, oneStage, 'maybe')).status).toBe(422);
    expect((await approver.send('PUT', oneStage.path, 'approved')).status).toBe(400);
    expect(await truth(oneStage)).toMatchObject({ status: 'pending', version: 1 });
  });

  test('about dates that have changed meanwhile is marked in the ledger', async () => {
    const { oneStage } = await requests();
    const received = (await approver.get(oneStage.path)).json as object;
    const changed = await office.control.changeLeave({ id: oneStage.id, to: oneStage.from });
    expect(changed).toMatchObject({ days: 1, version: 2 });
    await approver.send('PUT', oneStage.path, { ...received, status: 'approved' });
    expect((await office.control.ledger())[0]?.effect).toMatchObject({ decidedAbout: 'another' });
  });

  test('by somebody else, through the control port, is there for everybody', async () => {
    const { twoStages } = await requests();
    const { id } = twoStages;
    await expect(
      office.control.decideLeave({ id, as: office.logins[2]?.login, status: 'approved' }),
    ).rejects.toThrow(/waits for/u);
    await office.control.decideLeave({ id, status: 'approved' });
    const { decisions } = await office.control.decideLeave({ id, status: 'rejected', comment: 'No.' });
    expect(decisions.map(({ verdict, via }) => [verdict, via])).toEqual([
      ['approved', 'control'],
      ['rejected', 'control'],
    ]);
    expect((await approver.get(twoStages.path)).json).toMatchObject({ status: 'rejected', comment: 'No.' });
  });
});

describe('the decision switch', () => {
  test.each([
    ['ignored', 200],
    ['refused', 405],
    ['conflict-409', 409],
  ])('%s answers %i and changes nothing', async (decision, status) => {
    const { oneStage } = await requests();
    await office.control.setSwitches({ decision });
    expect((await decide(approver, oneStage, 'approved')).status).toBe(status);
    expect(await truth(oneStage)).toMatchObject({ status: 'pending', decisions: [] });
    expect((await office.control.ledger())[0]).toMatchObject({ effect: null, status });
  });

  test('words, answers and needed comments follow their switches', async () => {
    const { oneStage, twoStages } = await requests();
    await office.control.setSwitches({
      approvedWord: 'OK',
      rejectNeedsComment: true,
      decisionAnswer: 'no-content',
    });
    expect((await decide(approver, oneStage, 'approved')).status).toBe(422);
    expect((await decide(approver, oneStage, 'OK')).status).toBe(204);
    expect((await decide(approver, twoStages, 'rejected')).status).toBe(422);
    expect((await decide(approver, twoStages, 'rejected', 'Too late.')).status).toBe(204);
  });

  test('works on the ticket shape of a request too', async () => {
    await office.control.setSwitches({ approvalShape: 'tickets' });
    const [ticket] = await approver.list((await approver.me()).leavesForApprovalUri);
    expect(Object.keys(ticket ?? {})).toContain('title');
    const { status } = await approver.send('PUT', String(ticket?.uri), { ...ticket, status: 'approved' });
    expect(status).toBe(200);
    expect((await office.control.ledger())[0]?.effect).toMatchObject({
      leave: ticket?.id,
      verdict: 'approved',
    });
  });
});
