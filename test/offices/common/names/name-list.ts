export type Gender = 'woman' | 'man';

/** Given and family names of one language, with their true diacritics. */
export interface NameList {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
  /** Where the family name has a form of its own for women (Polish), it is made here. */
  familyFor(family: string, gender: Gender): string;
}

/** Splits a block of text into the words in it; an underscore stands for a space inside a name. */
export function words(block: string): string[] {
  return block
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll('_', ' '));
}

/** For languages whose family names are the same for women and men. */
export function sameForAll(family: string): string {
  return family;
}
