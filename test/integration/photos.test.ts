import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../electron/office/errors';
import type { OfficeSystem } from '../../electron/office/office-system';
import type { Pictured } from '../../electron/office/picture';
import { createPhotos, type Photos } from '../../electron/photos/photos';
import { openMemoryStore } from '../../electron/store/open-store';
import type { Store } from '../../electron/store/types';
import { openDesk as openOnlyoffice } from './onlyoffice/account';
import { openDesk as openOnoffice } from './onoffice/account';

interface Desk {
  readonly system: OfficeSystem;
  close(): Promise<void>;
}

let store: Store;
let photos: Photos;
let troubles: Failure[];
let desk: Desk | undefined;
let mayAsk: boolean;

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put({
    id: 'a',
    system: 'onlyoffice',
    origin: 'https://o',
    login: 'a',
    quickDecisions: 'untried',
  });
  troubles = [];
  mayAsk = true;
  photos = createPhotos({
    store,
    systemFor: () => desk?.system,
    mayAsk: () => mayAsk,
    draw: ({ mediaType, bytes }) => ({ mediaType, bytes }),
    now: Date.now,
    onTrouble: (failure) => void troubles.push(failure),
  });
});

afterEach(async () => {
  photos.close();
  store.close();
  await desk?.close();
  desk = undefined;
});

/** Reads the directory into the store; gives those with a picture. */
async function readPeople({ system }: Desk): Promise<readonly Pictured[]> {
  const pictured: Pictured[] = [];
  const pass = store.people.pass('a');
  for await (const { people } of system.people()) {
    pass.add(people);
    pictured.push(
      ...people.flatMap(({ id, photo }) =>
        photo === undefined ? [] : [{ accountId: 'a', personId: id, photo }],
      ),
    );
  }
  pass.finish(Date.now());
  return pictured;
}

const shown = (person: Pictured | undefined) =>
  photos.read((person && photos.nameFor([person])) ?? '').then((picture) => picture?.bytes.length);

describe.each([
  ['ONLYOFFICE', openOnlyoffice],
  ['onOffice', openOnoffice],
] as const)('%s', (_name, openDesk) => {
  test('is asked for one picture at a time, only of those who are shown, and once', async () => {
    const opened = await openDesk({ people: 60 });
    desk = opened;
    const people = await readPeople(opened);
    await opened.office.control.clearLogs();
    expect(people.length).toBeGreaterThan(10);
    const wanted = people.slice(0, 6);
    const sizes = await Promise.all(wanted.map(shown));
    expect(sizes.every((size) => (size ?? 0) > 200)).toBe(true);
    expect(await Promise.all(wanted.map(shown))).toEqual(sizes);
    expect((await opened.office.control.requests()).count).toBe(6);
    mayAsk = false;
    expect(await shown(people[7])).toBeUndefined();
    expect(await shown(people[0])).toBe(sizes[0]);
    expect((await opened.office.control.requests()).count).toBe(6);
    expect(troubles).toEqual([]);
  });

  test.each(['huge', 'vast', 'truncated', 'svg', 'html'])(
    'whose pictures are %s is asked once, and the log alone hears of it',
    async (pictures) => {
      const opened = await openDesk({ people: 20, switches: { pictures } });
      desk = opened;
      const [somebody] = await readPeople(opened);
      await opened.office.control.clearLogs();
      expect(await shown(somebody)).toBeUndefined();
      expect(await shown(somebody)).toBeUndefined();
      expect((await opened.office.control.requests()).count).toBe(1);
      expect(troubles.map(({ name }) => name)).toEqual([expect.stringMatching(/^(?:malformed|too-large)$/)]);
    },
  );
});

test('a picture that is elsewhere is not followed, and the token stays where it belongs', async () => {
  const opened = await openOnlyoffice({ switches: { pictures: 'elsewhere' } });
  desk = opened;
  const [somebody] = await readPeople(opened);
  expect(await shown(somebody)).toBeUndefined();
  expect(troubles).toEqual([{ name: 'malformed', detail: 'a picture that is elsewhere' }]);
});

test('a profile that changes brings a new picture', async () => {
  const opened = await openOnlyoffice();
  desk = opened;
  const [somebody] = await readPeople(opened);
  await shown(somebody);
  await opened.office.control.changePerson({ id: somebody?.personId ?? '', title: 'Head' });
  const [again] = (await readPeople(opened)).filter(({ personId }) => personId === somebody?.personId);
  await opened.office.control.clearLogs();
  expect(await shown(again)).toBeGreaterThan(200);
  expect((await opened.office.control.requests()).count).toBe(1);
});
