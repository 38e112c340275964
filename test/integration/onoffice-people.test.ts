import { afterEach, describe, expect, test } from 'vitest';
import { everybody, failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

describe('the directory', () => {
  test('has everybody of a large office once, page by page', async () => {
    const { system, office } = await open({ people: 1_300 });
    await system.signIn();
    const before = (await office.control.requests()).count;
    const pages: number[] = [];
    const ids = new Set<string>();
    for await (const page of system.people()) {
      pages.push(page.people.length);
      for (const { id } of page.people) ids.add(id);
    }
    const known = (await office.control.people()).filter(({ isActive, isApiUser }) => isActive && !isApiUser);
    expect(ids).toEqual(new Set(known.map(({ id }) => String(id))));
    expect(pages.slice(0, 2)).toEqual([500, 500]);
    // The photos: signing in has just read everybody.
    expect((await office.control.requests()).count - before).toBe(1);
    const [somebody] = known;
    await office.control.changePerson({ id: somebody?.userName ?? '', isActive: false });
    expect((await everybody(system)).map(({ id }) => id)).not.toContain(String(somebody?.id));
    // The first page of users, the others, the photos.
    expect((await office.control.requests()).count - before).toBe(1 + 3);
  });

  test('leads from everybody to the top by the leaders of their groups', async () => {
    const { system } = await open();
    const people = await everybody(system);
    const byId = new Map(people.map((person) => [person.id, person]));
    const top = people.filter(({ managerId }) => managerId === undefined || !byId.has(managerId));
    expect(top.length).toBeLessThan(4);
    for (const { id, managerId } of people) expect(managerId).not.toBe(id);
  });

  test.each([
    [{}, true],
    [{ userFields: 'live' }, false],
  ])('knows positions where the account has them (%j)', async (switches, has) => {
    const { system } = await open({ switches });
    const people = await everybody(system);
    expect(people.some(({ title }) => title !== undefined)).toBe(has);
  });

  test('drops who has left, by the word or by the date', async () => {
    for (const switches of [{ onlineWords: 'words' }, { userFields: 'live' }]) {
      const { system, office } = await open({ switches });
      const gone = (await office.control.people())[9];
      await office.control.changePerson({ id: gone?.userName ?? '', isActive: false });
      expect((await everybody(system)).map(({ login }) => login)).not.toContain(gone?.userName);
      if (switches.onlineWords !== undefined) await desk.close();
    }
  });

  test('without the right to user data has names and groups, and no telephone numbers', async () => {
    const { system } = await open({ switches: { userDataRight: false } });
    const people = await everybody(system);
    expect(people.length).toBeGreaterThan(25);
    expect(people.every(({ login, email }) => login !== undefined && email !== undefined)).toBe(true);
    expect(people.flatMap(({ phones, photo }) => [...phones, photo ?? []].flat())).toEqual([]);
    expect(people.some(({ department }) => department?.includes('Büro'))).toBe(true);
  });

  test('where the short call gives addresses only, takes the rest from the full one', async () => {
    const { system } = await open({ switches: { usersShort: 'mail-only' } });
    const people = await everybody(system);
    expect(people.every(({ login, familyName }) => login !== undefined && familyName !== undefined)).toBe(
      true,
    );
  });

  test('where nothing but addresses may be read, nobody can be told from the tasks', async () => {
    const { system, office, keys } = await open({
      switches: { usersShort: 'mail-only', userDataRight: false },
    });
    const own = (await office.control.people()).find(({ userName }) => userName === keys.login);
    keys.login = own?.email ?? '';
    expect(await failureFrom(system.signIn())).toEqual({
      name: 'forbidden',
      detail: 'user names may not be read',
    });
  });

  test('without groups has people all the same', async () => {
    const { system } = await open({ switches: { refuseActions: 'get groups=156' } });
    const people = await everybody(system);
    expect(people.length).toBeGreaterThan(25);
    expect(people.every(({ department }) => department === undefined)).toBe(true);
  });

  test('shows a new number at the next reading', async () => {
    const { system, office } = await open();
    const before = await everybody(system);
    await office.control.changePerson({ id: before[3]?.login ?? '', phone: '0431 777 77' });
    const after = await everybody(system);
    expect(after.find(({ id }) => id === before[3]?.id)?.phones[0]).toEqual({
      kind: 'desk',
      number: '0431 777 77',
    });
  });
});

describe('photos', () => {
  test('are told for those who have one, and come as pictures', async () => {
    const { system, office } = await open();
    const people = await everybody(system);
    const known = await office.control.people();
    const having = known.filter(({ hasPhoto, isActive }) => hasPhoto && isActive).map(({ id }) => String(id));
    const withPhoto = people.filter(({ photo }) => photo !== undefined);
    expect(withPhoto.map(({ id }) => id).sort()).toEqual(having.sort());
    const photo = await system.readPhoto?.(withPhoto[0]?.photo ?? '');
    expect(photo?.mediaType).toBe('image/png');
    expect(photo?.bytes.length).toBeGreaterThan(50);
  });

  test.each([
    ['huge', 'too-large'],
    ['vast', 'too-large'],
    ['truncated', 'malformed'],
    ['svg', 'malformed'],
    ['html', 'malformed'],
    ['link', 'malformed'],
  ])('that are %s are none that could be shown (%s)', async (pictures, name) => {
    const { system, office } = await open();
    const photo = (await everybody(system)).find((person) => person.photo !== undefined)?.photo ?? '';
    await office.control.setSwitches({ pictures });
    expect((await failureFrom(system.readPhoto?.(photo) ?? Promise.resolve())).name).toBe(name);
    await office.control.setSwitches({ pictures: 'nothing' });
    expect(await system.readPhoto?.(photo)).toBeUndefined();
  });

  test.each(['', 'x', '../..', '999999', '-1'])('are nothing for the reference %j', async (reference) => {
    const { system } = await open();
    expect(await system.readPhoto?.(reference)).toBeUndefined();
  });
});

describe('customers', () => {
  test('are found by asking, with what they are reached by', async () => {
    const { system, office } = await open();
    await system.signIn();
    const found = (await system.outsideContacts?.('kunde4.example')) ?? [];
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: 'address:70004',
      email: expect.stringContaining('@kunde4.example'),
      outside: expect.stringContaining('Immobilien GmbH'),
      phones: [{ kind: 'desk', number: '0431 555 01 42' }],
    });
    const { count } = await office.control.requests();
    expect(await system.outsideContacts?.(' a ')).toEqual([]);
    expect((await office.control.requests()).count).toBe(count);
  });

  test('cannot be asked for without the right', async () => {
    const { system } = await open({ switches: { refuseActions: 'get search=253' } });
    await system.signIn();
    const asked = system.outsideContacts?.('kunde') ?? Promise.resolve();
    expect((await failureFrom(asked)).name).toBe('forbidden');
  });
});

test('a trouble that passes does not empty the directory', async () => {
  const { system, office } = await open();
  await everybody(system);
  for (const action of ['read user=500', 'get groups=500', 'read userphoto=500']) {
    await office.control.setSwitches({ refuseActions: action });
    expect((await failureFrom(everybody(system))).name).toBe('server-down');
  }
});

test('the right that is missing is told', async () => {
  const { system } = await open({ switches: { userDataRight: false } });
  expect((await system.waiting()).capabilities.people).toBe('forbidden');
});
