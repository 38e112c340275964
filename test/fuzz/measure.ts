import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as documents from './wire-documents';
import { readLarge } from './wire-targets';

/** What reading one kind of answer costs. */
export interface Cost {
  readonly name: string;
  readonly megabytes: number;
  /** Of processor time, so that a busy machine does not count. */
  readonly msPerMegabyte: number;
  /** Memory held when it has been read, as a multiple of the answer's size. */
  readonly times: number;
}

interface Shape {
  readonly name: string;
  readonly reader: string;
  text(bytes: number): string;
}

const entry = JSON.stringify(documents.leaveRequest);

/** Answers that are large in every way in which JSON can be. */
const shapes: readonly Shape[] = [
  { name: 'many leave requests', reader: 'leave requests', text: list(entry) },
  { name: 'many tickets', reader: 'tickets', text: list(JSON.stringify(documents.tickets[0])) },
  { name: 'many reminders', reader: 'reminders', text: list(JSON.stringify(documents.reminders[0])) },
  { name: 'many people', reader: 'approvers', text: list(JSON.stringify(documents.user)) },
  { name: 'many reports of one person', reader: 'user', text: reports },
  { name: 'one long text', reader: 'tickets', text: (bytes) => `[{"title":"${'a b'.repeat(bytes / 3)}"}]` },
  {
    name: 'one long text of wide letters',
    reader: 'tickets',
    text: (bytes) => `[{"title":"${'ż'.repeat(bytes / 2)}"}]`,
  },
  {
    name: 'one long text of escapes',
    reader: 'tickets',
    text: (bytes) => `[{"title":"${'\\u0007'.repeat(bytes / 6)}"}]`,
  },
  {
    name: 'one long reference',
    reader: 'leave requests',
    text: (bytes) => `[{"uri":"/${'../'.repeat(bytes / 3)}"}]`,
  },
  { name: 'one long date', reader: 'leave requests', text: (bytes) => `[{"from":"${'1'.repeat(bytes)}"}]` },
  { name: 'many numbers', reader: 'approvers', text: list('1') },
  { name: 'many fractions', reader: 'approvers', text: list('1.5') },
  { name: 'many empty objects', reader: 'leave requests', text: list('{}') },
  { name: 'many empty lists', reader: 'approvers', text: list('[]') },
  { name: 'many small objects', reader: 'leave requests', text: list('{"id":1}') },
  { name: 'many fields', reader: 'user', text: fields },
  {
    name: 'many lists inside each other',
    reader: 'approvers',
    text: list(`${'['.repeat(60)}${']'.repeat(60)}`),
  },
];

/** Of so many readings the quickest counts: whatever else works on this machine only adds to it. */
const readingsEach = 3;
/** What is quickly read is read more often, until so much has been read. */
const quickMb = 10;

/** Reads each shape in each size and says what it cost. */
export function measureCosts(sizesMb: readonly number[]): Cost[] {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const shape of shapes) {
    // Compiling what reads answers is a cost of the program, once, and not of an answer: it takes some reading.
    const bytes = Buffer.from(shape.text(1_000_000));
    for (let times = 0; times < readingsEach; times += 1) readLarge(shape.reader, bytes);
  }
  return shapes.flatMap((shape) => sizesMb.map((megabytes) => measure(shape, megabytes, collect)));
}

function measure(shape: Shape, megabytes: number, collect: () => void): Cost {
  const bytes = Buffer.from(shape.text(megabytes * 1_000_000));
  const times = Math.max(readingsEach, Math.ceil(quickMb / megabytes));
  const readings = Array.from({ length: times }, () => readOnce(shape, bytes, collect));
  const leastMs = Math.min(...readings.map(({ elapsedMs }) => elapsedMs));
  const size = bytes.length / 1_000_000;
  return {
    name: shape.name,
    megabytes: size,
    msPerMegabyte: leastMs / size,
    times: Math.max(...readings.map(({ grownMb }) => grownMb), 0) / size,
  };
}

function readOnce(
  shape: Shape,
  bytes: Buffer,
  collect: () => void,
): { readonly elapsedMs: number; readonly grownMb: number } {
  collect();
  const before = process.memoryUsage().heapUsed;
  const started = process.cpuUsage();
  let made: unknown = readLarge(shape.reader, bytes);
  const { user, system } = process.cpuUsage(started);
  const elapsedMs = (user + system) / 1_000;
  collect();
  // The document and what was made of it, while both are held.
  const grownMb = made === undefined ? 0 : (process.memoryUsage().heapUsed - before) / 1_000_000;
  made = undefined;
  return { elapsedMs, grownMb };
}

function list(item: string): (bytes: number) => string {
  return (bytes) => `[${`${item},`.repeat(bytes / (item.length + 1))}${item}]`;
}

function reports(bytes: number): string {
  return JSON.stringify({ ...documents.user, reports: [] }).replace(
    '"reports":[]',
    `"reports":${list(JSON.stringify(documents.shortUser))(bytes)}`,
  );
}

function fields(bytes: number): string {
  const count = Math.floor(bytes / 14);
  const many = Array.from({ length: count }, (_none, index) => `"f${String(index).padStart(7, '0')}":1`);
  return `{${many.join(',')}}`;
}
