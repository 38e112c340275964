import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../../electron/desktop/dbus';
import { watchScreenLock } from '../../electron/desktop/screen-lock';
import { watchTrayHost } from '../../electron/desktop/tray-host';
import { BusConnection } from '../desktop/bus-connection';
import { startBusDaemon } from '../desktop/bus-daemon';
import { ProcessGuard } from '../desktop/process-guard';
import { TrayHost } from '../desktop/tray-host';
import { waitUntil } from '../desktop/wait-until';

let guard: ProcessGuard;
let folder: string;
let address: string;
let bus: Bus;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offitray-buses-'));
  guard = new ProcessGuard(folder);
  address = await startBusDaemon(guard, folder, { ...process.env });
  bus = createBus({ address: () => address, retryMs: 20 });
});

afterEach(async () => {
  bus.close();
  await guard.close();
});

/** Waits until a list has come to hold exactly this. */
async function comesTo<Item>(list: readonly Item[], expected: readonly Item[]): Promise<void> {
  const text = JSON.stringify(expected);
  await waitUntil(() => JSON.stringify(list) === text, {
    what: text,
    otherwise: () => `is ${JSON.stringify(list)}`,
  });
}

describe('the connection to a message bus', () => {
  it('is no error where there is none', async () => {
    const nowhere = createBus({ address: () => undefined, retryMs: 20 });
    const dead = createBus({ address: () => `unix:path=${join(folder, 'nobody')}`, retryMs: 20 });
    const call = { destination: 'a.b', path: '/', interface: 'a.b', member: 'C' };
    for (const absent of [nowhere, dead]) {
      expect(await absent.call(call)).toEqual({ ok: false, why: 'no-bus', errorName: 'no-bus' });
      const owners: unknown[] = [];
      absent.watchName('a.b', (owner) => owners.push(owner));
      await comesTo(owners, [undefined]);
      absent.close();
      expect(await absent.call(call)).toMatchObject({ why: 'no-bus' });
    }
  });

  it('takes the first address that answers', async () => {
    const second = createBus({ address: () => `unix:path=${join(folder, 'nobody')};${address}` });
    const answer = await second.call({
      destination: 'org.freedesktop.DBus',
      path: '/',
      interface: 'org.freedesktop.DBus',
      member: 'GetId',
    });
    expect(answer.ok).toBe(true);
    second.close();
  });

  it('tells a refusal by its name', async () => {
    const answer = await bus.call({ destination: 'no.such.name', path: '/', interface: 'a.b', member: 'C' });
    expect(answer).toMatchObject({ ok: false, why: 'refused' });
    expect(answer.ok || answer.errorName).toMatch(/ServiceUnknown$/);
  });

  it('comes back by itself when the bus does, with everything that was asked for', async () => {
    let current = '';
    const start = async () => {
      const own = await mkdtemp(join(folder, 'bus-'));
      const inner = new ProcessGuard(own);
      current = await startBusDaemon(inner, own, { ...process.env });
      return inner;
    };
    let inner = await start();
    const lasting = createBus({ address: () => current, retryMs: 20 });
    const owned: boolean[] = [];
    lasting.watchName('com.example.Name', (owner) => owned.push(owner !== undefined));
    const heard: unknown[] = [];
    lasting.onSignal({ interface: 'com.example.Name', member: 'Said' }, ({ body }) => heard.push(body[0]));
    const speak = async (word: string) => {
      const speaker = await BusConnection.open(current);
      await speaker.requestName('com.example.Name');
      await waitUntil(() => owned.at(-1) === true, { what: 'the name' });
      speaker.emit('/', 'com.example.Name', 'Said', 's', [word]);
      await waitUntil(() => heard.includes(word), { what: word });
      return speaker;
    };
    const first = await speak('before');
    first.close();
    await inner.close();
    await waitUntil(() => owned.at(-1) === false, { what: 'nobody owning the name' });
    inner = await start();
    const second = await speak('after');
    expect(heard).toEqual(['before', 'after']);
    second.close();
    lasting.close();
    await inner.close();
  });

  it('stops listening when told to', async () => {
    const speaker = await BusConnection.open(address);
    const heard: unknown[] = [];
    const rule = { interface: 'com.example.Name', member: 'Said' };
    const stop = bus.onSignal(rule, ({ body }) => heard.push(body[0]));
    const kept: unknown[] = [];
    bus.onSignal(rule, ({ body }) => kept.push(body[0]));
    await waitUntil(
      () => {
        speaker.emit('/', 'com.example.Name', 'Said', 's', ['one']);
        return heard.length > 0 && kept.length > 0;
      },
      { what: 'a signal' },
    );
    stop();
    speaker.emit('/', 'com.example.Name', 'Said', 's', ['two']);
    await waitUntil(() => kept.includes('two'), { what: 'the second signal' });
    expect(heard).not.toContain('two');
    speaker.close();
  });
});

