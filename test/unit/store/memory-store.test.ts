import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store, Topic } from '../../../electron/store/types';
import { makePeople, person } from './people-samples';
import { account, decision, ticket } from './records';

let store: Store;
let told: Topic[][];

beforeEach(() => {
  store = openMemoryStore();
  told = [];
  store.onChange((changed) => told.push([...changed]));
});

afterEach(() => store.close());

describe('commits', () => {
  test('tell the listeners once, with every part that changed', () => {
    store.transaction(() => {
      store.accounts.put(account());
      store.transaction(() => store.tickets.put('a1', ticket(), 1));
      store.settings.put({ theme: 'dark' });
    });
    expect(told).toEqual([['accounts', 'tickets', 'settings']]);
  });

  test('that change nothing tell nobody', () => {
    store.accounts.put(account());
    store.tickets.replace('a1', [ticket()], 1);
    store.people.pass('a1').add([person('p1', 'Anna Nowak')]);
    told.length = 0;
    store.accounts.put(account());
    store.accounts.patch('a1', { quickDecisions: 'untried' });
    store.tickets.replace('a1', [ticket()], 2);
    store.people.pass('a1').add([person('p1', 'Anna Nowak')]);
    store.reminders.replace('a1', []);
    store.absences.replace('a1', ['p1'], []);
    expect(told).toEqual([]);
  });

  test('undo everything when a part fails, even one whose failure was caught', () => {
    expect(() =>
      store.transaction(() => {
        store.accounts.put(account());
        try {
          store.transaction(() => {
            store.tickets.put('a1', ticket(), 1);
            throw new Error('no');
          });
        } catch {
          store.settings.put({ theme: 'dark' });
        }
      }),
    ).toThrow('no');
    expect(store.accounts.all()).toEqual([]);
    expect(store.tickets.all()).toEqual([]);
    expect(store.settings.get()).toEqual({});
    expect(told).toEqual([]);
  });

  test('refuse work that does not finish at once', () => {
    expect(() => store.transaction(async () => store.settings.put({ a: 1 }))).toThrow(TypeError);
    expect(store.settings.get()).toEqual({});
  });

  test('let a listener write', () => {
    const stop = store.onChange((changed) => {
      if (changed.has('tickets')) store.settings.put({ seen: store.tickets.all().length });
    });
    store.tickets.put('a1', ticket(), 1);
    expect(store.settings.get()).toEqual({ seen: 1 });
    stop();
    store.tickets.put('a1', ticket('t2'), 1);
    expect(store.settings.get()).toEqual({ seen: 1 });
  });
});

describe('tickets', () => {
  test('keep the moment they were first seen through every replacement', () => {
    store.tickets.replace('a1', [ticket('t1'), ticket('t2')], 10);
    store.tickets.replace('a1', [ticket('t3'), ticket('t2', { version: 'v2' })], 20);
    expect(
      store.tickets.all('a1').map((entry) => [entry.ticket.id, entry.ticket.version, entry.firstSeenAt]),
    ).toEqual([
      ['t2', 'v2', 10],
      ['t3', 'v1', 20],
    ]);
  });

  test('belong to their account', () => {
    store.tickets.replace('a1', [ticket('t1')], 1);
    store.tickets.replace('a2', [ticket('t1')], 2);
    store.tickets.remove('a1', 't1');
    expect(store.tickets.all().map((entry) => entry.accountId)).toEqual(['a2']);
  });
});

test('a snooze stays while its reminder stays', () => {
  const reminder = {
    id: 'r1',
    kind: 'reservation' as const,
    title: 'Room 4',
    startsAt: 100,
    dueAt: 100,
    allDay: false,
  };
  store.reminders.replace('a1', [reminder]);
  store.reminders.snooze('a1', 'r1', 50);
  store.reminders.replace('a1', [{ ...reminder, title: 'Room 5' }]);
  expect(store.reminders.all()).toEqual([
    { accountId: 'a1', reminder: { ...reminder, title: 'Room 5' }, snoozedUntil: 50 },
  ]);
  store.reminders.snooze('a1', 'r1', null);
  expect(store.reminders.all()[0]?.snoozedUntil).toBeUndefined();
});

