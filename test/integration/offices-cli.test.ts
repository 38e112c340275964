import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { connectControl, type OfficeLogin, startOffice } from '../offices/index';
import { startDemo } from '../offices/start-demo';
import { Visitor } from '../offices/testing/visitor';

interface Printed {
  readonly url: string;
  readonly ca: string;
  readonly controlUrl: string;
  readonly logins: OfficeLogin[];
}

describe('the command line', () => {
  test('prints one line that is enough to sign in, and leaves nothing behind', async () => {
    const cli = fileURLToPath(new URL('../offices/cli.ts', import.meta.url));
    const office = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        cli,
        '--people',
        '30',
        '--seed',
        '5',
        '--set',
        'dates=minutes',
        '--set',
        'lists=wrapped',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines = createInterface(office.stdout);
    const [line] = (await once(lines, 'line')) as [string];
    const printed = JSON.parse(line) as Printed;
    expect(Object.keys(printed)).toEqual(['url', 'ca', 'controlUrl', 'logins']);
    const roles = printed.logins.flatMap((login) => login.roles);
    expect(roles).toEqual(
      expect.arrayContaining(['approver', 'employee', 'second-approver', 'keeper', 'admin']),
    );
    const [approver] = printed.logins;
    expect(approver?.roles).toContain('approver');

    const visitor = new Visitor({ url: printed.url, caPem: readFileSync(printed.ca, 'utf8') });
    expect((await visitor.signIn(approver ?? { login: '', password: '' })).status).toBe(200);
    const { items } = await visitor.object((await visitor.me()).leavesForApprovalUri);
    expect((items as unknown[]).length).toBeGreaterThanOrEqual(4);
    expect((await connectControl(printed.controlUrl).switches()).dates).toBe('minutes');

    const ended = once(office, 'exit');
    office.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(printed.ca)).toBe(false);
    await visitor.close();
  }, 30_000);

  test('says what is wrong with a switch', async () => {
    const cli = fileURLToPath(new URL('../offices/cli.ts', import.meta.url));
    const office = spawn(process.execPath, ['--import', 'tsx', cli, '--set', 'dates=roman'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: Buffer[] = [];
    office.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    expect(await once(office, 'close')).toEqual([1, null]);
    expect(Buffer.concat(said).toString()).toContain('"dates" can be iso,');
  }, 30_000);
});

test('the demonstration makes new work, again and again, and stops', async () => {
  const office = await startOffice({ system: 'offiserv', people: 30, seed: 6 });
  const approver = office.logins[0]?.login;
  const waiting = async () => (await office.control.state({ waitingFor: approver })).leaveRequests.length;
  const news: string[] = [];
  const counts: number[] = [];
  const before = await waiting();
  const demo = startDemo(
    {
      waiting,
      makeWork: async (count) => {
        counts.push(count);
        return (await office.control.createLeave({ approver })).requester.name;
      },
    },
    { everySeconds: 0.02, mostWaiting: 8, onNews: (sentence) => news.push(sentence) },
  );
  await expect.poll(waiting).toBe(8);
  demo.stop();
  expect(news).toHaveLength(8 - before);
  expect(counts).toEqual(news.map((_, count) => count));
  await office.close();
});
