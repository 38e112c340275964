import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchPlain } from '../desktop/launch-app';
import { waitUntil } from '../desktop/wait-until';
import { Probe } from './desktop-probe/run-probe';

let probe: Probe;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  probe = await Probe.start(['--proxy-server=http://127.0.0.1:9']);
}, 900_000);

afterAll(() => probe?.close());

describe('the rest of the desktop', () => {
  it('finds the proxy of the system', async () => {
    expect(await probe.ask('resolveProxy', 'https://office.example')).toBe('PROXY 127.0.0.1:9');
  });

  it('starts with the session when asked to', async () => {
    expect(await probe.ask('autostart.isOn')).toBe(false);
    await probe.ask('autostart.set', true);
    expect(await probe.ask('autostart.isOn')).toBe(true);
    const entry = await readFile(join(probe.desktop.homeDir, '.config/autostart/offitray.desktop'), 'utf8');
    expect(entry).toContain(`Exec="${probe.executable}" "--hidden"`);
    await probe.ask('autostart.set', false);
    expect(await probe.ask('autostart.isOn')).toBe(false);
  });

  it('takes a shortcut, keeps it when the next one cannot be had, and lets it go', async () => {
    const registered = () =>
      probe.inMain(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+9'));
    expect(await probe.ask('shortcut.set', 'CommandOrControl+Shift+9')).toBeUndefined();
    expect(await probe.ask('shortcut.set', 'Nonsense+++')).toBe('taken');
    expect(await probe.ask('shortcut.set', 'Ctrl+C')).toBe('reserved');
    expect(await registered()).toBe(true);
    await probe.until('shortcut', () => probe.desktop.xdotool('key', 'ctrl+shift+9'));
    expect(await probe.ask('shortcut.set', '')).toBeUndefined();
    expect(await registered()).toBe(false);
  });

  it('shows a notification through Electron where it has to', async () => {
    const note = {
      key: 'k',
      title: 'Title',
      body: 'Body',
      actions: [],
      openLabel: 'Open',
      urgency: 'normal',
      sound: false,
    };
    expect(await probe.ask('notifier.show', note)).toEqual({ shown: true });
    const shown = await probe.desktop.notifications.waitFor(({ summary }) => summary === 'Title');
    await probe.ask('notifier.close', 'k');
    await probe.desktop.notifications.waitForClose(shown.id);
  });

  it('notices sleep and waking up', async () => {
    await probe.until('power', async () => probe.desktop.power.suspend());
    await probe.until('power', async () => probe.desktop.power.resume());
    const states = (await probe.events('power')).map(([, state]) => (state as { asleep: boolean }).asleep);
    expect(states).toEqual([true, false]);
  });

  it('takes the machine for awake when it turns out to be, though nothing told of waking up', async () => {
    await probe.until('power', async () => probe.desktop.power.suspend());
    await probe.until('power', () => probe.ask('power.awake'));
    expect((await probe.events('power')).at(-1)).toEqual([
      'power',
      expect.objectContaining({ asleep: false }),
    ]);
  });

  it('lets a second start only ask the first', async () => {
    const second = await launchPlain(probe.desktop, {
      executable: probe.executable,
      args: ['--hidden', '--preset', 'x.json'],
    });
    expect((await second.exit).code).toBe(0);
    await waitUntil(async () => (await probe.events('second')).length === 1, { what: 'the second start' });
    expect(await probe.events('second')).toEqual([['second', { hidden: true }]]);
  });
});
