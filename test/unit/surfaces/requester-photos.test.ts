import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Pictured } from '../../../electron/office/picture';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { inboxOf } from '../../../electron/surfaces/inbox';
import { withPhotos } from '../../../electron/surfaces/requester-photos';
import { leaveTicket } from '../sync/ticket-samples';
import { account, colleague } from './account-samples';

let store: Store;
const asked: string[] = [];

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account);
  asked.length = 0;
});

afterEach(() => store.close());

/** The address of each card's picture, with whose pictures stand behind it. */
function photos(knowsPhotos = true) {
  const cards = withPhotos(inboxOf(store), {
    store,
    knowsPhotos: () => knowsPhotos,
    photoOf(people: readonly Pictured[]) {
      asked.push(...people.map(({ photo }) => photo));
      return people.length === 0 ? {} : { photo: people.map(({ photo }) => photo).join('+') };
    },
  });
  return cards.map(({ ticket, photo }) => [ticket.id, photo]);
}

it('is that of the requester, where the account has one', () => {
  store.people.pass('a').add([colleague('p-zofia', 'Zofia', { photo: '/zofia' }), colleague('p-jan', 'Jan')]);
  const requester = { name: 'Jan Nowak', personId: 'p-jan' };
  store.tickets.replace(
    'a',
    [leaveTicket('1'), leaveTicket('2', { requester }), leaveTicket('3', { requester: { name: 'Nobody' } })],
    1,
  );
  expect(photos()).toEqual([
    ['1', '/zofia'],
    ['2', undefined],
    ['3', undefined],
  ]);
});

it('may come from another account that knows the same address', () => {
  store.accounts.put({ ...account, id: 'b' });
  store.people.pass('a').add([colleague('p-zofia', 'Zofia', { email: 'zofia@office.example' })]);
  store.people
    .pass('b')
    .add([
      colleague('77', 'Zofia', { email: 'Zofia@office.example', photo: '/77' }),
      colleague('78', 'Another', { email: 'other@office.example', photo: '/78' }),
    ]);
  store.tickets.replace('a', [leaveTicket('1')], 1);
  expect(photos()).toEqual([['1', '/77']]);
  store.people.put('a', colleague('p-zofia', 'Zofia', { email: 'zofia@office.example', photo: '/own' }));
  expect(photos()).toEqual([['1', '/own+/77']]);
});

it('is looked for nowhere while no system has pictures', () => {
  store.people.pass('a').add([colleague('p-zofia', 'Zofia', { photo: '/zofia' })]);
  store.tickets.replace('a', [leaveTicket('1')], 1);
  expect(photos(false)).toEqual([['1', undefined]]);
  expect(asked).toEqual([]);
});
