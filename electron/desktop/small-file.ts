/** Files that a person or an administrator points to, and that are small if they are what they should be. Knows no Electron. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * The text of an ordinary file, UTF-8. No more is ever read than allowed, and nothing of what is no file but never ends, or
 * waits for ever (a device, a pipe).
 * @throws NodeJS.ErrnoException of the file system; with the code `EFBIG` for a larger file, `EISDIR` for a folder,
 *   `EINVAL` for anything else that is no file
 */
export async function readSmallFile(path: string, maxBytes: number): Promise<string> {
  // Without waiting for whoever would write into a pipe; Windows has no such flag, and no such pipes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw codedError('EISDIR', 'a folder');
    if (!stats.isFile()) throw codedError('EINVAL', 'not an ordinary file');
    const bytes = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (length > maxBytes) throw codedError('EFBIG', 'larger than allowed');
      if (bytesRead === 0) return bytes.toString('utf8', 0, length);
    }
  } finally {
    await file.close();
  }
}

function codedError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
