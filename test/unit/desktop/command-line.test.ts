import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../electron/desktop/command-line';

describe('the command line', () => {
  it('may be empty', () => {
    expect(parseCommandLine([])).toEqual({ hidden: false });
  });

  it('takes a value behind an equals sign or as the next word', () => {
    const expected = { hidden: true, preset: 'office.json', userDataFolder: '/tmp/profile' };
    expect(parseCommandLine(['--preset', 'office.json', '--hidden', '--user-data-dir=/tmp/profile'])).toEqual(
      expected,
    );
    expect(parseCommandLine(['--user-data-dir', '/tmp/profile', '--hidden', '--preset=office.json'])).toEqual(
      expected,
    );
  });

  it('leaves the words of Chromium and Electron alone', () => {
    const words = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--lang', 'de', '--hidden'];
    expect(parseCommandLine(words)).toEqual({ hidden: true });
  });

  it('does not take another flag for a value', () => {
    expect(parseCommandLine(['--preset', '--hidden'])).toEqual({ hidden: true });
    expect(parseCommandLine(['--preset='])).toEqual({ hidden: false });
    expect(parseCommandLine(['--preset'])).toEqual({ hidden: false });
  });

  it('lets the last of several win', () => {
    expect(parseCommandLine(['--preset=a.json', '--preset', 'b.json']).preset).toBe('b.json');
  });
});
