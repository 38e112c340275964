/** The instants at which the program is killed, each made wide enough by the office to be hit on purpose. */
import type { FaultInput } from '../offices/common/faults';

export interface Moment {
  readonly name: string;
  /** What the office does to this request, so that the instant lasts. */
  faults(path: string): readonly FaultInput[];
  /** Counted from when the last fault has begun, or from the click where there is none: milliseconds, at random. */
  readonly upToMs: number;
  /** Wait first until the tray shows that the click was taken. */
  readonly seen?: true;
}

const pauseMs = 200;

function reading(path: string, after: number): FaultInput {
  return { match: { method: 'GET', path: wholePath(path) }, after, kind: 'delay', delayMs: pauseMs };
}

function sending(path: string, fault: Omit<FaultInput, 'match'>): FaultInput {
  return { match: { method: 'PUT', path: wholePath(path) }, ...fault };
}

function wholePath(path: string): string {
  return `/^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$/`;
}

const nothing = () => [];

export const moments: readonly Moment[] = [
  { name: 'as the click arrives', faults: nothing, upToMs: 12 },
  { name: 'just after the click was seen', faults: nothing, upToMs: 25, seen: true },
  { name: 'in the undo window or signing in', faults: nothing, upToMs: 350, seen: true },
  { name: 'at any time', faults: nothing, upToMs: 1_200 },
  { name: 'reading before sending', faults: (path) => [reading(path, 0)], upToMs: pauseMs + 20 },
  {
    name: 'sent, not yet carried out',
    faults: (path) => [sending(path, { kind: 'delay', delayMs: pauseMs })],
    upToMs: pauseMs + 20,
  },
  {
    name: 'carried out, not yet answered',
    faults: (path) => [sending(path, { kind: 'delay', commit: true, delayMs: pauseMs })],
    upToMs: pauseMs + 20,
  },
  {
    name: 'carried out, the answer lost',
    faults: (path) => [sending(path, { kind: 'drop-after-commit' })],
    upToMs: 120,
  },
  {
    name: 'the call lost on its way',
    faults: (path) => [sending(path, { kind: 'drop-before' })],
    upToMs: 120,
  },
  {
    name: 'carried out, the answer cut',
    faults: (path) => [sending(path, { kind: 'truncate' })],
    upToMs: 120,
  },
  {
    name: 'carried out, called a failure',
    faults: (path) => [sending(path, { kind: 'status', status: 503, commit: true })],
    upToMs: 120,
  },
  { name: 'reading back', faults: (path) => [reading(path, 1)], upToMs: pauseMs + 20 },
  {
    name: 'reading back after a lost answer',
    faults: (path) => [sending(path, { kind: 'drop-after-commit' }), reading(path, 1)],
    upToMs: pauseMs + 20,
  },
];
