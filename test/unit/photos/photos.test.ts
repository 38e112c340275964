import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Failure, fail } from '../../../electron/office/errors';
import type { OfficeSystem } from '../../../electron/office/office-system';
import type { Person } from '../../../electron/office/person';
import type { Photo, Pictured } from '../../../electron/office/picture';
import { createPhotos, type Photos } from '../../../electron/photos/photos';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { account } from '../store/records';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let store: Store;
let photos: Photos;
let nowMs: number;
let mayAsk: boolean;
/** What the office gives by reference; a failure is thrown. */
let served: Map<string, string | Failure>;
let asked: string[];
let troubles: Failure[];
/** Called before an answer is given; a test may hold it there. */
let held: (reference: string) => Promise<void>;

beforeEach(() => {
  store = openMemoryStore();
  nowMs = 1_000 * dayMs;
  mayAsk = true;
  served = new Map();
  asked = [];
  troubles = [];
  held = async () => undefined;
  photos = open();
});

afterEach(() => {
  photos.close();
  store.close();
});

function open(): Photos {
  const system = {
    readPhoto: async (reference: string): Promise<Photo | undefined> => {
      asked.push(reference);
      await held(reference);
      const found = served.get(reference);
      if (found === undefined) return undefined;
      if (typeof found !== 'string') throw fail(found.name, found);
      return { mediaType: 'image/png', bytes: Buffer.from(found), widthPx: 50, heightPx: 50 };
    },
  } as Partial<OfficeSystem> as OfficeSystem;
  return createPhotos({
    store,
    systemFor: (accountId) => (store.accounts.get(accountId) === undefined ? undefined : system),
    mayAsk: () => mayAsk,
    draw: ({ bytes }) => ({ mediaType: 'image/jpeg', bytes: Buffer.from(`small ${bytes}`) }),
    now: () => nowMs,
    onTrouble: (failure) => void troubles.push(failure),
  });
}

/** Makes somebody known, with a picture at a reference. */
function know(personId: string, photo?: string, accountId = 'a1'): Pictured {
  if (store.accounts.get(accountId) === undefined) store.accounts.put(account(accountId));
  const person: Person = { id: personId, displayName: personId, phones: [], ...(photo && { photo }) };
  store.people.put(accountId, person);
  return { accountId, personId, photo: photo ?? '' };
}

/** What is shown for these, who are one person. */
async function shown(...people: Pictured[]): Promise<string | undefined> {
  const picture = await photos.read(photos.nameFor(people) ?? '');
  return picture === undefined ? undefined : Buffer.from(picture.bytes).toString();
}

