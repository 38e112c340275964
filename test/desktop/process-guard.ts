import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The guard is a shell which reads the process groups to watch from its standard input. However the test process
 * ends, even by SIGKILL, the pipe closes; then the shell stops the groups that are left and removes the folder.
 * No `--` before the negative ids: the `kill` built into dash does not take it.
 */
const GUARD_SCRIPT = `
groups=' '
while read -r verb group; do
  case "$verb" in
    add) groups="$groups$group " ;;
    drop) case "$groups" in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
  esac
done
for group in $groups; do kill -TERM "-$group" 2>/dev/null; done
round=0
while [ $round -lt 20 ]; do
  alive=''
  for group in $groups; do kill -0 "-$group" 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && break
  sleep 0.1
  round=$((round + 1))
done
for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
rm -rf -- "$1" || { sleep 0.3; rm -rf -- "$1"; }
`;

export interface GuardedProcess {
  /** Also the id of the process group it leads. */
  readonly pid: number;
  readonly child: ChildProcess;
  /** Everything it wrote so far to standard output and standard error. */
  log(): string;
  /** Ends the whole group: SIGTERM, and SIGKILL after `graceMs` (3 s by default). */
  stop(graceMs?: number): Promise<void>;
}

export interface StartOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Written to the program's standard input, which is then closed. */
  readonly input?: string;
  /** Gives the program a pipe as descriptor 3, to be read through `child.stdio[3]`. */
  readonly withDescriptor3?: boolean;
  /** Keeps standard output as a pipe instead of a log file. */
  readonly pipeOutput?: boolean;
}

/** Starts programs in process groups of their own and leaves none behind, whatever happens to this process. */
export class ProcessGuard {
  readonly #shell: ChildProcess;
  readonly #running = new Set<GuardedProcess>();
  readonly #folder: string;
  #count = 0;

  /** @param folder removed, with all that is in it, once everything has ended. Log files are written there. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#shell = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'guard', folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    });
    // A guard that is already gone shows as a closed pipe here; the stop that follows does the work itself.
    this.#shell.stdin?.on('error', () => undefined);
  }

  /** Starts `command` as the leader of a new process group. Rejects when it cannot be run at all. */
  async start(command: string, args: readonly string[], options: StartOptions): Promise<GuardedProcess> {
    this.#count += 1;
    const logFile = join(this.#folder, `${this.#count}-${command.replaceAll(/[^\w.-]+/g, '_')}.log`);
    const logDescriptor = openSync(logFile, 'a');
    const stdio: SpawnOptions['stdio'] = [
      options.input === undefined ? 'ignore' : 'pipe',
      options.pipeOutput === true ? 'pipe' : logDescriptor,
      logDescriptor,
      ...(options.withDescriptor3 === true ? (['pipe'] as const) : []),
    ];
    const child = spawn(command, args, { env: options.env, stdio, detached: true });
    closeSync(logDescriptor);
    await once(child, 'spawn');
    if (child.pid === undefined) throw new Error(`${command} has no process id`);
    child.stdin?.on('error', () => undefined); // It may end without reading its input; its exit tells.
    if (options.input !== undefined) child.stdin?.end(options.input);
    return this.#guard(child, child.pid, () => readFileSync(logFile, 'utf8'));
  }

  /** Takes over a process that something else started as the leader of its own group. */
  adopt(child: ChildProcess): GuardedProcess {
    if (child.pid === undefined) throw new Error('The process to adopt was never started');
    return this.#guard(child, child.pid, () => '');
  }

  #guard(child: ChildProcess, pid: number, log: () => string): GuardedProcess {
    const guarded: GuardedProcess = {
      pid,
      child,
      log,
      stop: async (graceMs = 3_000) => {
        await stopGroup(child, pid, graceMs);
        this.#forget(guarded);
      },
    };
    this.#running.add(guarded);
    this.#tell('add', pid);
    return guarded;
  }

  #forget(guarded: GuardedProcess): void {
    if (this.#running.delete(guarded)) this.#tell('drop', guarded.pid);
  }

  #tell(verb: 'add' | 'drop', pid: number): void {
    this.#shell.stdin?.write(`${verb} ${pid}\n`);
  }

  /** Stops what still runs, the youngest first, removes the folder, and returns when all of it is done. */
  async close(): Promise<void> {
    for (const guarded of [...this.#running].reverse()) await guarded.stop();
    if (this.#shell.exitCode !== null || this.#shell.signalCode !== null) return;
    const ended = once(this.#shell, 'exit');
    this.#shell.stdin?.end();
    await ended;
  }
}

async function stopGroup(child: ChildProcess, pid: number, graceMs: number): Promise<void> {
  const ended = hasEnded(child) ? Promise.resolve() : once(child, 'exit').then(() => undefined);
  if (signalGroup(pid, 'SIGTERM')) {
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
    // The leader is gone; members that outlive it have no work left to finish.
    signalGroup(pid, 'SIGKILL');
  }
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Says whether there was such a group to signal. */
function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
