import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyPath, readPolicy } from '../../../electron/desktop/policy';

let folder: string;
const told: string[] = [];
const read = (path: string) => readPolicy(path, (why) => told.push(why));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offitray-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the policy of a computer', () => {
  test('allows everything where there is none, and where it says nothing', async () => {
    const file = join(folder, 'empty.json');
    await writeFile(file, '\ufeff{}');
    for (const path of [join(folder, 'none.json'), join(folder, 'no-folder', 'x'), join(file, 'x'), file])
      expect(await read(path)).toEqual({ exportPeople: true });
    expect(told).toEqual([]);
  });

  test.each([
    [true, true],
    [false, false],
  ])('with exportPeople %s is taken at its word', async (said, meant) => {
    const file = join(folder, 'policy.json');
    await writeFile(file, JSON.stringify({ exportPeople: said }));
    expect(await read(file)).toEqual({ exportPeople: meant });
  });

  test.each(['{', '[]', 'null', '{"exportPeople": "no"}', '{"exportpeople": false}'])(
    'that nobody can read (%#) forbids what it could forbid, and is told',
    async (content) => {
      told.length = 0;
      const file = join(folder, 'broken.json');
      await writeFile(file, content);
      expect(await read(file)).toEqual({ exportPeople: false });
      expect(told).toEqual(['is not valid']);
    },
  );

  test('that is larger than any policy forbids too', async () => {
    told.length = 0;
    const file = join(folder, 'large.json');
    await writeFile(file, ' '.repeat(70_000));
    expect(await read(file)).toEqual({ exportPeople: false });
    expect(told).toEqual(['cannot be read (EFBIG)']);
  });

  test('that may not be read forbids too', async () => {
    told.length = 0;
    expect(await read(folder)).toEqual({ exportPeople: false });
    expect(told).toEqual(['cannot be read (EISDIR)']);
  });

  test('lies where only an administrator writes', () => {
    expect(policyPath('linux')).toBe('/etc/offitray/policy.json');
    expect(policyPath('darwin')).toBe('/Library/Application Support/OffiTray/policy.json');
    expect(policyPath('win32', 'D:\\Data')).toBe('D:\\Data\\OffiTray\\policy.json');
  });
});
