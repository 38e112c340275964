import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection, OfficeSystem } from '../../../electron/office/office-system';
import type { Verb } from '../../../electron/office/ticket';
import { demo } from '../../../electron/systems/demo/index';

const start = Date.UTC(2026, 10, 25, 9);
let now: number;
let office: OfficeSystem;

beforeEach(() => {
  now = start;
  office = demo(() => now).open({ onSessionState: () => {} } as unknown as Connection);
});

async function act(id: string, verb: Verb) {
  const ticket = (await office.waiting()).tickets.find((candidate) => candidate.id === id);
  if (ticket === undefined) throw new Error(`${id} does not wait`);
  const order = { ticket, verb };
  await office.decide(order);
  return office.proof(await office.readTicket(ticket), order);
}

async function everybody() {
  const people = [];
  for await (const page of office.people()) people.push(...page.people);
  return people;
}

describe('the demo office', () => {
  it('has people who are each called differently, in a tree with one head', async () => {
    const people = await everybody();
    expect(new Set(people.map(({ displayName }) => displayName)).size).toBe(people.length);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    const ids = new Set(people.map(({ id }) => id));
    const heads = people.filter(({ managerId }) => managerId === undefined);
    expect(heads).toHaveLength(1);
    expect(people.every(({ managerId }) => managerId === undefined || ids.has(managerId))).toBe(true);
  });

  it('names nobody and nothing that could be reached', async () => {
    for (const { email, phones } of await everybody()) {
      expect(email ?? '@demo.example').toMatch(/@demo\.example$/);
      for (const { number } of phones) expect(number).toMatch(/^\+44 (20 7946 0|7700 900)\d{3}$/);
    }
    expect(demo().usualServer).toBe('https://demo.invalid');
  });

  it('has requests of the own team, with days that lie ahead and days left to say', async () => {
    const { tickets } = await office.waiting();
    const leaves = tickets.filter(({ kind }) => kind === 'leave');
    expect(leaves).toHaveLength(3);
    const people = await everybody();
    const [me] = people;
    for (const { leave, requester } of leaves) {
      expect(leave?.from && leave.from > '2026-11-25').toBe(true);
      expect(people.find(({ id }) => id === requester.personId)?.managerId).toBe(me?.id);
      const [background] = await office.backgrounds([requester.personId ?? '']);
      expect(background?.limits?.some(({ type }) => type === leave?.type)).toBe(true);
    }
    expect((await office.absences(people)).length).toBeGreaterThan(0);
  });

  it('carries out what is decided, passes on what somebody else has to approve too, and refuses a second try', async () => {
    await expect(act('demo-leave-0', 'approve')).resolves.toBe('done');
    await expect(act('demo-leave-5', 'reject')).resolves.toBe('done');
    await expect(act('demo-leave-2', 'approve')).resolves.toBe('passed-on');
    await expect(act('demo-task', 'done')).resolves.toBe('done');
    await expect(act('demo-invitation', 'decline')).resolves.toBe('done');
    expect((await office.waiting()).tickets).toEqual([]);
    const ticket = { id: 'demo-leave-0' } as Parameters<OfficeSystem['readTicket']>[0];
    await expect(office.decide({ ticket, verb: 'reject' })).rejects.toThrow('conflict');
  });

  it('has one more request after a while', async () => {
    const before = (await office.waiting()).tickets.length;
    now += 60_000;
    expect((await office.waiting()).tickets).toHaveLength(before + 1);
  });
});