test('absences of the people asked about are exactly what was read, those of others stay', () => {
  const day = (id: string, personId: string, from: string, to: string, pending = false) => ({
    id,
    personId,
    from,
    to,
    pending,
  });
  store.absences.replace(
    'a1',
    ['p1', 'p2'],
    [day('x', 'p1', '2026-11-20', '2026-11-24'), day('y', 'p2', '2026-12-01', '2026-12-02', true)],
  );
  store.absences.replace('a1', ['p1'], [day('z', 'p1', '2026-11-25', '2026-11-25')]);
  expect(store.absences.between('a1', '2026-11-21', '2026-11-24')).toEqual([]);
  expect(store.absences.between('a1', '2026-11-25', '2026-12-01').map((entry) => entry.id)).toEqual([
    'z',
    'y',
  ]);
  expect(store.absences.between('a1', '2026-12-02', '2026-12-31')[0]?.pending).toBe(true);
});

test('absences keep their kind of leave and their days where these are known', () => {
  const plain = { id: 'x', personId: 'p1', from: '2026-11-20', to: '2026-11-24', pending: true };
  const known = { ...plain, id: 'y', type: 'Holiday', days: 2.5 };
  store.absences.replace('a1', ['p1'], [plain, known]);
  expect(store.absences.between('a1', '2026-11-20', '2026-11-24')).toEqual([plain, known]);
});

test('a ticket put off stays so while it is the same, and not when it has changed or has come again', () => {
  const silent = () => store.tickets.get('a1', 't1')?.silentUntil;
  store.tickets.replace('a1', [ticket()], 1);
  store.tickets.silence('a1', 't1', 5_000);
  store.tickets.replace('a1', [ticket()], 2);
  expect(silent()).toBe(5_000);
  store.tickets.replace('a1', [ticket('t1', { decidedBy: 'Ola' })], 3);
  expect(silent()).toBe(5_000);
  store.tickets.replace('a1', [ticket('t1', { version: 'v2' })], 4);
  expect(silent()).toBeUndefined();
  store.tickets.silence('a1', 't1', 6_000);
  store.tickets.silence('a1', 't1', null);
  expect(silent()).toBeUndefined();
});

test('what is known of requesters is exactly what was read, and goes when they no longer ask', () => {
  const of = (personId: string, used: number) => ({
    personId,
    limits: [{ type: 'Holiday', limit: 26, used }],
  });
  store.backgrounds.replace('a1', ['p1', 'p2', 'p3'], [of('p1', 1), of('p2', 2), of('p3', 3)]);
  store.backgrounds.replace('a1', ['p1', 'p2'], [of('p2', 5)]);
  expect(store.backgrounds.all('a1')).toEqual([of('p2', 5), of('p3', 3)]);
  store.backgrounds.keepOnly('a1', ['p3']);
  expect(store.backgrounds.all('a1')).toEqual([of('p3', 3)]);
});

describe('people', () => {
  test('are forgotten only when a pass is complete and has not met them', () => {
    const everybody = makePeople(30);
    const first = store.people.pass('a1');
    first.add(everybody);
    first.finish(5);
    const second = store.people.pass('a1');
    second.add(everybody.slice(0, 10));
    expect(store.people.count('a1')).toBe(30);
    second.finish(6);
    expect(store.people.count('a1')).toBe(10);
    expect(store.people.count()).toBe(10);
  });

  test('met outside a pass survive the pass under way and are forgotten by the next', () => {
    const pass = store.people.pass('a1');
    store.people.put('a1', person('p9', 'Zofia Lis'));
    pass.finish(1);
    expect(store.people.get('a1', 'p9')?.displayName).toBe('Zofia Lis');
    store.people.pass('a1').finish(2);
    expect(store.people.get('a1', 'p9')).toBeUndefined();
  });

  test('are written again only when they changed', () => {
    const keyOf = (id: string) => store.people.query('SELECT key FROM people WHERE id = ?', [id])[0]?.key;
    store.people.pass('a1').add([person('p1', 'Anna Nowak'), person('p2', 'Jan Lis')]);
    const before = [keyOf('p1'), keyOf('p2')];
    store.people.pass('a1').add([person('p2', 'Jan Lis'), person('p1', 'Anna Nowak-Lis')]);
    expect(keyOf('p1')).not.toBe(before[0]);
    expect(keyOf('p2')).toBe(before[1]);
    expect(store.people.get('a1', 'p1')).toEqual(person('p1', 'Anna Nowak-Lis'));
  });

  test('with one id twice on a page are one person, the one who came last', () => {
    store.people.pass('a1').add([person('p1', 'Anna Nowak'), person('p1', 'Anna Lis')]);
    expect(store.people.count('a1')).toBe(1);
    expect(store.people.get('a1', 'p1')?.displayName).toBe('Anna Lis');
  });

  test('come back as they went in', () => {
    const [, whole] = makePeople(2);
    if (whole === undefined) throw new Error('no person');
    store.people.put('a1', whole);
    expect(store.people.get('a1', whole.id)).toEqual(whole);
    expect(store.people.reports('a1', 'p0')).toEqual([whole]);
  });

  test('that are favourites stay so through a pass that does not meet them, until nobody wants it', () => {
    const favourites = () => store.people.favourites().map(({ personId }) => personId);
    store.people.put('a1', person('p1', 'Anna Nowak'));
    store.people.favour('a1', 'p1', 5);
    expect(told.pop()).toEqual(['favourites']);
    told.length = 0;
    store.people.favour('a1', 'p1', 6);
    expect(told).toEqual([]);
    store.people.pass('a1').finish(7);
    expect(store.people.get('a1', 'p1')).toBeUndefined();
    expect(favourites()).toEqual(['p1']);
    store.people.favour('a1', 'p1', null);
    expect(favourites()).toEqual([]);
  });

  test('are read by a query that cannot write', () => {
    expect(() => store.people.query('DELETE FROM people')).toThrow(TypeError);
    expect(() => store.people.query('DELETE FROM people RETURNING id')).toThrow(TypeError);
  });
});

