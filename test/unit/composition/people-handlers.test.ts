import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonUse } from '../../../electron/bridge/people';
import { createDiskTrouble } from '../../../electron/composition/disk-trouble';
import { createPeopleHandlers } from '../../../electron/composition/people-handlers';
import { fail } from '../../../electron/office/errors';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { wordsIn } from '../../words';
import { person } from '../store/people-samples';
import { account } from '../store/records';

let store: Store;
let handlers: ReturnType<typeof createPeopleHandlers>;
/** What reached the desktop, in order. */
let done: string[];
let allowed: boolean;
/** Whether a program takes what is handed over. */
let taken: boolean;

const email = 'anna@office.example';
const anna = { accountId: 'a1', personId: 'anna' };

beforeEach(() => {
  store = openMemoryStore();
  done = [];
  allowed = true;
  taken = true;
  for (const id of ['a1', 'a2']) store.accounts.put(account(id));
  store.people.put(
    'a1',
    person('anna', 'Anna Lis', {
      email,
      phones: [
        { kind: 'desk', number: '1-800-ANNA' },
        { kind: 'mobile', number: '600 1' },
      ],
    }),
  );
  store.people.put('a2', person('77', 'Anna Lis', { email, phones: [], webPath: '/people?user=anna' }));
  store.people.put('a1', person('bare', 'Jan Bez'));
  const note = (what: string) => async (value: string) => {
    done.push(`${what} ${value}`);
    return taken;
  };
  handlers = createPeopleHandlers(
    {
      store,
      words: () => wordsIn('en'),
      outside: { find: async () => ({ found: [], failures: [] }), get: () => undefined },
      mayExportPeople: () => allowed,
      photoOf: () => ({}),
      attempt: createDiskTrouble({ store, log: () => {}, onTrouble: () => {} }).attempt,
    },
    {
      call: note('call'),
      mail: note('mail'),
      copy: (text) => done.push(`copy ${text}`),
      openWebPage: async (path, origin) => {
        done.push(`open ${origin} ${path}`);
        return taken;
      },
      savePeople: async ({ as, content, name }) => {
        done.push(`save ${as} ${name}: ${content.includes('Anna Lis') ? 'Anna Lis' : 'nobody'}`);
        return 'file';
      },
    },
  );
});
afterEach(() => store.close());

const use = (how: PersonUse, ref = anna) => handlers.usePerson({ ...ref, use: how });
const picked = () => store.people.query('SELECT person_id FROM picks').map((row) => row.person_id);

describe('one key', () => {
  test('calls the best number that can be dialled, writes to the address, copies it', async () => {
    expect(await use('call')).toEqual({ ok: true, value: '600 1' });
    expect(await use('mail')).toEqual({ ok: true, value: email });
    expect(await use('copyEmail')).toEqual({ ok: true, value: email });
    expect(done).toEqual(['call 600 1', `mail ${email}`, `copy ${email}`]);
    expect(picked()).toEqual(['anna']);
  });

  test('has been done, though the disk does not take note of it', async () => {
    store.people.notePick = () => {
      throw fail('disk-full');
    };
    expect(await use('call')).toEqual({ ok: true, value: '600 1' });
    const reach = { ...anna, how: 'mail', value: email } as const;
    expect(await handlers.reachPerson(reach)).toEqual({ ok: true });
    expect(done).toEqual(['call 600 1', `mail ${email}`]);
  });

  test('copies the card as text or as vCard', async () => {
    expect(await use('copyText')).toEqual({ ok: true, value: 'Anna Lis' });
    expect(await use('copyVcard')).toEqual({ ok: true, value: 'Anna Lis' });
    expect(done[0]).toContain('copy Anna Lis\nDesk: 1-800-ANNA\nMobile: 600 1');
    expect(done[1]).toContain('\r\nFN:Anna Lis\r\n');
  });

  test('opens the page in the system that has one, whichever account that is', async () => {
    await use('open');
    expect(done).toEqual([`open ${store.accounts.get('a2')?.origin} /people?user=anna`]);
  });

  test('says that nothing is known, does nothing, and does not count as looked up', async () => {
    for (const how of ['call', 'mail', 'copyEmail', 'open'] as const)
      expect(await use(how, { accountId: 'a1', personId: 'bare' })).toEqual({ ok: true, value: null });
    expect([done, picked()]).toEqual([[], []]);
  });

  test('says when no program takes it, and when the person is gone', async () => {
    taken = false;
    expect(await use('call')).toMatchObject({ ok: false, failure: { name: 'invalid' } });
    expect(await use('call', { accountId: 'a1', personId: 'gone' })).toMatchObject({
      ok: false,
      failure: { name: 'not-found' },
    });
    expect(picked()).toEqual([]);
  });
});

describe('a favourite', () => {
  test('is one from any account that knows the person, and none when taken back from any', async () => {
    expect(await handlers.favour({ accountId: 'a2', personId: '77' })).toBe(true);
    expect(await handlers.favour(anna)).toBe(false);
    expect(store.people.favourites()).toEqual([]);
  });
});

describe('saving people', () => {
  const search = { as: 'csv', what: { text: 'an', limit: 50 } } as const;

  test('saves one, those found, or the favourites', async () => {
    await handlers.favour(anna);
    expect(await handlers.exportPeople({ as: 'vcard', what: anna })).toEqual({ ok: true, file: 'file' });
    await handlers.exportPeople({ as: 'vcard', what: 'favourites' });
    await handlers.exportPeople(search);
    expect(done).toEqual([
      'save vcard Anna Lis: Anna Lis',
      'save vcard Anna Lis: Anna Lis',
      'save csv undefined: Anna Lis',
    ]);
  });

  test('is refused where it is not allowed, and so is copying a vCard; a number can still be copied', async () => {
    allowed = false;
    const forbidden = { ok: false, failure: { name: 'forbidden' } };
    for (const what of [anna, search.what, 'favourites'] as const)
      for (const as of ['csv', 'vcard'] as const)
        expect(await handlers.exportPeople({ as, what })).toMatchObject(forbidden);
    expect(await use('copyVcard')).toMatchObject(forbidden);
    expect(done).toEqual([]);
    expect(await handlers.reachPerson({ ...anna, how: 'copy', value: '600 1' })).toEqual({ ok: true });
    expect(done).toEqual(['copy 600 1']);
  });
});
