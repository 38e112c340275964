/** A picture of a person that is safe to show: small, and drawn by ourselves. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** A picture as a server gave it: known to be one and to be of a sane size, by its own first bytes. */
export interface Photo extends Picture {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Somebody with a picture: where it is asked for, and `Person.photo`. */
export interface Pictured {
  readonly accountId: string;
  readonly personId: string;
  readonly photo: string;
}
