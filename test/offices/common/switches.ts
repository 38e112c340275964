type SwitchValue = string | number | boolean;

interface ChoiceSwitch<T extends string> {
  readonly kind: 'choice';
  readonly initial: T;
  readonly choices: readonly T[];
}
interface PlainSwitch<T extends SwitchValue> {
  readonly kind: 'text' | 'number' | 'flag';
  readonly initial: T;
}

/** One thing that a reference leaves open, and what the office does about it until told otherwise. */
type Switch = ChoiceSwitch<string> | PlainSwitch<SwitchValue>;
export type SwitchTable = Record<string, Switch>;

/** The values of a table of switches. */
export type ValuesOf<Table extends SwitchTable> = {
  -readonly [Name in keyof Table]: Table[Name]['initial'];
};

export function choice<const T extends string>(...choices: readonly [T, ...T[]]): ChoiceSwitch<T> {
  return { kind: 'choice', initial: choices[0], choices };
}

export function flag(initial: boolean): PlainSwitch<boolean> {
  return { kind: 'flag', initial };
}

export function number(initial: number): PlainSwitch<number> {
  return { kind: 'number', initial };
}

export function text(initial: string): PlainSwitch<string> {
  return { kind: 'text', initial };
}

/** Holds the switches of one office. `values` is read at every request, so a change counts from the next one on. */
export class SwitchBoard<Table extends SwitchTable> {
  readonly values: ValuesOf<Table>;

  constructor(private readonly table: Table) {
    this.values = Object.fromEntries(
      Object.entries(table).map(([name, entry]) => [name, entry.initial]),
    ) as ValuesOf<Table>;
  }

  /**
   * Sets some switches; numbers and flags may come as text, as from a command line.
   * @throws RangeError for a name or a value that does not exist; nothing is set then
   */
  set(changes: Readonly<Record<string, unknown>>): void {
    const read = Object.entries(changes).map(([name, value]) => [name, this.#read(name, value)] as const);
    Object.assign(this.values, Object.fromEntries(read));
  }

  #read(name: string, value: unknown): SwitchValue {
    const entry = this.table[name];
    if (entry === undefined) {
      throw new RangeError(`There is no switch "${name}". There are: ${Object.keys(this.table).join(', ')}.`);
    }
    const word = String(value);
    switch (entry.kind) {
      case 'choice':
        if ((entry as ChoiceSwitch<string>).choices.includes(word)) return word;
        throw new RangeError(
          `"${name}" can be ${(entry as ChoiceSwitch<string>).choices.join(', ')}; not "${word}".`,
        );
      case 'text':
        return word;
      case 'flag':
        if (word === 'true' || word === 'false') return word === 'true';
        throw new RangeError(`"${name}" can be true or false; not "${word}".`);
      case 'number':
        if (word.trim() !== '' && Number.isFinite(Number(word))) return Number(word);
        throw new RangeError(`"${name}" is a number; not "${word}".`);
    }
  }
}
