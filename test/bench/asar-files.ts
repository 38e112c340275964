import { open } from 'node:fs/promises';

interface AsarFile {
  /** With forward slashes, relative to the archive. */
  readonly path: string;
  readonly bytes: number;
}

interface AsarEntry {
  readonly files?: Readonly<Record<string, AsarEntry>>;
  readonly size?: number;
}

/** Length of the two numbers before the header's own length, and of all four. */
const HEADER_LENGTH_AT = 12;
const HEADER_AT = 16;

/** What is in an asar archive, files that lie beside it unpacked included, from the JSON header it begins with. */
export async function readAsarFiles(archive: string): Promise<readonly AsarFile[]> {
  const file = await open(archive);
  try {
    const head = Buffer.alloc(HEADER_AT);
    await file.read(head, 0, HEADER_AT, 0);
    const header = Buffer.alloc(head.readUInt32LE(HEADER_LENGTH_AT));
    await file.read(header, 0, header.length, HEADER_AT);
    return filesIn(JSON.parse(header.toString('utf8')) as AsarEntry, '');
  } finally {
    await file.close();
  }
}

function filesIn(entry: AsarEntry, path: string): readonly AsarFile[] {
  if (entry.files === undefined) return [{ path, bytes: entry.size ?? 0 }];
  return Object.entries(entry.files).flatMap(([name, child]) =>
    filesIn(child, path === '' ? name : `${path}/${name}`),
  );
}
