import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../../electron/desktop/diagnostics';
import { createLog } from '../../../electron/desktop/log';
import { describeError, redact } from '../../../electron/desktop/log-redaction';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offitray-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what stands in the log', () => {
  it.each([
    'GET https://office.example/api/leaves?user=canary42',
    'https://anna:canary42@office.example/',
    'https://office.example/person/canary42/photo',
    'Cookie: session=canary42; other=1',
    'set-cookie: sid="canary42"; Path=/',
    'Authorization: Bearer canary42',
    'proxy-authorization: Basic canary42==',
    'password=canary42',
    '{"password": "canary42 with more"}',
    "login {'token': 'canary42'}",
    'Bearer canary42canary42',
    'anna.canary42@office.example was not found',
    'tel:+48canary42',
    'mailto:canary42@x.example',
    '-----BEGIN PRIVATE KEY-----\ncanary42\n-----END PRIVATE KEY-----',
    'eyJhbGciOiJub25lIn0.canary42.x',
    'key 9f86d081884c7d659a2feaa0canary42',
    'code: canary42',
  ])('hides what is secret or personal in %j', (text) => {
    expect(redact(text)).not.toContain('canary42');
  });

  it('hides telephone numbers and keeps other figures', () => {
    expect(redact('call +48 22 555 01 23 now')).toBe('call [number] now');
    expect(redact('call (030) 1234567')).not.toContain('1234567');
    expect(redact('HTTP 502 after 10000 ms, 3 of 200')).toBe('HTTP 502 after 10000 ms, 3 of 200');
    expect(redact('Electron 33.2.1, 2026-08-07')).toContain('33.2.1');
  });

  it('keeps the server and the way to what failed', () => {
    expect(redact('GET https://office.example:8443/api/leaves?x=1 failed')).toBe(
      'GET https://office.example:8443/api/leaves failed',
    );
  });

  it('is one line, however the text was meant to forge another', () => {
    expect(redact('a\r\n2026-01-01T00:00:00Z info forged\u2028x')).not.toMatch(/[\r\n\u2028]/);
    expect(redact('x'.repeat(5_000)).length).toBeLessThanOrEqual(400);
  });

  it('names an error and its causes', () => {
    const cause = Object.assign(new Error('connect to https://x/?t=canary42'), { code: 'ECONNREFUSED' });
    const text = describeError(new Error('no answer', { cause }));
    expect(text).toMatch(/^Error: no answer \(.*\) <- Error ECONNREFUSED: connect to https:\/\/x\//);
    expect(text).not.toContain('canary42');
    expect(describeError('password=canary42')).not.toContain('canary42');
    const circle = new Error('round');
    circle.cause = circle;
    expect(describeError(circle).length).toBeLessThan(2_000);
  });
});

describe('the log file', () => {
  const read = (name = 'offitray.log') => readFile(join(folder, 'logs', name), 'utf8');

  it('has one line for each event, readable by its owner alone', async () => {
    const log = createLog({ folder: join(folder, 'logs') });
    log.info('sync.done', { accounts: 1, text: 'as "said"', nothing: undefined });
    log.debug('not.asked.for');
    log.error('sync.failed', new Error('no'), { attempt: 2 });
    await log.flush();
    const [first, second, ...rest] = (await read()).split('\n');
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info sync\.done accounts=1 text="as \\"said\\""$/);
    expect(second).toMatch(/ error sync\.failed attempt=2 error="Error: no/);
    expect(rest).toEqual(['']);
    expect((await stat(join(folder, 'logs', 'offitray.log'))).mode & 0o077).toBe(0);
    expect(log.latest()).toEqual([first, second]);
  });

  it('goes on where an earlier run ended, and stays bounded', async () => {
    const first = createLog({ folder: join(folder, 'logs'), maxBytes: 1_000 });
    first.info('first');
    await first.flush();
    const log = createLog({ folder: join(folder, 'logs'), maxBytes: 1_000 });
    for (let round = 0; round < 100; round += 1) {
      log.info('again', { round });
      await log.flush();
    }
    expect((await read()).length).toBeLessThan(1_200);
    expect((await read('offitray.1.log')).length).toBeLessThan(1_200);
    expect(await read()).toContain('round=99');
  });

  it('counts the lines that could not be written and stops nobody', async () => {
    await writeFile(join(folder, 'logs'), 'a file where the folder should be');
    const log = createLog({ folder: join(folder, 'logs') });
    log.info('one');
    log.info('two');
    await log.flush();
    expect(log.lost).toBe(2);
    expect(log.latest()).toHaveLength(2);
    await rm(join(folder, 'logs'));
    await chmod(folder, 0o700);
    log.info('three');
    await log.flush();
    expect(await read()).toContain('three');
  });
});

describe('the text for support', () => {
  it('lists facts by section, redacted, and the latest events', () => {
    const text = diagnosticsText(
      [
        { title: 'OffiTray', facts: { version: '0.1.0', runtime: 'Electron 33.2.1' } },
        { title: 'Account 1', facts: { login: 'anna@office.example', failure: undefined, trusted: true } },
      ],
      ['2026-08-07T10:42:00.000Z info sync.done'],
    );
    expect(text).toBe(
      [
        'OffiTray\n  version: 0.1.0\n  runtime: Electron 33.2.1',
        'Account 1\n  login: [e-mail]\n  trusted: true',
        'Latest events\n  2026-08-07T10:42:00.000Z info sync.done\n',
      ].join('\n\n'),
    );
  });

  it('fits through the bridge', () => {
    const lines = Array.from({ length: 200 }, () => 'x'.repeat(400));
    expect(diagnosticsText([], lines).length).toBeLessThanOrEqual(20_000);
  });
});
