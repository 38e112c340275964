import { expect, test } from 'vitest';
import { type Verb, verbs } from '../../../electron/office/ticket';
import { failureFrom } from '../calls';
import { openDesk, ticketOf } from './desk';
import type { SystemUnderTest } from './system-under-test';

/** Decisions, for the verbs that the system offers. */
export function decidingScenarios(under: SystemUnderTest): void {
  test.for(verbs)('%s is carried out once and seen to be, where it is offered', async (verb, context) => {
    const { system, office } = await openDesk(under, context);
    const work = await office.workFor(verb);
    if (work === undefined) return context.skip('no ticket of this system offers it');
    const ticket = await ticketOf(system, work);
    expect(ticket.verbs).toContain(verb);
    const order = { ticket, verb, reason: 'Because.' };
    expect(system.proof(await system.readTicket(ticket), order)).toBe('not-done');
    await system.decide(order);
    const isKeptHere = ticket.onlyHere?.includes(verb) === true;
    const effects = (await office.control.ledger()).filter(({ effect }) => effect !== null);
    expect(effects.length > 0).toBe(!isKeptHere);
    expect(await work.isDecided()).toBe(!isKeptHere);
    expect(['done', 'passed-on', 'gone']).toContain(system.proof(await system.readTicket(ticket), order));
    const left = (await system.waiting()).tickets.find((one) => work.is(one));
    // Who takes a task has it to do from then on.
    if (verb === 'take') expect(left?.verbs.includes(verb)).toBe(false);
    else expect(left).toBeUndefined();
  });

  test('a verb that a ticket does not offer is refused, and nothing is written', async (context) => {
    const { system, office } = await openDesk(under, context);
    const ticket = await ticketOf(system, await office.newWork());
    for (const verb of verbs.filter((one) => !ticket.verbs.includes(one))) {
      expect((await failureFrom(system.decide({ ticket, verb, reason: 'Because.' }))).name).toBe('invalid');
    }
    expect(await office.control.ledger()).toEqual([]);
  });

  test('what was taken away meanwhile is not decided', async (context) => {
    const { system, office } = await openDesk(under, context);
    const work = await office.newWork();
    const ticket = await ticketOf(system, work);
    const verb: Verb = ticket.verbs[0] ?? 'done';
    await work.remove();
    expect(['gone', 'otherwise']).toContain(system.proof(await system.readTicket(ticket), { ticket, verb }));
    const { name } = await failureFrom(system.decide({ ticket, verb }));
    expect(['not-found', 'conflict', 'invalid', 'forbidden']).toContain(name);
    expect((await office.control.ledger()).filter(({ effect }) => effect !== null)).toEqual([]);
  });
}
