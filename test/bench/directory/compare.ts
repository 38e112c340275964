import { type Figure, formatColumns, makeFigure } from '../figure';
import { median, percentile } from '../statistics';
import { type QueryKind, queryKinds } from './queries';
import type { Contender, Outcome } from './task';

const BYTES_IN_MIB = 1_048_576;

const columns = ['p50', 'p99', 'memory', 'build', 'clean', 'one-typo', 'two-typos'] as const;
type Column = (typeof columns)[number];

const kindsOf: Readonly<Record<'clean' | 'one-typo' | 'two-typos', readonly QueryKind[]>> = {
  clean: ['prefix', 'two-words', 'reordered', 'initials', 'accents', 'cyrillic', 'phone'],
  'one-typo': ['one-typo', 'one-typo-unfinished'],
  'two-typos': ['two-typos'],
};

const units: Readonly<Record<Column, Figure['unit']>> = {
  p50: 'ms',
  p99: 'ms',
  memory: 'MiB',
  build: 'ms',
  clean: '%',
  'one-typo': '%',
  'two-typos': '%',
};

/** What is aimed at with as many people; 9.5 MiB are 10 MB. */
const aims: Readonly<Record<number, Partial<Record<Column, number>>>> = {
  100000: { p99: 5, memory: 9.5, clean: 99.5, 'one-typo': 98, 'two-typos': 95 },
  1000000: { p99: 20 },
};

/** One contender in all columns. */
export interface Summary {
  readonly contender: Contender;
  readonly queries: number;
  readonly of: Readonly<Record<Column, number>>;
  /** Per cent, by kind; kinds of which no query could be decided are left out. */
  readonly recall: ReadonlyMap<QueryKind, number>;
}

/** Several rounds as one: the middle of each figure. */
export function summed(contender: Contender, outcomes: readonly Outcome[]): Summary {
  const middle = (read: (outcome: Outcome) => number) => median(outcomes.map(read));
  const share = (kinds: readonly QueryKind[]) =>
    middle(({ recall }) => {
      const parts = kinds.flatMap((kind) => recall[kind] ?? []);
      const decided = parts.reduce((sum, part) => sum + part.decided, 0);
      return decided === 0 ? Number.NaN : (100 * parts.reduce((sum, part) => sum + part.found, 0)) / decided;
    });
  return {
    contender,
    queries: middle(({ ms }) => ms.length),
    of: {
      p50: middle(({ ms }) => percentile(ms, 0.5)),
      p99: middle(({ ms }) => percentile(ms, 0.99)),
      memory: middle(({ addedBytes }) => addedBytes / BYTES_IN_MIB),
      build: middle(({ buildMs }) => buildMs),
      clean: share(kindsOf.clean),
      'one-typo': share(kindsOf['one-typo']),
      'two-typos': share(kindsOf['two-typos']),
    },
    recall: new Map(
      queryKinds.map((kind) => [kind, share([kind])] as const).filter(([, value]) => !Number.isNaN(value)),
    ),
  };
}

/** All contenders in a table, and who was found by which kind of query. */
export function summaryTable(summaries: readonly Summary[]): string {
  const kinds = queryKinds.filter((kind) => summaries.some(({ recall }) => recall.has(kind)));
  const shown = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '-' : value < 10 ? value.toFixed(2) : value.toFixed(1);
  return [
    formatColumns([
      ['', 'queries', ...columns.map((column) => `${column}, ${units[column]}`)],
      ...summaries.map(({ contender, queries, of }) => [
        contender,
        String(queries),
        ...columns.map((column) => shown(of[column])),
      ]),
    ]),
    formatColumns([
      ['found, %', ...kinds],
      ...summaries.map(({ contender, recall }) => [
        contender,
        ...kinds.map((kind) => shown(recall.get(kind))),
      ]),
    ]),
  ].join('\n\n');
}

/** The program's figures with their aims, and beside the best of its peers in each column. */
export function compared(
  count: number,
  [own, ...peers]: readonly Summary[],
  list: Summary | undefined,
): readonly Figure[] {
  if (own?.contender !== 'OffiTray') return [];
  const figures = columns.flatMap((column) => {
    const atMost = units[column] !== '%';
    const best = peers
      .map(({ of }) => of[column])
      .filter((value) => !Number.isNaN(value))
      .sort((one, other) => (atMost ? one - other : other - one))[0];
    const value = own.of[column];
    const id = `directory.${count}.${column}`;
    const aim = aims[count]?.[column];
    const byItself = makeFigure(id, { value }, units[column], aim, atMost);
    // Measured alone there is nobody to be ahead of.
    if (best === undefined) return byItself;
    const beside = makeFigure(`${id}.beside-best`, { value, baseline: best }, units[column], 1, atMost);
    return aim === undefined ? beside : [byItself, beside];
  });
  return list === undefined
    ? figures
    : [...figures, makeFigure(`directory.${count}.p99-of-a-list`, { value: list.of.p99 }, 'ms')];
}
