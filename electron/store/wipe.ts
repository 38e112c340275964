import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskFailure } from './disk-failure';

/**
 * Removes a store with all that lies beside it: log, shared memory, safety copy, and what was ever set aside as
 * unreadable. The store must be closed.
 */
export function wipe(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  const name = basename(file);
  const own = new Set([
    name,
    `${name}-wal`,
    `${name}-shm`,
    `${name}-journal`,
    `${name}.safety`,
    `${name}.safety.new`,
  ]);
  for (const entry of readdirSync(folder)) {
    const isSetAside = entry.startsWith(name) && entry.slice(name.length).includes('.unreadable-');
    if (own.has(entry) || isSetAside) removeFile(join(folder, entry));
  }
}

/** Windows keeps a file that something still holds open; then at least nothing is left in it. */
function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (thrown) {
    try {
      truncateSync(path);
    } catch {
      throw diskFailure(thrown, 'removing the store');
    }
  }
}
