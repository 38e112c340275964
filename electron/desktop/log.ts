/** The log file: bounded, for the person and whoever supports them, with nothing in it that they could not show. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError, type LogFacts, logLine } from './log-redaction';

export const logLevels = ['error', 'warning', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Log {
  error(event: string, error: unknown, facts?: LogFacts): void;
  warning(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  debug(event: string, facts?: LogFacts): void;
  /** The latest lines, oldest first, from memory. */
  latest(): readonly string[];
  /** Lines that could not be written, because the disk is full or the folder is not ours. */
  readonly lost: number;
  /** Resolves when everything said so far is in the file or lost. */
  flush(): Promise<void>;
}

export interface LogOptions {
  /** Made when the first line is written. */
  readonly folder: string;
  readonly level?: LogLevel;
  /** The file is put aside as `offitray.1.log` at this size; one is kept. */
  readonly maxBytes?: number;
}

const keptLines = 200;
/** Lines are written together, so that a burst is one write. */
const gatherMs = 200;

export function createLog({ folder, level = 'info', maxBytes = 512 * 1024 }: LogOptions): Log {
  const file = join(folder, 'offitray.log');
  const latest: string[] = [];
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let bytes: number | undefined;
  let lost = 0;

  function say(at: LogLevel, event: string, facts?: LogFacts): void {
    if (logLevels.indexOf(at) > logLevels.indexOf(level)) return;
    const line = logLine(Date.now(), at, event, facts);
    latest.push(line);
    if (latest.length > keptLines) latest.shift();
    waiting.push(line);
    timer ??= setTimeout(write, gatherMs);
  }

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    writing = writing
      .then(() => append(`${lines.join('\n')}\n`))
      .catch(() => {
        lost += lines.length;
        bytes = undefined;
      });
  }

  async function append(text: string): Promise<void> {
    if (bytes === undefined) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      bytes = await sizeOf(file);
    }
    if (bytes > maxBytes) {
      await rename(file, join(folder, 'offitray.1.log'));
      bytes = 0;
    }
    await appendFile(file, text, { mode: 0o600 });
    bytes += Buffer.byteLength(text);
  }

  return {
    error: (event, error, facts) => say('error', event, { ...facts, error: describeError(error) }),
    warning: (event, facts) => say('warning', event, facts),
    info: (event, facts) => say('info', event, facts),
    debug: (event, facts) => say('debug', event, facts),
    latest: () => [...latest],
    get lost() {
      return lost;
    },
    flush() {
      write();
      return writing;
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
