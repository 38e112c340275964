import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { filesIn, filesWith, holds } from './support/disk';
import { eventually } from './support/eventually';
import { ownLeavesPath, sessionCookieName } from './support/office-client';
import { cards, showTab } from './support/views';
import { withApp } from './support/with-app';

const canaryCookie = 'canary-Kx7fQ2mN9wLpZr4T';

describe('secrets', () => {
  const on = withApp({ signedIn: true });

  /** Everything that must be nowhere but in the main process and the keychain. */
  async function secrets(): Promise<readonly string[]> {
    return [on.stage.approver.password, canaryCookie, `${await sessionCookieName(on.stage)}=`];
  }

  test('a canary cookie is taken and sent back like any other', async () => {
    const path = await ownLeavesPath(on.stage);
    await on.stage.control.addFault({
      kind: 'status',
      status: 200,
      match: { path, login: on.stage.approver.login },
      body: '[]',
      headers: { 'content-type': 'application/json', 'set-cookie': `canary=${canaryCookie}; Path=/; Secure` },
    });
    await on.app.syncNow();
    await eventually(async () => (await on.stage.control.faults())[0]?.left).toBe(0);
  });

  test('are not in what the page is given, nor in anything it keeps after a restart', async () => {
    const page = await on.app.open();
    await cards(page).first().waitFor();
    await showTab(page, 'Requests');
    // Typed into the form of the first run, the password was in that page for as long as it lived.
    await on.restart();
    const fresh = await on.app.open();
    await cards(fresh).first().waitFor();
    const snapshot = await fresh.evaluate(async () =>
      JSON.stringify(
        await (window as unknown as { offitray: { snapshot(): Promise<unknown> } }).offitray.snapshot(),
      ),
    );
    const session = await fresh.context().newCDPSession(fresh);
    let heap = '';
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
      heap += chunk;
    });
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.detach();
    expect(heap.length).toBeGreaterThan(100_000);
    expect(heap).toContain(on.stage.approver.login);
    for (const secret of await secrets()) {
      expect(snapshot).not.toContain(secret);
      expect(heap.includes(secret)).toBe(false);
    }
    expect(
      await fresh.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })),
    ).toBe('{}');
  });

  test('are not in the profile, the logs, or what the program prints', async () => {
    await on.app.syncNow();
    await on.app.waitForToolTip(/wait for you$/);
    const output = on.app.launched.output();
    await on.app.quit();
    for (const secret of await secrets()) {
      expect(await filesWith(on.stage.userDataDir, secret)).toEqual([]);
      expect(holds(Buffer.from(output), secret)).toBe(false);
    }
  });

  test('and the names of people are in neither the logs nor readable in the store', async () => {
    const [request] = (await on.stage.control.state({ waitingFor: on.stage.approver.login })).leaveRequests;
    for (const personal of [on.stage.approver.name, on.stage.approver.login, request?.requester.name ?? '']) {
      expect(await filesWith(on.stage.userDataDir, personal)).toEqual([]);
    }
  });

  test('the store is noise from its first byte, and its owner’s alone', async () => {
    const files = await filesIn(on.stage.userDataDir);
    const stores = files.filter((file) => /offitray\.db/.test(file));
    expect(stores.length).toBeGreaterThan(0);
    for (const file of stores) {
      const bytes = await readFile(file);
      expect(bytes.subarray(0, 16).toString('latin1')).not.toContain('SQLite format 3');
      if (bytes.length > 4_096) expect(entropyBitsPerByte(bytes)).toBeGreaterThan(7.5);
      expect((await stat(file)).mode & 0o077).toBe(0);
    }
  });
});

/** Close to 8 for noise; text and tables are far below. */
function entropyBitsPerByte(bytes: Buffer): number {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  return -counts.reduce((sum, count) => {
    const share = count / bytes.length;
    return count === 0 ? sum : sum + share * Math.log2(share);
  }, 0);
}
