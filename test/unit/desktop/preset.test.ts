import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimFileFor, PresetError, parsePreset, readPreset } from '../../../electron/desktop/preset';

const path = '/etc/offitray/office.json';

describe('a preset file', () => {
  it('fills the sign-in form, with its CA file found beside it', () => {
    const text = JSON.stringify({
      system: 'offiserv',
      server: 'https://office.example:8443',
      login: 'anna@office.example',
      caFile: 'ca.pem',
    });
    expect(parsePreset(text, path)).toEqual({
      system: 'offiserv',
      server: 'https://office.example:8443',
      login: 'anna@office.example',
      caFile: '/etc/offitray/ca.pem',
    });
    expect(parsePreset('{"caFile": "/else/ca.pem"}', path)).toEqual({ caFile: '/else/ca.pem' });
    expect(parsePreset('{"claimFile": "claim"}', path)).toEqual({ claimFile: '/etc/offitray/claim' });
    expect(parsePreset('\ufeff{}', path)).toEqual({});
  });

  it.each(['password', 'Passwort', 'apiToken', 'api_key', 'secret', 'pwd', 'credentials', 'passphrase'])(
    'with the key %s is refused loudly, without saying its value',
    (key) => {
      const read = () => parsePreset(JSON.stringify({ server: 'https://x', [key]: 'hunter2' }), path);
      expect(read).toThrow(PresetError);
      expect(read).toThrow(`"${key}"`);
      expect(read).not.toThrow(/hunter2/);
    },
  );

  it.each([
    ['{', 'not JSON'],
    ['[]', 'not valid'],
    ['null', 'not valid'],
    ['{"system": "other"}', '"system"'],
    ['{"server": 7}', '"server"'],
    ['{"sever": "https://x"}', 'unknown "sever"'],
  ])('with the content %s is refused in words', (text, words) => {
    expect(() => parsePreset(text, path)).toThrow(words);
  });

  it('is read from disk, and one that is not there is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offitray-preset-'));
    const file = join(folder, 'p.json');
    await writeFile(file, '{"caFile": "ca.pem"}');
    expect(await readPreset(file)).toEqual({ caFile: join(folder, 'ca.pem') });
    await rm(folder, { recursive: true });
    await expect(readPreset(file)).rejects.toThrow(`${file} cannot be read (ENOENT)`);
  });
});

it('names a claim file for its own server alone', () => {
  const preset = { system: 'onoffice', server: 'api.onoffice.example', claimFile: '/claim' } as const;
  const origin = 'https://api.onoffice.example';
  expect(claimFileFor(preset, 'onoffice', origin)).toEqual({ claimFile: '/claim' });
  expect(claimFileFor(preset, 'onoffice', 'https://elsewhere.example')).toEqual({});
  expect(claimFileFor(preset, 'offiserv', origin)).toEqual({});
  expect(claimFileFor({ claimFile: '/claim' }, 'onoffice', origin)).toEqual({});
});
