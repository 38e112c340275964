import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type Desktop, type DesktopOptions, startDesktop } from '../../desktop/start-desktop';

const program = fileURLToPath(new URL('vault-program.ts', import.meta.url));
const unavailable = { failure: 'keychain-unavailable' };

let desktop: Desktop | undefined;
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  }
  await desktop?.close();
  desktop = undefined;
});

async function onDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  desktop = await startDesktop({ notifications: 'none', trayHost: false, ...options });
  return desktop;
}

type Ask = (...call: string[]) => Promise<{ value?: unknown; failure?: string }>;

/** Starts the program on the desktop; the calls to its vault are answered one after the other. */
function startProgram({ env }: Desktop): Ask {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (...call) => {
    child.stdin.write(`${JSON.stringify(call)}\n`);
    const { value } = await lines.next();
    return JSON.parse(String(value)) as { value?: unknown; failure?: string };
  };
}

const timeoutMs = 60_000;

describe('with a real keyring', () => {
  test('secrets and the database key outlive the program, and are nowhere else', {
    timeout: timeoutMs,
  }, async () => {
    const home = await onDesktop();
    const before = startProgram(home);
    expect(await before('write', 'one', 'pässword ✓')).toEqual({ value: null });
    const key = await before('key');
    const after = startProgram(home);
    expect(await after('read', 'one')).toEqual({ value: 'pässword ✓' });
    expect(await after('read', 'two')).toEqual({ value: null });
    expect(await after('key')).toEqual(key);
    const kept = await home.keychain.list();
    expect(kept.map(({ attributes }) => [attributes.service, attributes.account]).sort()).toEqual([
      ['OffiTray', 'account:one'],
      ['OffiTray', 'database-key'],
    ]);
    await after('remove', 'one');
    expect((await home.keychain.list()).map(({ attributes }) => attributes.account)).toEqual([
      'database-key',
    ]);
  });

  test('a locked one is unavailable, loses nothing, and serves again once unlocked', {
    timeout: timeoutMs,
  }, async () => {
    const home = await onDesktop();
    const before = startProgram(home);
    await before('write', 'one', 'secret');
    const key = await before('key');
    await home.keychain.lock();
    const locked = startProgram(home);
    expect(await locked('read', 'one')).toEqual(unavailable);
    expect(await locked('key')).toEqual(unavailable);
    expect(await locked('write', 'two', 'other')).toEqual(unavailable);
    await home.keychain.unlock();
    expect(await locked('key')).toEqual(key);
    expect(await locked('read', 'one')).toEqual({ value: 'secret' });
  });

  test('one that goes away is unavailable, and the next start finds everything again', {
    timeout: timeoutMs,
  }, async () => {
    const home = await onDesktop();
    const ask = startProgram(home);
    await ask('write', 'one', 'secret');
    await home.keychain.vanish();
    expect(await ask('read', 'one')).toEqual(unavailable);
    await home.keychain.appear();
    // libsecret stays with the daemon it met first; a new program meets the new one.
    expect(await startProgram(home)('read', 'one')).toEqual({ value: 'secret' });
  });
});

describe('without a keyring', () => {
  test.each([
    ['no message bus', { bus: 'none' }],
    ['a message bus that is dead', { bus: 'dead' }],
    ['a message bus without a keyring', { keychain: false }],
  ] as const)('%s: unavailable, and no crash', { timeout: timeoutMs }, async (_what, options) => {
    const ask = startProgram(await onDesktop(options));
    expect(await ask('read', 'one')).toEqual(unavailable);
    expect(await ask('write', 'one', 'secret')).toEqual(unavailable);
    expect(await ask('key')).toEqual(unavailable);
  });
});