describe('the tray host', () => {
  it('is told as soon as it is known, and whenever it changes', async () => {
    const told: boolean[] = [];
    const watch = watchTrayHost(bus, (present) => told.push(present));
    expect(await watch.first).toBe(false);
    const host = await TrayHost.start(address);
    await comesTo(told, [false, true]);
    await host.vanish();
    await comesTo(told, [false, true, false]);
    await host.appear();
    await comesTo(told, [false, true, false, true]);
    watch.stop();
  });

  it('is absent where there is no bus', async () => {
    const none = createBus({ address: () => undefined });
    const watch = watchTrayHost(none, () => undefined);
    expect(await watch.first).toBe(false);
    watch.stop();
    none.close();
  });
});

describe('the screen lock', () => {
  it('is heard from whichever screen saver there is, and ends with it', async () => {
    const told: boolean[] = [];
    const stop = watchScreenLock({ sessionBus: bus, onChange: (locked) => told.push(locked) });
    const name = 'org.gnome.ScreenSaver';
    const path = '/org/gnome/ScreenSaver';
    const saver = await BusConnection.open(address);
    saver.serve(
      path,
      { name, methods: { GetActive: ['', 'b'] }, properties: {}, signals: { ActiveChanged: ['b'] } },
      { GetActive: () => true },
    );
    await saver.requestName(name);
    await comesTo(told, [true]);
    saver.emit(path, name, 'ActiveChanged', 'b', [false]);
    await comesTo(told, [true, false]);
    const liar = await BusConnection.open(address);
    liar.emit(path, name, 'ActiveChanged', 'b', [true]);
    saver.emit(path, name, 'ActiveChanged', 'b', [true]);
    await comesTo(told, [true, false, true]);
    saver.close();
    await comesTo(told, [true, false, true, false]);
    liar.close();
    stop();
  });

  it('is heard from the login manager as well', async () => {
    const told: boolean[] = [];
    const login = 'org.freedesktop.login1';
    const path = '/org/freedesktop/login1/session/_31';
    const manager = await BusConnection.open(address);
    manager.serve(
      '/org/freedesktop/login1',
      { name: `${login}.Manager`, methods: { GetSessionByPID: ['u', 'o'] }, properties: {}, signals: {} },
      { GetSessionByPID: () => path },
    );
    const session = { name: `${login}.Session`, methods: {}, properties: { LockedHint: 'b' }, signals: {} };
    manager.serve(path, session, { LockedHint: false });
    await manager.requestName(login);
    const other = createBus({ address: () => undefined });
    const stop = watchScreenLock({ sessionBus: other, systemBus: bus, onChange: (on) => told.push(on) });
    const change = (locked: boolean) =>
      manager.emit(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [
        `${login}.Session`,
        [['LockedHint', ['b', locked]]],
        [],
      ]);
    await waitUntil(
      () => {
        change(true);
        return told.length > 0;
      },
      { what: 'the lock' },
    );
    change(false);
    await comesTo(told, [true, false]);
    stop();
    other.close();
    manager.close();
  });
});
