/** Short lists of numbers, hundreds of thousands of them, by a number each: all in two long ones. */
export class NumberLists {
  /** Where the latest of a list stands. */
  readonly #latest = new Map<number, number>();
  readonly #numbers: number[] = [];
  /** Where the one before it in its list stands; below zero for the first. */
  readonly #before: number[] = [];

  add(list: number, number: number): void {
    this.#before.push(this.#latest.get(list) ?? -1);
    this.#latest.set(list, this.#numbers.length);
    this.#numbers.push(number);
  }

  /** The latest of a list. */
  last(list: number): number | undefined {
    return this.#numbers[this.#latest.get(list) ?? -1];
  }

  /** In the order of their coming. */
  get(list: number): readonly number[] {
    const found: number[] = [];
    for (let at = this.#latest.get(list) ?? -1; at >= 0; at = this.#before[at] ?? -1) {
      found.push(this.#numbers[at] ?? 0);
    }
    return found.reverse();
  }
}
