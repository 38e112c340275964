import { describe, expect, it } from 'vitest';
import { askedPackages, installLine, missingPackages } from '../../../build/setup/system-libraries.mjs';

/** What dpkg-query prints on a machine where everything is installed. */
function everything(libc: string, endsInT64: boolean): string[] {
  return askedPackages
    .filter((name) => name.endsWith('t64') === endsInT64 || !askedPackages.includes(`${name}t64`))
    .filter((name) => endsInT64 || !name.endsWith('t64'))
    .map((name) => `${name} installed ${name === 'libc6' ? libc : '1.0'}`);
}

describe('missing system libraries', () => {
  it('are none on Debian 12 with everything installed', () => {
    expect(missingPackages(everything('2.36-9+deb12u7', false).join('\n'))).toEqual([]);
  });

  it('are none on Ubuntu 24.04, where two packages end in t64', () => {
    const lines = everything('2.39-0ubuntu8.6', true);
    expect(lines.some((line) => line.startsWith('libgtk-3-0t64 '))).toBe(true);
    expect(missingPackages(lines.join('\n'))).toEqual([]);
  });

  it('are asked for under the names of the release', () => {
    expect(missingPackages('libc6 installed 2.36-9+deb12u7')).toContain('libgtk-3-0');
    expect(missingPackages('libc6 installed 2.39-0ubuntu8.6')).toContain('libgtk-3-0t64');
    expect(missingPackages('libc6 installed 2.41-12')).toContain('libasound2t64');
    expect(missingPackages('libc6 installed 2.35-0ubuntu3')).toContain('libasound2');
    expect(missingPackages('libc6 installed 2.41-12')).toContain('libnss3');
  });

  it('include what is removed but not purged, and what is half installed', () => {
    const lines = everything('2.36-9', false).map((line) =>
      line
        .replace(/^dunst installed/, 'dunst config-files')
        .replace(/^xauth installed/, 'xauth half-installed'),
    );
    expect(missingPackages(lines.join('\n'))).toEqual(['xauth', 'dunst']);
  });

  it('are named in one line that can be pasted', () => {
    expect(installLine(['xvfb', 'dunst'])).toBe(
      "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends xvfb dunst'",
    );
  });
});
