import type fc from 'fast-check';

/** Whether something was made of a value, or it was refused in a way that is meant. */
export type Verdict = 'taken' | 'refused';

/** Something that takes what comes from outside. `run` throws when anything escapes that should not. */
export interface Target {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<unknown>;
  run(value: unknown): Verdict | Promise<Verdict>;
}
