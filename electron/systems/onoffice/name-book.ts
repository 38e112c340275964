/**
 * Finds people by texts that name them. The texts themselves are not kept: of some hundred thousand people they would be
 * most of the memory.
 */
export class NameBook<One extends object> {
  readonly #textsOf: (one: One) => readonly string[];
  /** By a number made from a text; nearly always one. */
  readonly #byNumber = new Map<number, One | readonly One[]>();

  constructor(textsOf: (one: One) => readonly string[]) {
    this.#textsOf = textsOf;
  }

  add(one: One): void {
    for (const number of new Set(this.#textsOf(one).map(numberOf))) {
      const known = this.#byNumber.get(number);
      this.#byNumber.set(number, known === undefined ? one : ([known, one].flat() as One[]));
    }
  }

  /** Everybody with exactly this text, in the order of their coming. */
  find(text: string): readonly One[] {
    const several = [this.#byNumber.get(numberOf(text)) ?? []].flat() as One[];
    return several.filter((one) => this.#textsOf(one).includes(text));
  }
}

/** FNV-1a, cut to what the language keeps without an object of its own. */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number & 0x3fffffff;
}
