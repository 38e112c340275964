import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAsarFiles } from '../../bench/asar-files';

test('the files of an archive are found with their sizes, unpacked ones included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-asar-'));
  try {
    const archive = join(folder, 'app.asar');
    await writeFile(
      archive,
      asarOf({
        files: {
          'package.json': { size: 12, offset: '0' },
          out: {
            files: { 'main.cjs': { size: 30, offset: '12' }, 'native.node': { size: 99, unpacked: true } },
          },
        },
      }),
    );
    expect(await readAsarFiles(archive)).toEqual([
      { path: 'package.json', bytes: 12 },
      { path: 'out/main.cjs', bytes: 30 },
      { path: 'out/native.node', bytes: 99 },
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** An archive's header as it stands on disk: four lengths, then JSON. */
function asarOf(header: object): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const lengths = Buffer.alloc(16);
  [4, json.length + 8, json.length + 4, json.length].forEach((length, index) => {
    lengths.writeUInt32LE(length, index * 4);
  });
  return Buffer.concat([lengths, json]);
}