describe('decisions', () => {
  test('are open until they end and visible until they are dismissed', () => {
    store.decisions.put(decision('d1'));
    store.decisions.put(decision('d2', { ticket: ticket('t2') }));
    store.decisions.put(decision('d1', { state: 'confirmed', settledAt: 9_000 }));
    expect(store.decisions.open().map((entry) => entry.id)).toEqual(['d2']);
    expect(store.decisions.visible('a1').map((entry) => entry.id)).toEqual(['d1', 'd2']);
    store.decisions.dismiss('d1');
    store.decisions.dismiss('d2');
    expect(store.decisions.visible().map((entry) => entry.id)).toEqual(['d2']);
    expect(store.decisions.history(9_000).map((entry) => entry.id)).toEqual(['d1']);
    expect(store.decisions.history(9_001)).toEqual([]);
  });

  test('cannot be open twice on one ticket', () => {
    store.decisions.put(decision('d1'));
    expect(() => store.decisions.put(decision('d2'))).toThrow();
    store.decisions.put(decision('d1', { state: 'undone', settledAt: 1 }));
    store.decisions.put(decision('d2'));
    expect(store.decisions.get('d2')?.state).toBe('queued');
  });
});

test('what was announced is remembered until it is pruned', () => {
  store.announced.add(['a', 'b'], 10);
  store.announced.add(['b'], 20);
  store.announced.prune(15);
  expect([store.announced.has('a'), store.announced.has('b')]).toEqual([false, true]);
});

test('removing an account removes all that belongs to it and nothing else', () => {
  for (const id of ['a1', 'a2']) {
    store.accounts.put(account(id));
    store.tickets.put(id, ticket(), 1);
    store.requests.replaceLimits(id, [{ type: 'annual', limit: 26 }], 5);
    store.people.put(id, person('p1', `Anna ${id === 'a1' ? 'Nowak' : 'Lis'}`));
    store.people.notePick(id, 'p1', 1);
    store.people.favour(id, 'p1', 1);
    store.absences.replace(
      id,
      ['p1'],
      [{ id: 'x', personId: 'p1', from: '2026-11-20', to: '2026-11-24', pending: false }],
    );
    store.backgrounds.replace(id, ['p1'], [{ personId: 'p1', limits: [] }]);
    store.decisions.put(decision(`d-${id}`, { accountId: id }));
  }
  store.accounts.remove('a1');
  expect(store.accounts.all().map((entry) => entry.id)).toEqual(['a2']);
  expect(store.tickets.all().map((entry) => entry.accountId)).toEqual(['a2']);
  expect(store.decisions.visible().map((entry) => entry.accountId)).toEqual(['a2']);
  expect([store.people.count('a1'), store.people.count('a2')]).toEqual([0, 1]);
  expect(store.requests.limits('a1')).toEqual([]);
  expect(store.requests.limits('a2')).toEqual([{ type: 'annual', limit: 26 }]);
  expect([store.requests.limitsAsOf('a1'), store.requests.limitsAsOf('a2')]).toEqual([undefined, 5]);
  expect(store.absences.between('a1', '2026-01-01', '2026-12-31')).toEqual([]);
  expect([store.backgrounds.all('a1').length, store.backgrounds.all('a2').length]).toEqual([0, 1]);
  expect(store.people.query('SELECT words FROM people_names').map((row) => row.words)).toEqual([
    'lis\nanna\tanna lis',
  ]);
  for (const table of ['picks', 'favourites']) {
    expect(store.people.query(`SELECT account_id FROM ${table}`).map((row) => row.account_id)).toEqual([
      'a2',
    ]);
  }
});
