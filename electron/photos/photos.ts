/**
 * Pictures of people: read when somebody is shown, drawn anew and small, kept in the store. A picture is a kindness:
 * whatever fails is told to the log alone, and initials stay.
 */
import { type Failure, type FailureName, failureOf } from '../office/errors';
import type { OfficeSystem } from '../office/office-system';
import type { Photo, Picture, Pictured } from '../office/picture';
import type { KeptPhoto, Store } from '../store/types';
import { createPhotoNames } from './photo-names';
import { createTurns } from './turns';

export interface PhotosOptions {
  readonly store: Pick<Store, 'people' | 'photos'>;
  systemFor(accountId: string): OfficeSystem | undefined;
  /** The account is signed in and not paused, and its server can be reached: nothing is woken up for a picture. */
  mayAsk(accountId: string): boolean;
  /** @throws OfficeError `malformed` for what cannot be drawn after all */
  draw(photo: Photo): Picture;
  now(): number;
  onTrouble(failure: Failure): void;
}

export interface Photos {
  /** What the first picture of these is called, who are one person; `undefined` when nobody has one. */
  nameFor(people: readonly Pictured[]): string | undefined;
  isKnown(name: string): boolean;
  /** The first picture there is; asked for if need be. Never throws. */
  read(name: string): Promise<Picture | undefined>;
  close(): void;
}

/** Not every address of a picture changes with it. */
const pictureMs = 7 * 24 * 3_600_000;
/** Whoever had none that could be shown may have one now. */
const noneMs = 24 * 3_600_000;
/** After a server that could not answer, doubled with each. */
const firstRestMs = 5_000;
const longestRestMs = 10 * 60_000;
/** Somebody's decision may be waiting behind it. */
const longestMs = 15_000;
const turnLimits = { atOnce: 3, mostWaiting: 60 };

/** What is wrong with the picture, and not with the way to it. */
const ofThePicture: readonly FailureName[] = ['malformed', 'too-large', 'not-found', 'forbidden', 'invalid'];

interface Rest {
  readonly until: number;
  readonly failures: number;
}

export function createPhotos(options: PhotosOptions): Photos {
  const { store } = options;
  const names = createPhotoNames();
  const turns = createTurns(turnLimits);
  const ending = new AbortController();
  const underWay = new Map<string, Promise<KeptPhoto | undefined>>();
  const rests = new Map<string, Rest>();
  /** Written with the next picture, which is when it matters who was shown last, and at the end. */
  const shown = new Map<string, Parameters<Store['photos']['noteShown']>[0][number]>();

  function noteShown(): void {
    store.photos.noteShown([...shown.values()]);
    shown.clear();
  }

  function mayAsk(accountId: string): boolean {
    const resting = options.now() < (rests.get(accountId)?.until ?? 0);
    return !ending.signal.aborted && !resting && options.mayAsk(accountId);
  }

  /** Keeps what was found, unless the person, or that very picture, has gone meanwhile. */
  function keep(
    { accountId, personId, photo }: Pictured,
    picture: Picture | undefined,
  ): KeptPhoto | undefined {
    if (store.people.get(accountId, personId)?.photo !== photo) return undefined;
    const found = { reference: photo, readAt: options.now(), ...(picture === undefined ? {} : { picture }) };
    noteShown();
    store.photos.put(accountId, personId, found);
    return found;
  }

  function failed(person: Pictured, failure: Failure): KeptPhoto | undefined {
    const { accountId } = person;
    options.onTrouble(failure);
    if (ofThePicture.includes(failure.name)) return keep(person, undefined);
    const failures = (rests.get(accountId)?.failures ?? 0) + 1;
    const restMs = Math.min(firstRestMs * 2 ** Math.min(failures - 1, 10), longestRestMs);
    rests.set(accountId, { until: Math.max(options.now() + restMs, failure.retryAt ?? 0), failures });
    return undefined;
  }

  /** `undefined`: it could not be asked for. */
  async function fetchNow(person: Pictured): Promise<KeptPhoto | undefined> {
    const system = options.systemFor(person.accountId);
    if (system?.readPhoto === undefined || !mayAsk(person.accountId)) return undefined;
    try {
      const limit = AbortSignal.any([ending.signal, AbortSignal.timeout(longestMs)]);
      const photo = await system.readPhoto(person.photo, limit);
      rests.delete(person.accountId);
      return keep(person, photo === undefined ? undefined : options.draw(photo));
    } catch (thrown) {
      // Signed out or ended meanwhile: that is no trouble.
      if (ending.signal.aborted || options.systemFor(person.accountId) !== system) return undefined;
      return failed(person, failureOf(thrown));
    }
  }

  function fetchOnce(person: Pictured): Promise<KeptPhoto | undefined> {
    const key = JSON.stringify([person.accountId, person.personId, person.photo]);
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const asked = turns.take(person.accountId, () => fetchNow(person)).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  }

  async function pictureOf({ accountId, personId }: Pictured): Promise<Picture | undefined> {
    const photo = store.people.get(accountId, personId)?.photo;
    if (photo === undefined) return undefined;
    const kept = store.photos.get(accountId, personId);
    if (kept !== undefined) {
      shown.set(JSON.stringify([accountId, personId]), { accountId, personId, at: options.now() });
    }
    // A clock set back must not keep it for ever.
    const ageMs = kept === undefined ? 0 : Math.abs(options.now() - kept.readAt);
    const isFresh = kept !== undefined && ageMs < (kept.picture === undefined ? noneMs : pictureMs);
    const isSame = kept?.reference === photo;
    if (isSame && isFresh) return kept.picture;
    if (!mayAsk(accountId)) return kept?.picture;
    const asked = fetchOnce({ accountId, personId, photo });
    // The old one is shown at once, and the next time what was found.
    if (isSame && kept.picture !== undefined) {
      asked.catch((thrown: unknown) => options.onTrouble(failureOf(thrown)));
      return kept.picture;
    }
    const found = await asked;
    return found === undefined ? kept?.picture : found.picture;
  }

  return {
    nameFor: (people) => (people.length === 0 ? undefined : names.nameFor(people)),
    isKnown: (name) => names.peopleOf(name) !== undefined,
    async read(name) {
      for (const person of names.peopleOf(name) ?? []) {
        try {
          const picture = await pictureOf(person);
          if (picture !== undefined) return picture;
        } catch (thrown) {
          options.onTrouble(failureOf(thrown));
        }
      }
      return undefined;
    },
    close() {
      ending.abort();
      try {
        noteShown();
      } catch (thrown) {
        // Who was shown last is of no worth that could keep the program from ending.
        options.onTrouble(failureOf(thrown));
      }
    },
  };
}
