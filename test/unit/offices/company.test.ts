import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfficeRequest } from '../../offices/common/office-request';
import { wallTime } from '../../offices/common/zoned-time';
import { dayLimit, leaveTypes } from '../../offices/offiserv/leave-types';
import { makeOffiserv } from '../../offices/offiserv/open-offiserv';

const now = () => new Date('2026-11-20T09:30:00Z');
const companies = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  people: fc.integer({ min: 4, max: 150 }),
});

function open(seed: number, people: number, switches: Record<string, unknown> = {}) {
  return makeOffiserv({ seed, people, switches, now });
}

function requestFor(path: string, cookie = ''): OfficeRequest {
  const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
  const cookies = new Map(name === '' ? [] : [[name, value]]);
  return { method: 'GET', path, query: new URLSearchParams(), headers: {}, cookies, body: Buffer.alloc(0) };
}

describe('a generated company', () => {
  test('is a tree: one person at the top, and every line of managers leads there', () => {
    fc.assert(
      fc.property(companies, ({ seed, people }) => {
        const { staff } = open(seed, people).company;
        expect(staff.people).toHaveLength(people);
        expect(staff.people.filter((person) => person.manager === null)).toHaveLength(1);
        for (const person of staff.people) {
          let at = person;
          for (let steps = 0; at.manager !== null; steps += 1) {
            expect(steps).toBeLessThan(people);
            expect(staff.at(at.manager).reports).toContain(at.index);
            at = staff.at(at.manager);
          }
        }
        expect(new Set(staff.people.map((person) => person.email)).size).toBe(people);
        expect(new Set(staff.people.map((person) => person.id)).size).toBe(people);
        for (const { email } of staff.people)
          expect(email).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+@[a-z0-9]+\.example$/u);
      }),
      { numRuns: 40 },
    );
  });

  test('counts leave in working days, keeps to the limits and asks nobody about their own leave', () => {
    fc.assert(
      fc.property(companies, ({ seed, people }) => {
        const { company } = open(seed, people);
        for (const request of company.leave.all()) {
          let weekdays = 0;
          for (let at = Date.parse(request.from); at <= Date.parse(request.to); at += 86_400_000) {
            if (![0, 6].includes(new Date(at).getUTCDay())) weekdays += 1;
          }
          expect(request.days).toBe(weekdays);
          expect(request.approvers).not.toContain(request.requester);
          expect(request.approvers.length).toBeGreaterThan(0);
          const verdicts = request.decisions.map((decision) => decision.verdict);
          if (request.status === 'approved')
            expect(verdicts).toEqual(request.approvers.map(() => 'approved'));
          if (request.status === 'rejected') expect(verdicts.at(-1)).toBe('rejected');
          if (request.status === 'pending') {
            expect(verdicts.length).toBeLessThan(request.approvers.length);
            expect(request.from > company.today).toBe(true);
          }
        }
        for (const person of company.staff.people) {
          const requests = company.leave.of(person);
          for (const [place, request] of requests.entries()) {
            const next = requests[place + 1];
            if (next !== undefined) expect(request.to < next.from).toBe(true);
          }
          for (const { type, limit, used } of company.leave.limitsOf(person, '2026')) {
            expect(used).toBeLessThanOrEqual(limit);
            expect(leaveTypes[type] && dayLimit(person, leaveTypes[type])).toBe(limit);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never lends or reserves a thing twice at a time, and only in the way its group is shared', () => {
    fc.assert(
      fc.property(companies, ({ seed, people }) => {
        const { resources } = open(seed, people).company;
        const sharings = new Set(resources.resources.map((resource) => resource.group.sharing));
        expect(sharings.size).toBe(4);
        const active = [...resources.all()].filter((booking) => booking.status === 'active');
        for (const one of active) {
          expect(one.resource.group.sharing).toBe(
            one.kind === 'lending' ? 'short-term lending' : 'reservation',
          );
          const clash = active.find(
            (other) =>
              other !== one && other.resource === one.resource && other.from < one.to && one.from < other.to,
          );
          expect(clash).toBeUndefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('publishes only references that lead somewhere, for whoever is signed in', () => {
    fc.assert(
      fc.property(companies, fc.nat(), ({ seed, people }, nth) => {
        const { handler, company } = open(seed, people);
        const viewer = company.staff.at(nth % people);
        const cookie = handler.sessions.open(viewer.email);
        const seen = new Set<string>(['/data/users/me', '/data/companies/my']);
        const own = new Set<string>();
        for (const path of seen) {
          const answer = handler.handle(requestFor(path, cookie));
          // What belongs to somebody else is refused; it is never missing.
          expect([200, 403]).toContain(answer.status);
          if (answer.status !== 200) continue;
          own.add(path);
          JSON.parse(answer.body.toString('utf8'), (key, value) => {
            const isReference = typeof value === 'string' && value.startsWith('/data/');
            if (isReference && key !== 'singleTicketUri') seen.add(value);
            return value;
          });
        }
        expect(own.size).toBeGreaterThan(people);
      }),
      { numRuns: 12 },
    );
  });

  test('is the same for the same seed and another for another', () => {
    const text = (seed: number) => JSON.stringify(open(seed, 30).company.staff.people);
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  test('has leave of the same team in the same days, so that an approver has something to weigh', () => {
    const { company, cast } = open(1, 200);
    const waiting = company.leave.waitingFor(cast.approver);
    expect(waiting.length).toBeGreaterThanOrEqual(4);
    const overlaps = waiting.filter((one) =>
      waiting.some((other) => other !== one && other.from <= one.to && one.from <= other.to),
    );
    expect(overlaps.length).toBeGreaterThanOrEqual(2);
    expect(company.leave.waitingFor(cast.secondApprover).length).toBeGreaterThan(0);
  });

  test('has something that begins and something that ends within three hours for the approver', () => {
    const { company, cast } = open(1, 200);
    const soon = (at: Date) =>
      at.getTime() - now().getTime() > 0 && at.getTime() - now().getTime() < 3 * 3_600_000;
    const { resources } = company;
    expect(resources.activeOf(cast.approver, 'reservation', now()).some((one) => soon(one.from))).toBe(true);
    expect(resources.activeOf(cast.approver, 'lending', now()).some((one) => soon(one.to))).toBe(true);
  });

  test('can have 100,000 people', () => {
    const { company, handler } = open(2, 100_000);
    const cookie = handler.sessions.open(company.staff.at(5).email);
    expect(handler.handle(requestFor('/data/users/me', cookie)).status).toBe(200);
    expect(company.staff.people).toHaveLength(100_000);
  }, 60_000);

  test('lives by the clock of Warsaw', () => {
    const late = makeOffiserv({
      seed: 1,
      people: 10,
      switches: {},
      now: () => new Date('2026-06-30T22:30:00Z'),
    });
    expect(late.company.today).toBe('2026-07-01');
    expect(wallTime('Europe/Warsaw', new Date('2026-11-20T09:30:00Z'))).toBe('2026-11-20T10:30:00');
  });
});
