import type { QueryKind, TypedQuery } from './queries';

/** Who can be asked to find people. */
export const contenders = ['OffiTray', 'uFuzzy', 'MiniSearch', 'FlexSearch', 'fuzzysort', 'Fuse.js'] as const;
export type Contender = (typeof contenders)[number];

/** What a process of its own is asked to measure; it is given the name of a file that holds this. */
export interface Task {
  readonly contender: Contender;
  /** One person a line, as JSON. */
  readonly peopleFile: string;
  /** The encrypted store with the same people. */
  readonly storeFile: string;
  readonly key: string;
  /** How many lines are asked for. */
  readonly limit: number;
  readonly queries: readonly TypedQuery[];
  /** No query is begun after this long, except the first few of each kind. */
  readonly budgetMs: number;
}

/** What the process prints when it is done. */
export interface Outcome {
  /** Until the first answer. */
  readonly buildMs: number;
  /** What the process holds more than before it knew of anybody. */
  readonly addedBytes: number;
  /** Milliseconds of each query, without waiting for a processor. */
  readonly ms: readonly number[];
  /** Of queries that can be decided: how many there were, and in how many the person was on the first page. */
  readonly recall: Readonly<Partial<Record<QueryKind, { readonly decided: number; readonly found: number }>>>;
}
