import { card } from '../../e2e/support/views';
import type { LeaveState, RunningOffice } from '../../offices';
import type { Deciding, OfficeOnShow, Work } from '../office-on-show';
import { expectThat } from '../steps/checks';
import { firstLogin, passwordOnly, signInsOf } from './common';

const occasions = [
  'A long weekend in Gdańsk.',
  'Family holiday in the mountains.',
  'Moving to a new flat.',
  'School holidays, the children are at home.',
  'My parents are visiting.',
];

/** An approver whom the team asks for leave. */
export async function offiservOnShow({ control, logins }: RunningOffice): Promise<OfficeOnShow> {
  const approver = firstLogin(logins);
  const asked = async () => (await control.state({ waitingFor: approver.login })).leaveRequests;

  /** A report of the approver who waits for nothing yet and, where there is one, needs no second approver. */
  async function somebodyNew(): Promise<string | undefined> {
    const waiting = new Set((await asked()).map(({ requester }) => requester.login));
    const people = await control.people();
    const free = people.filter(
      ({ login, approvers }) => approvers[0] === approver.login && !waiting.has(login),
    );
    return (free.find(({ approvers }) => approvers.length === 1) ?? free[0])?.login;
  }

  const deciding: Deciding = {
    quick: { button: 'Approve', settled: 'Approved' },
    withReason: {
      button: 'Reject',
      settled: 'Rejected',
      reason: 'Two of the team are away that week already. Could you take the one after?',
    },
    another: async (than) => {
      const requests = await asked();
      const one = requests.find(
        ({ id, requester }) =>
          id !== than.id &&
          requests.filter((other) => other.requester.login === requester.login).length === 1,
      );
      return one && toWork(one);
    },
    outcome: async ({ id }, reason) => {
      const { leaveRequests } = await control.state();
      const request = leaveRequests.find((one) => one.id === id);
      const decision = request?.decisions.find(({ via }) => via === 'office');
      if (request === undefined || decision === undefined) return undefined;
      const wanted = reason === undefined ? 'approved' : 'rejected';
      expectThat(decision.verdict === wanted, `The server has "${decision.verdict}", not "${wanted}".`);
      expectThat(decision.by.login === approver.login, 'Somebody else decided it.');
      expectThat(
        reason === undefined || decision.comment === reason,
        `The server has the reason "${decision.comment}".`,
      );
      const writes = (await control.ledger()).filter(({ path }) => path.includes(request.path)).length;
      expectThat(writes === 1, `The server received ${writes} writes.`);
      const name = request.requester.name;
      if (reason !== undefined)
        return { record: `${name}'s request rejected, with the words, one write`, line: 'Rejected' };
      const next = request.waitingFor === null ? '' : `, now with ${request.waitingFor.name}`;
      return {
        record: `it ${request.status}, approved by ${decision.by.name}${next}, one write`,
        line: request.status === 'approved' ? 'Approved' : 'Passed on to the next approver',
      };
    },
  };

  return {
    ...passwordOnly(approver),
    control,
    noun: 'request',
    guide: [
      'About every 45 seconds somebody asks for leave, and a notification says so.',
      'A approves and R rejects the request in focus, U takes it back, / finds a colleague, ? lists the keys.',
    ],
    signIns: () => signInsOf(control),
    waiting: async () => (await asked()).map(({ requester }) => requester.name),
    peopleCount: async () => (await control.state()).people,
    colleagues: async () =>
      (await control.people()).map(({ firstname, lastname, name, phone }) => ({
        given: firstname,
        family: lastname,
        name,
        phone,
      })),
    newWork: async (count) => {
      const requester = await somebodyNew();
      return toWork(
        await control.createLeave({
          ...(requester !== undefined && { requester }),
          approver: approver.login,
          comment: occasions[count % occasions.length],
        }),
      );
    },
    deciding,
  };
}

function toWork({ id, requester, days }: LeaveState): Work {
  return {
    id,
    title: requester.name,
    news: `${requester.name} asks for ${days} days of leave.`,
    row: (page) => card(page, requester.name),
  };
}