describe('a picture', () => {
  test('is asked for when somebody is shown, once, and kept over a restart', async () => {
    const anna = know('anna', '/anna?_=1');
    served.set('/anna?_=1', 'face');
    expect(asked).toEqual([]);
    expect(await shown(anna)).toBe('small face');
    expect(await shown(anna)).toBe('small face');
    photos.close();
    photos = open();
    mayAsk = false;
    expect(await shown(anna)).toBe('small face');
    expect(asked).toEqual(['/anna?_=1']);
  });

  test('is asked for once by two who want it at the same time', async () => {
    const anna = know('anna', '/anna');
    served.set('/anna', 'face');
    expect(await Promise.all([shown(anna), shown(anna)])).toEqual(['small face', 'small face']);
    expect(asked).toHaveLength(1);
  });

  test('is asked for again when its reference changes, and the old one is shown until it can be', async () => {
    served.set('/anna?_=1', 'old').set('/anna?_=2', 'new');
    await shown(know('anna', '/anna?_=1'));
    const changed = know('anna', '/anna?_=2');
    mayAsk = false;
    expect(await shown(changed)).toBe('small old');
    mayAsk = true;
    expect(await shown(changed)).toBe('small new');
  });

  test('is asked for again after a week, behind the old one', async () => {
    const anna = know('anna', '/anna');
    served.set('/anna', 'old');
    await shown(anna);
    served.set('/anna', 'new');
    nowMs += 6 * dayMs;
    expect(await shown(anna)).toBe('small old');
    expect(asked).toHaveLength(1);
    nowMs += 2 * dayMs;
    expect(await shown(anna)).toBe('small old');
    await expect.poll(() => shown(anna)).toBe('small new');
    expect(asked).toHaveLength(2);
  });

  test('of nobody we know is nothing, and nobody is asked', async () => {
    expect(await photos.read('x'.repeat(43))).toBeUndefined();
    expect(photos.isKnown('x'.repeat(43))).toBe(false);
    expect(await shown({ accountId: 'a1', personId: 'gone', photo: '/gone' })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('is not asked for while that is not allowed', async () => {
    const anna = know('anna', '/anna');
    mayAsk = false;
    expect(await shown(anna)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('no picture', () => {
  test('is remembered for a day', async () => {
    const anna = know('anna', '/anna');
    expect(await shown(anna)).toBeUndefined();
    nowMs += 23 * hourMs;
    expect(await shown(anna)).toBeUndefined();
    expect(asked).toHaveLength(1);
    nowMs += 2 * hourMs;
    served.set('/anna', 'face');
    expect(await shown(anna)).toBe('small face');
  });

  test.each(['malformed', 'too-large', 'forbidden'] as const)(
    'is what one that is %s counts as; the log alone hears of it',
    async (name) => {
      const anna = know('anna', '/anna');
      served.set('/anna', { name, detail: 'a page where a picture was expected' });
      expect(await shown(anna)).toBeUndefined();
      expect(await shown(anna)).toBeUndefined();
      expect(asked).toHaveLength(1);
      expect(troubles).toEqual([{ name, detail: 'a page where a picture was expected' }]);
    },
  );

  test('is not what a server that is down is taken for; it is left alone for longer each time', async () => {
    const [anna, jan] = [know('anna', '/anna'), know('jan', '/jan')];
    served.set('/anna', { name: 'server-down' }).set('/jan', 'face');
    expect(await shown(anna)).toBeUndefined();
    expect(await shown(jan)).toBeUndefined();
    nowMs += 5_000;
    expect(await shown(anna)).toBeUndefined();
    nowMs += 5_000;
    expect(await shown(jan)).toBeUndefined();
    nowMs += 5_000;
    expect(await shown(jan)).toBe('small face');
    served.set('/anna', 'face');
    expect(await shown(anna)).toBe('small face');
    expect(asked).toEqual(['/anna', '/anna', '/jan', '/anna']);
  });

  test('is asked for before the moment that the server named', async () => {
    const anna = know('anna', '/anna');
    served.set('/anna', { name: 'rate-limited', retryAt: nowMs + hourMs });
    await shown(anna);
    nowMs += hourMs - 1;
    await shown(anna);
    expect(asked).toHaveLength(1);
    nowMs += 1;
    await shown(anna);
    expect(asked).toHaveLength(2);
  });
});

describe('one person in several accounts', () => {
  test('has the first picture that there is', async () => {
    const both = [know('anna', '/none', 'a1'), know('anna', '/face', 'a2')];
    served.set('/face', 'face');
    expect(await shown(...both)).toBe('small face');
    expect(asked).toEqual(['/none', '/face']);
  });
});

describe('pictures of many', () => {
  test('are asked for one at a time of each account, the last wish first, and the oldest are dropped', async () => {
    const people = Array.from({ length: 70 }, (_, index) => know(`p${index}`, `/p${index}`));
    const other = know('other', '/other', 'a2');
    for (const { photo } of people) served.set(photo, 'face');
    const release: (() => void)[] = [];
    held = (reference) =>
      reference === '/p0' ? new Promise((resolve) => release.push(resolve)) : Promise.resolve();
    const wishes = people.map((person) => shown(person));
    await shown(other);
    expect(asked).toEqual(['/p0', '/other']);
    expect(await Promise.all(wishes.slice(1, 10))).toEqual(Array.from({ length: 9 }));
    release[0]?.();
    expect(await Promise.all(wishes.slice(10))).toEqual(Array.from({ length: 60 }, () => 'small face'));
    expect(asked.slice(2, 5)).toEqual(['/p69', '/p68', '/p67']);
  });
});

describe('an account that is signed out', () => {
  test('leaves no picture, not even one that was on its way', async () => {
    const [anna, jan] = [know('anna', '/anna'), know('jan', '/jan')];
    served.set('/anna', 'face').set('/jan', 'face');
    await shown(anna);
    let release = () => {};
    held = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const onItsWay = shown(jan);
    await expect.poll(() => asked).toContain('/jan');
    store.accounts.remove('a1');
    release();
    expect(await onItsWay).toBeUndefined();
    expect(store.photos.get('a1', 'anna')).toBeUndefined();
    expect(store.photos.get('a1', 'jan')).toBeUndefined();
    expect(troubles).toEqual([]);
  });
});

describe('the name of a picture', () => {
  test('says nothing, stays the same, and changes with the picture', () => {
    const name = photos.nameFor([know('anna', '/anna?_=1')]) ?? '';
    expect(name).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(photos.nameFor([know('anna', '/anna?_=1')])).toBe(name);
    expect(photos.nameFor([know('anna', '/anna?_=2')])).not.toBe(name);
    expect(open().nameFor([know('anna', '/anna?_=1')])).not.toBe(name);
    expect(photos.nameFor([])).toBeUndefined();
  });
});
