import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const symbolicLink = 0o120000;
const fileType = 0o170000;

/**
 * Unpacks a zip archive with the modes and symbolic links that it records.
 *
 * @param {string} archive
 * @param {string} target a folder; made when missing
 * @param {(name: string) => string | undefined} place where an entry goes, relative to the target; undefined
 *   leaves it out
 */
export async function extractZip(archive, target, place) {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (path === undefined) continue;
    const file = inside(target, path);
    await mkdir(dirname(file), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & fileType) === symbolicLink) {
      const destination = await text(content);
      inside(target, join(dirname(path), destination));
      await symlink(destination, file);
    } else {
      await pipeline(content, createWriteStream(file, { mode: mode & 0o777 || 0o644 }));
    }
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
function inside(folder, path) {
  const normal = normalize(path);
  if (isAbsolute(normal) || normal.split(/[/\\]/)[0] === '..')
    throw new Error(`${path} lies outside the archive`);
  return join(folder, normal);
}
