import { expect, test } from 'vitest';
import { atHand } from '../../../electron/directory/favourites';
import { orgChart } from '../../../electron/directory/org-chart';
import { personCard } from '../../../electron/directory/person-card';
import { searchPeople } from '../../../electron/directory/search-people';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { inboxOf } from '../../../electron/surfaces/inbox';
import { withPhotos } from '../../../electron/surfaces/requester-photos';
import { makePeople } from '../store/people-samples';
import { account, ticket } from '../store/records';

const today = '2026-11-22';
const me = { accountId: 'a1', personId: 'p1' };

/** Two accounts, a favourite, a pick and a request: something of everything that is asked for. */
function filledStore(): Store {
  const store = openMemoryStore();
  for (const id of ['a1', 'a2']) {
    store.accounts.put({
      ...account(id),
      identity: { person: { id: 'p1', displayName: 'Anna', phones: [] }, timeZone: 'UTC' },
    });
    store.people.pass(id).add(makePeople(500));
  }
  store.people.favour('a1', 'p3', 10);
  store.people.notePick('a1', 'p4', 20);
  store.tickets.replace('a1', [ticket('t1')], 30);
  return store;
}

/** Whom a store's questions go through one by one, as the database plans it. */
function watchScans(store: Store): { readonly watched: Store; readonly scans: readonly string[] } {
  const scans: string[] = [];
  const query: Store['people']['query'] = (sql, values) => {
    for (const { detail } of store.people.query(`EXPLAIN QUERY PLAN ${sql}`, values)) {
      if (/^SCAN (?:people|p)\b/.test(String(detail))) scans.push(`${detail}: ${sql}`);
    }
    return store.people.query(sql, values);
  };
  return { watched: { ...store, people: { ...store.people, query } }, scans };
}

test.each<[string, (store: Store) => unknown]>([
  ['whom one wants at hand', (store) => atHand(store, today)],
  ['a search', (store) => searchPeople(store, { text: 'kowalska 12', limit: 20, today })],
  ['a search with errors', (store) => searchPeople(store, { text: 'kwoalsak', limit: 20, today })],
  ['a search by address', (store) => searchPeople(store, { text: 'p1@office', limit: 20, today })],
  ['a card', (store) => personCard(store, me.accountId, me.personId, today)],
  ['a chart', (store) => orgChart(store, me)],
  [
    'the inbox with its pictures',
    (store) => withPhotos(inboxOf(store), { store, knowsPhotos: () => true, photoOf: () => ({}) }),
  ],
])('%s goes through nobody who is not asked for', (_what, ask) => {
  const store = filledStore();
  const { watched, scans } = watchScans(store);
  ask(watched);
  expect(scans).toEqual([]);
  store.close();
});
