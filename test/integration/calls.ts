/** What tests of every system ask of an account. */
import { type Failure, failureOf } from '../../electron/office/errors';
import type { DecisionOrder, OfficeSystem, Proof } from '../../electron/office/office-system';
import type { Person } from '../../electron/office/person';

/** The failure a call rejects with; an error when it does not. */
export async function failureFrom(call: Promise<unknown>): Promise<Failure> {
  const failed = await call.then(() => undefined, failureOf);
  if (failed === undefined) throw new Error('the call should have failed');
  return failed;
}

export async function everybody(system: OfficeSystem): Promise<Person[]> {
  const people: Person[] = [];
  for await (const page of system.people()) people.push(...page.people);
  return people;
}

/** Reads, decides and reads again, as the room that owns decisions goes about it. */
export async function readDecideRead(system: OfficeSystem, order: DecisionOrder): Promise<Proof> {
  const before = await system.readTicket(order.ticket);
  if (before.found !== 'ticket' || !before.waitsForMe || before.ticket.version !== order.ticket.version) {
    throw new Error('the ticket is not what was seen');
  }
  await system.decide({ ...order, ticket: before.ticket });
  return system.proof(await system.readTicket(order.ticket), order);
}
