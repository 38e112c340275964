import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ownLeave,
  reminder as reminderSchema,
  ticket as ticketSchema,
} from '../../../electron/bridge/schemas';
import { assume } from '../../../electron/systems/offiserv/assumptions';
import {
  type MappingContext,
  toAbsence,
  toLeaveTicket,
  toLimit,
  toOwnLeave,
  toPlainTicket,
} from '../../../electron/systems/offiserv/mapping';
import { toReminder } from '../../../electron/systems/offiserv/reminder-mapping';

const context: MappingContext = {
  origin: 'https://office.example',
  zone: 'Europe/Warsaw',
  assumptions: assume(),
  me: '/data/u/1',
  personName: (id) => (id === '/data/u/7' ? 'Anna Łabędź' : undefined),
};

const request = {
  uri: '/data/l/1',
  id: 'L1',
  user: { uri: '/data/u/7', displayName: 'Anna Łabędź' },
  type: 'Urlop',
  from: '2026-12-01',
  to: '2026-12-04',
  days: 4,
  status: 'pending',
  comment: 'Please.',
};

describe('a request that waits for approval', () => {
  test('is a leave ticket that may be approved or rejected', () => {
    expect(toLeaveTicket(request, true, context)).toEqual({
      id: '/data/l/1',
      version: expect.stringMatching(/^[\w-]{22}$/),
      kind: 'leave',
      title: 'Urlop',
      requester: { name: 'Anna Łabędź', personId: '/data/u/7' },
      standing: 'pending',
      stateText: 'pending',
      leave: { type: 'Urlop', from: '2026-12-01', to: '2026-12-04', days: 4, comment: 'Please.' },
      verbs: ['approve', 'reject'],
      reasonNeeded: [],
      webUrl: 'https://office.example/',
    });
  });

  test('may come in the shape of a ticket', () => {
    const shaped = {
      uri: '/data/t/1',
      id: 'L1',
      title: 'Urlop: Anna Łabędź',
      description: 'Please.',
      created: '2026-11-20 09:30',
      author: '/data/u/7',
    };
    expect(toLeaveTicket(shaped, true, context)).toMatchObject({
      kind: 'leave',
      title: 'Urlop: Anna Łabędź',
      body: 'Please.',
      requester: { name: 'Anna Łabędź', personId: '/data/u/7' },
      createdAt: Date.UTC(2026, 10, 20, 8, 30),
      standing: 'pending',
      verbs: ['approve', 'reject'],
    });
  });

  test.each(['new', 'SUBMITTED', undefined, 'czeka na decyzję'])(
    'waits in the state %j, which is kept as it is',
    (status) => {
      const ticket = toLeaveTicket({ ...request, status }, true, context);
      expect(ticket).toMatchObject({
        standing: 'pending',
        stateText: status ?? '',
        verbs: ['approve', 'reject'],
      });
    },
  );

  test.each([
    ["one's own", { ...request, user: '/data/u/1' }],
    ['already approved', { ...request, status: 'Approved' }],
    ['without a reference', { ...request, uri: undefined }],
    ['with a reference to another server', { ...request, uri: 'https://elsewhere.example/l/1' }],
  ])('cannot be decided when it is %s', (_what, entry) => {
    expect(toLeaveTicket(entry, true, context).verbs).toEqual([]);
  });

  test('is identified by its id, or by what it says, where it has no reference', () => {
    const { uri: _uri, ...named } = request;
    expect(toLeaveTicket(named, true, context).id).toBe('id:L1');
    const { id: _id, ...nameless } = named;
    expect(toLeaveTicket(nameless, true, context).id).toMatch(/^hash:/);
  });

  test.each([
    ['type', 'Unpaid'],
    ['from', '2026-12-02'],
    ['to', '2026-12-05'],
    ['days', 3],
    ['comment', 'Please, please.'],
    ['status', 'new'],
  ])('is another version when its %s changes', (field, value) => {
    const { version } = toLeaveTicket(request, true, context);
    expect(toLeaveTicket({ ...request, [field]: value }, true, context).version).not.toBe(version);
  });

  test('is the same version when nothing a decision depends on changes', () => {
    const { version } = toLeaveTicket(request, true, context);
    const dressed = {
      _rev: 18,
      ...request,
      days: '4',
      from: '2026-12-01T00:00:00',
      labels: ['x'],
      user: '/data/u/7',
    };
    expect(toLeaveTicket(dressed, true, context).version).toBe(version);
  });
});

