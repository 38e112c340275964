import { NumberLists } from './number-lists';

/**
 * Finds people by texts that name them. The texts themselves are not kept: of some hundred thousand people they would be
 * most of the memory.
 */
export class NameBook {
  readonly #textsOf: (person: number) => readonly string[];
  readonly #byHash = new NumberLists();

  /** @param textsOf what a person is named by, whenever it is asked */
  constructor(textsOf: (person: number) => readonly string[]) {
    this.#textsOf = textsOf;
  }

  add(person: number, texts: readonly string[]): void {
    for (const hash of new Set(texts.map(hashOf))) this.#byHash.add(hash, person);
  }

  /** Everybody with exactly this text, in the order of their coming. */
  find(text: string): readonly number[] {
    return this.#byHash.get(hashOf(text)).filter((person) => this.#textsOf(person).includes(text));
  }
}

/** FNV-1a, cut to what the language keeps without an object of its own. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}
