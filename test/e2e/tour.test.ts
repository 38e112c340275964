import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const start = fileURLToPath(new URL('../tour/start.ts', import.meta.url));

// The demo of OffiServ is what the other files do in detail; one system without decisions and one with stand for the rest.
test.each(['officegest', 'onlyoffice'])(
  'the tour of %s has every step verified on the server',
  async (system) => {
    // The tour brings its own desktop, and ends it.
    const tour = spawn(process.execPath, ['--import', 'tsx', start, '--tour', '--system', system], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said, [code]] = await Promise.all([text(tour.stdout), once(tour, 'exit')]);
    expect(said).toMatch(/All \d+ steps were verified on the server's side/);
    expect(code).toBe(0);
  },
);