describe('a plain ticket', () => {
  const plain = { uri: '/data/t/9', title: 'Fill in the structure', status: 'open', author: null };

  test('can only be read', () => {
    expect(toPlainTicket(plain, context)).toMatchObject({
      kind: 'ticket',
      requester: { name: 'OffiServ' },
      standing: 'pending',
      verbs: [],
    });
  });

  test('that is closed does not wait', () => {
    expect(toPlainTicket({ ...plain, status: 'Closed' }, context)).toBeUndefined();
  });
});

test("one's own leave shows who is next, and needs dates to be shown", () => {
  const approvers = [
    { user: { uri: '/data/u/2', displayName: 'Piotr' }, decision: 'approved' },
    { user: { uri: '/data/u/3', displayName: 'Ewa' }, decision: null },
  ];
  expect(toOwnLeave({ ...request, approvers }, context)).toMatchObject({
    standing: 'pending',
    heldBy: 'Ewa',
  });
  expect(toOwnLeave({ ...request, from: undefined, to: 'soon' }, context)).toBeUndefined();
});

test('time away is what was granted or asked for, not what was refused', () => {
  expect(toAbsence(request, '/data/u/7', context)).toMatchObject({ personId: '/data/u/7', pending: true });
  expect(toAbsence({ ...request, status: 'approved' }, '/data/u/7', context)).toMatchObject({
    pending: false,
  });
  expect(toAbsence({ ...request, status: 'rejected' }, '/data/u/7', context)).toBeUndefined();
});

test('a figure that is missing is unknown, not zero', () => {
  expect(toLimit({ type: 'Urlop', limit: '26' }, context)).toEqual({ type: 'Urlop', limit: 26 });
  expect(toLimit({ limit: 26 }, context)).toBeUndefined();
});

describe('a reminder', () => {
  const booking = {
    uri: '/data/b/1',
    resourceName: 'Škoda',
    from: '2026-11-22 08:00',
    to: '2026-11-22 10:00',
  };
  const now = Date.UTC(2026, 10, 21);

  test('of a reservation is about its start, of a lending about its end', () => {
    const start = Date.UTC(2026, 10, 22, 7);
    const end = Date.UTC(2026, 10, 22, 9);
    expect(toReminder(booking, 'reservation', now, context)).toMatchObject({
      dueAt: start,
      startsAt: start,
      endsAt: end,
    });
    expect(toReminder(booking, 'lending', now, context)).toMatchObject({ dueAt: end });
  });

  test('of whole days lasts until the last of them is over, also where a clock is put', () => {
    // On 29 March 2026 an hour is left out in Warsaw.
    const days = { ...booking, from: '2026-03-28', to: '2026-03-29' };
    const duringTheLast = Date.UTC(2026, 2, 29, 12);
    expect(toReminder(days, 'reservation', duringTheLast, context)).toMatchObject({
      allDay: true,
      startsAt: Date.UTC(2026, 2, 27, 23),
      endsAt: Date.UTC(2026, 2, 29, 22),
    });
  });

  test('of a reservation that is over is none, of a thing not returned stays', () => {
    const later = Date.UTC(2026, 11, 1);
    expect(toReminder(booking, 'reservation', later, context)).toBeUndefined();
    expect(toReminder(booking, 'lending', later, context)).toBeDefined();
  });
});

test('whatever an entry holds, what comes out can cross the bridge', () => {
  const names = fc.constantFrom(
    ...'uri id user type from to days status comment title description created author approvers resourceName kind'.split(
      ' ',
    ),
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom('/data/x', 'https://elsewhere.example', '2026-02-29', 'approved', 'x'.repeat(30_000)),
  );
  fc.assert(
    fc.property(fc.dictionary(names, value), fc.boolean(), (entry, listed) => {
      ticketSchema.parse(toLeaveTicket(entry, listed, context));
      const plain = toPlainTicket(entry, context);
      if (plain !== undefined) ticketSchema.parse(plain);
      const own = toOwnLeave(entry, context);
      if (own !== undefined) ownLeave.parse(own);
      const reminder = toReminder(entry, listed ? 'lending' : 'reservation', 0, context);
      if (reminder !== undefined) reminderSchema.parse(reminder);
      toLimit(entry, context);
    }),
    { numRuns: 1_000 },
  );
});
