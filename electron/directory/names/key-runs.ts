/** Keys of people in ascending order, kept as runs without a gap: those of a directory read once are a single one. */
export interface KeyRuns {
  /** The first key of each run. */
  readonly keys: Uint32Array;
  /** Which person has it; people are counted from 0. */
  readonly people: Uint32Array;
  readonly count: number;
}

export function keyRuns(keys: readonly number[]): KeyRuns {
  const firsts: number[] = [];
  for (let person = 0; person < keys.length; person += 1) {
    if (person === 0 || keys[person] !== (keys[person - 1] ?? 0) + 1) firsts.push(person);
  }
  return {
    keys: Uint32Array.from(firsts, (person) => keys[person] ?? 0),
    people: Uint32Array.from(firsts),
    count: keys.length,
  };
}

export function keyOfPerson({ keys, people }: KeyRuns, person: number): number {
  const run = lastUpTo(people, person);
  return (keys[run] ?? 0) + person - (people[run] ?? 0);
}

export function personOfKey({ keys, people, count }: KeyRuns, key: number): number | undefined {
  const run = lastUpTo(keys, key);
  const first = people[run];
  if (first === undefined) return undefined;
  const person = first + key - (keys[run] ?? 0);
  return person < (people[run + 1] ?? count) ? person : undefined;
}

/** The place of the last value that is not larger; -1 without one. */
function lastUpTo(values: Uint32Array, most: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
