/** Pictures of people: whom they may be asked of, and where the window finds them. */
import type { Accounts } from '../accounts/accounts';
import type { Failure } from '../office/errors';
import type { Photo, Picture, Pictured } from '../office/picture';
import { createPhotos } from '../photos/photos';
import type { Store } from '../store/types';

export interface PicturesOptions {
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'get'>;
  /** The machine is awake and has a network. */
  isThere(): boolean;
  drawPhoto(photo: Photo): Picture;
  /** Where the window finds the picture of that name. */
  photoAddress(name: string): string;
  log(what: string, failure: Failure): void;
}

export function createPictures({ store, accounts, isThere, ...options }: PicturesOptions) {
  const photos = createPhotos({
    store,
    systemFor: (accountId) => accounts.get(accountId)?.system,
    mayAsk(accountId) {
      const isPaused = store.accounts.get(accountId)?.paused === true;
      return isThere() && !isPaused && accounts.get(accountId)?.state.session === 'signed-in';
    },
    draw: options.drawPhoto,
    now: Date.now,
    onTrouble: (failure) => options.log('photo', failure),
  });
  return {
    photos,
    /** The address of the first picture of these, who are one person. */
    photoOf(people: readonly Pictured[]): { photo?: string } {
      const name = photos.nameFor(people);
      return name === undefined ? {} : { photo: options.photoAddress(name) };
    },
  };
}
