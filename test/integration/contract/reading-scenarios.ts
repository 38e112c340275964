import { expect, test } from 'vitest';
import { capabilities, ownLeave, person, reminder, ticket } from '../../../electron/bridge/schemas';
import type { PeoplePage } from '../../../electron/office/office-system';
import type { Person } from '../../../electron/office/person';
import { diffTickets } from '../../../electron/sync/diff';
import { everybody } from '../calls';
import { byId, openDesk, ticketOf } from './desk';
import type { SystemUnderTest } from './system-under-test';

/** What waits, what falls due, and who is who. */
export function readingScenarios(under: SystemUnderTest): void {
  test('the first look finds what waits, each once, in words that can cross the bridge', async (context) => {
    const { system, office } = await openDesk(under, context);
    const waiting = await system.waiting();
    expect(waiting.missing).toEqual([]);
    expect(waiting.tickets.length).toBeGreaterThan(0);
    for (const one of waiting.tickets) expect(ticket.parse(one)).toEqual(one);
    for (const one of waiting.reminders) expect(reminder.parse(one)).toEqual(one);
    for (const one of waiting.ownLeaves) expect(ownLeave.parse(one)).toEqual(one);
    expect(capabilities.parse(waiting.capabilities)).toEqual(waiting.capabilities);
    for (const all of [waiting.tickets, waiting.reminders])
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const dues = waiting.reminders.map(({ dueAt }) => dueAt);
    expect(dues).toEqual(dues.toSorted((one, other) => one - other));
    const pages = [...waiting.tickets, ...waiting.reminders].flatMap(({ webUrl }) => webUrl ?? []);
    for (const page of pages) expect(new URL(page).origin).toBe(office.url);
  });

  test('a part that is not offered is empty and not missing', async (context) => {
    const { system } = await openDesk(under, context);
    const { capabilities: can, tickets, ownLeaves, reminders } = await system.waiting();
    const leaves = tickets.filter(({ kind }) => kind === 'leave');
    if (can.leaveApproval !== 'on') expect(leaves).toEqual([]);
    if (can.tickets !== 'on') expect(tickets).toEqual(leaves);
    if (can.ownLeave !== 'on') expect(ownLeaves).toEqual([]);
    if (can.reminders !== 'on') expect(reminders).toEqual([]);
  });

  test('a look at which nothing is new finds the same, writes nothing and is cheap', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.waiting();
    const before = await system.waiting();
    await office.control.clearLogs();
    const again = await system.waiting();
    expect((await office.control.requests()).count).toBe(office.requestsPerPoll);
    expect([await office.control.ledger(), await office.signInCount()]).toEqual([[], 0]);
    expect(diffTickets(before.tickets, again.tickets)).toEqual({ arrived: [], changed: [], gone: [] });
    expect(byId(again.reminders)).toEqual(byId(before.reminders));
  });

  test('something new arrives, changes and goes, and so does nothing else', async (context) => {
    const { system, office } = await openDesk(under, context);
    const before = (await system.waiting()).tickets;
    const work = await office.newWork();
    const arrived = diffTickets(before, (await system.waiting()).tickets);
    expect([arrived.arrived.length, arrived.changed, arrived.gone]).toEqual([1, [], []]);
    expect(arrived.arrived.every((one) => work.is(one))).toBe(true);
    const known = [...before, ...arrived.arrived];
    await work.change();
    const changed = diffTickets(known, (await system.waiting()).tickets);
    expect([changed.arrived, changed.changed.map((one) => work.is(one)), changed.gone]).toEqual([
      [],
      [true],
      [],
    ]);
    await work.remove();
    const gone = diffTickets(known, (await system.waiting()).tickets);
    expect([gone.arrived, gone.changed, gone.gone.map((one) => work.is(one))]).toEqual([[], [], [true]]);
  });

  test('a ticket that is read again is the one that was seen, then a changed one, then no longer ours', async (context) => {
    const { system, office } = await openDesk(under, context);
    const work = await office.newWork();
    const seen = await ticketOf(system, work);
    expect(await system.readTicket(seen)).toMatchObject({
      found: 'ticket',
      waitsForMe: true,
      ticket: { id: seen.id, version: seen.version },
    });
    await work.change();
    const changed = await system.readTicket(seen);
    expect(changed).toMatchObject({ found: 'ticket', waitsForMe: true });
    if (changed.found === 'ticket') expect(changed.ticket.version).not.toBe(seen.version);
    await work.remove();
    const left = await system.readTicket(seen);
    expect(left.found === 'gone' || !left.waitsForMe).toBe(true);
  });

  test('a reminder comes in time, moves and goes', async (context) => {
    const { system, office } = await openDesk(under, context);
    if (office.newReminder === undefined) return context.skip('there are no reminders');
    await system.waiting();
    const made = await office.newReminder();
    const find = async () => (await system.waiting()).reminders.find((one) => made.is(one));
    expect((await find())?.dueAt).toBe(made.dueAt);
    await made.move();
    expect((await find())?.dueAt).toBe(made.dueAt + 3_600_000);
    await made.remove();
    expect(await find()).toBeUndefined();
  });

  test('the directory has everybody once, over several pages, and the person signed in', async (context) => {
    const { system, office } = await openDesk(under, context, { people: 300 });
    const me = await system.signIn();
    const people = await everybody(system);
    expect(people.length).toBe(office.people);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(people.map(({ id }) => id)).toContain(me.person.id);
    for (const one of people) expect(person.parse(one)).toEqual(one);
    expect(people.some(({ phones }) => phones.length > 0)).toBe(true);
    expect(await office.control.ledger()).toEqual([]);
  });

  test('the directory loses nobody when the session ends on the way', async (context) => {
    const { system, office } = await openDesk(under, context, { people: 300 });
    if (office.expire === undefined) return context.skip('there is no session that could end');
    let count = 0;
    for await (const page of system.people()) {
      if (count === 0) await office.expire();
      count += page.people.length;
    }
    expect(count).toBe(office.people);
  });

  test('the directory can be gone on with after any page, and then has everybody', async (context) => {
    const { system, office } = await openDesk(under, context, { people: 300 });
    const pages: PeoplePage[] = [];
    for await (const page of system.people()) pages.push(page);
    expect(pages.some(({ moved }) => moved)).toBe(false);
    const whole = new Set(pages.flatMap(({ people }) => people.map(({ id }) => id)));
    expect(pages.filter(({ bookmark }) => bookmark !== undefined).length).toBeGreaterThan(0);
    for (const [at, { bookmark }] of pages.entries()) {
      if (bookmark === undefined) continue;
      const met = new Set(pages.slice(0, at + 1).flatMap(({ people }) => people.map(({ id }) => id)));
      const before = met.size;
      let read = 0;
      for await (const page of system.people(undefined, { bookmark, isMet: (id) => met.has(id) })) {
        expect(page.moved).not.toBe(true);
        for (const { id } of page.people) met.add(id);
        read += page.people.length;
      }
      expect(met).toEqual(whole);
      expect(read).toBe(whole.size - before);
    }
    expect(whole.size).toBe(office.people);
  });

  test('a bookmark that is none leads to the beginning', async (context) => {
    const { system, office } = await openDesk(under, context);
    const people: Person[] = [];
    const resumption = { bookmark: '{"page":-1', isMet: () => true };
    for await (const page of system.people(undefined, resumption)) people.push(...page.people);
    expect(people.length).toBe(office.people);
  });

  test('time away and backgrounds are about those who were asked for', async (context) => {
    const { system } = await openDesk(under, context);
    const people = (await everybody(system)).slice(0, 10);
    const ids = new Set(people.map(({ id }) => id));
    const absences = await system.absences(people);
    const backgrounds = await system.backgrounds([...ids]);
    for (const { personId } of [...absences, ...backgrounds]) expect(ids).toContain(personId);
    for (const { from, to } of absences) expect(from <= to).toBe(true);
    expect(await system.absences([])).toEqual([]);
  });

  test('people outside are found by name and marked as such', async (context) => {
    const { system } = await openDesk(under, context);
    if (system.outsideContacts === undefined) return context.skip('there is nobody outside');
    const staff = new Set((await everybody(system)).map(({ id }) => id));
    const found = await system.outsideContacts('mar');
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(person.parse(one)).toEqual(one);
      expect([one.outside === undefined, staff.has(one.id)]).toEqual([false, false]);
    }
    expect(await system.outsideContacts('nobody is called like this')).toEqual([]);
  });
}
