import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const refreshMs = 5_000;
const staleAfterMs = 120_000;
const askAgainMs = 200;

/**
 * Runs `work` while holding a lock that other processes respect. A lock whose holder is gone is taken over.
 *
 * @template T
 * @param {string} file the lock file; its folder is made when missing
 * @param {(sentence: string) => void} onWait called once when somebody else holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  await mkdir(dirname(file), { recursive: true });
  await acquire(file, own, onWait);
  const refresh = setInterval(() => {
    const now = new Date();
    // The lock may have been taken over while this process was stopped: nothing is left to refresh then.
    utimes(file, now, now).catch(() => clearInterval(refresh));
  }, refreshMs);
  refresh.unref();
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    if ((await readIfThere(file)) === own) await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} own
 * @param {(sentence: string) => void} onWait
 */
async function acquire(file, own, onWait) {
  let told = false;
  const draft = `${file}.${randomUUID()}`;
  // A link appears at once with its content, or not at all: nobody ever reads an empty lock.
  await writeFile(draft, own);
  try {
    while (!(await linked(draft, file))) {
      const held = await readIfThere(file);
      if (held === undefined) continue;
      if (await isStale(file, held)) {
        await discard(file, held);
        continue;
      }
      if (!told) {
        told = true;
        onWait(`waiting for process ${holderOf(held)?.pid ?? '?'}, which does the same`);
      }
      await wait(askAgainMs);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * @param {string} draft
 * @param {string} file
 */
async function linked(draft, file) {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Removes a stale lock, and puts it back when somebody else has renewed it in between.
 *
 * @param {string} file
 * @param {string} expected
 */
async function discard(file, expected) {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readIfThere(aside)) !== expected) await linked(aside, file);
  await rm(aside, { force: true });
}

/**
 * @param {string} file
 * @param {string} held
 */
async function isStale(file, held) {
  const holder = holderOf(held);
  if (holder?.host === hostname() && !isAlive(holder.pid)) return true;
  try {
    return Date.now() - (await stat(file)).mtimeMs > staleAfterMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/**
 * @param {string} held
 * @returns {{ pid: number, host: string } | undefined} undefined when the content is not ours
 */
function holderOf(held) {
  try {
    return JSON.parse(held);
  } catch {
    return undefined;
  }
}

/** @param {string} file */
async function readIfThere(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && /** @type {NodeJS.ErrnoException} */ (error).code === code;
}
