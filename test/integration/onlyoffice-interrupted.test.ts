import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../electron/office/errors';
import type { DecisionOrder, Proof } from '../../electron/office/office-system';
import { type Desk, openDesk, ticketNamed } from './onlyoffice/account';

let desk: Desk;

beforeAll(async () => {
  // This many requests in so short a time are more than the pace of an account lets through.
  desk = await openDesk({ assumptions: { pace: { requests: 10_000, windowMs: 1_000 } } });
});
afterAll(() => desk.close());

/** Tries as the room that owns decisions does: read, decide, read; and starts anew after each failure. */
async function carryOut(order: DecisionOrder): Promise<Proof> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const before = await desk.system.readTicket(order.ticket);
      const proof = desk.system.proof(before, order);
      if (proof !== 'not-done') return proof;
      await desk.system.decide(order);
    } catch (error) {
      expect(['offline', 'server-down', 'malformed', 'expired', 'timeout']).toContain(failureOf(error).name);
    }
    await desk.restart();
  }
  throw new Error('it was never carried out');
}

describe.each(['drop-before', 'drop-after-commit', 'truncate', 'html', 'garbage'] as const)(
  'a fault (%s) at any step',
  (kind) => {
    test.each([0, 1, 2, 3, 4])(
      'after %i requests leaves one comment, and the task with the others',
      async (after) => {
        const { control, logins } = desk.office;
        const other = logins[2]?.login ?? '';
        const { id } = await control.createTask({ responsibles: [desk.login, other] });
        const ticket = await ticketNamed(desk.system, `task:${id}`);
        await control.clearLogs();
        const match = { path: `project/task/${id}` };
        await control.addFault({ kind, after, match, ...(kind === 'html' && { commit: true }) });
        expect(await carryOut({ ticket, verb: 'decline', reason: 'No time this week.' })).toBe('done');
        await control.clearFaults();
        const task = (await control.state()).tasks.find((one) => one.id === id);
        expect(task).toMatchObject({ responsibles: [other], comments: [{ author: desk.login }] });
        expect(task?.comments).toHaveLength(1);
        const effects = (await control.ledger()).filter(({ effect }) => effect !== null);
        expect(effects.map(({ method }) => method)).toEqual(['POST', 'PUT']);
      },
    );
  },
);
