import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../../electron/desktop/dbus';
import type { DesktopNotification, Notifier } from '../../electron/desktop/notifier';
import { createDBusNotifier } from '../../electron/desktop/notifier-dbus';
import { BusConnection } from '../desktop/bus-connection';
import { startBusDaemon } from '../desktop/bus-daemon';
import { NotificationRecorder } from '../desktop/notification-recorder';
import { ProcessGuard } from '../desktop/process-guard';
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

describe('notifications over the bus', () => {
  const ask: DesktopNotification = {
    key: 'ticket 1',
    title: 'Anna asks for leave',
    body: 'Holiday <b>& more</b>',
    actions: [
      { key: 'approve', label: 'Approve' },
      { key: 'reject', label: 'Reject' },
    ],
    openLabel: 'Open',
    urgency: 'normal',
    sound: false,
  };
  let notifier: Notifier;
  let acted: string[];
  let dismissed: string[];

  beforeEach(() => {
    acted = [];
    dismissed = [];
    const sender = { appName: 'OffiTray', desktopEntry: 'offitray', icon: '' };
    notifier = createDBusNotifier({ bus, sender, limitMs: 2_000 });
    notifier.onAction((key, action) => acted.push(`${key} ${action}`));
    notifier.onDismissed((key) => dismissed.push(key));
  });
  afterEach(() => notifier.stop());

  it('have buttons, and each tells which was pressed', async () => {
    const daemon = await NotificationRecorder.start(address);
    expect(await notifier.show(ask)).toEqual({ shown: true });
    await notifier.show({ ...ask, key: 'ticket 2' });
    const [first, second] = daemon.calls;
    expect(first?.actions.map(({ key }) => key)).toEqual(['default', 'approve', 'reject']);
    expect(first?.hints).toEqual({ 'desktop-entry': 'offitray', urgency: 1, 'suppress-sound': true });
    daemon.press(second?.id ?? 0, 'reject');
    daemon.press(first?.id ?? 0, 'default');
    await comesTo(acted, ['ticket 2 reject', 'ticket 1 default']);
    expect(notifier.capabilities).toEqual({ able: true, buttons: true });
  });

  it('act once, however often the daemon says so', async () => {
    const daemon = await NotificationRecorder.start(address);
    await notifier.show(ask);
    const id = daemon.calls[0]?.id ?? 0;
    daemon.pressBlindly(id, 'approve');
    daemon.pressBlindly(id, 'approve');
    daemon.pressBlindly(999, 'approve');
    await notifier.show({ ...ask, key: 'next' });
    daemon.press(daemon.calls[1]?.id ?? 0, 'default');
    await comesTo(acted, ['ticket 1 approve', 'next default']);
  });

  it('replace the one with the same key', async () => {
    const daemon = await NotificationRecorder.start(address);
    await notifier.show(ask);
    await notifier.show({ ...ask, body: 'changed' });
    expect(daemon.visible()).toHaveLength(1);
    expect(daemon.calls[1]?.replacesId).toBe(daemon.calls[0]?.id);
  });

  it('go away when told to, even right after they were asked for', async () => {
    const daemon = await NotificationRecorder.start(address);
    const shown = notifier.show(ask);
    await notifier.close(ask.key);
    expect(await shown).toEqual({ shown: true });
    expect(daemon.visible()).toEqual([]);
    await notifier.close(ask.key);
    expect(daemon.closeCalls).toHaveLength(1);
    expect(dismissed).toEqual([]);
  });

  it('tell that they were waved away, and not that they ran out', async () => {
    const daemon = await NotificationRecorder.start(address);
    await notifier.show(ask);
    await notifier.show({ ...ask, key: 'ticket 2' });
    daemon.expire(daemon.calls[0]?.id ?? 0);
    daemon.dismiss(daemon.calls[1]?.id ?? 0);
    await comesTo(dismissed, ['ticket 2']);
    daemon.pressBlindly(daemon.calls[0]?.id ?? 0, 'approve');
    await comesTo(acted, ['ticket 1 approve']);
  });

  it('say why they did not appear', async () => {
    expect(await notifier.show(ask)).toEqual({ shown: false, why: 'no-daemon' });
    expect(notifier.capabilities.able).toBe(false);
    const daemon = await NotificationRecorder.start(address);
    daemon.refusal = 'too many';
    expect(await notifier.show(ask)).toEqual({ shown: false, why: 'refused' });
    daemon.refusal = undefined;
    expect(await notifier.show(ask)).toEqual({ shown: true });
  });

  it('forget what a daemon showed when it goes, because the next one counts from one again', async () => {
    const capabilities: boolean[] = [];
    notifier.onCapabilities(({ able }) => capabilities.push(able));
    const daemon = await NotificationRecorder.start(address);
    await notifier.show(ask);
    daemon.vanish();
    await waitUntil(() => capabilities.at(-1) === false, { what: 'nobody to show notifications' });
    await daemon.appear();
    await waitUntil(() => capabilities.at(-1) === true, { what: 'somebody to show notifications' });
    await notifier.show({ ...ask, key: 'ticket 2' });
    expect(daemon.calls[1]?.id).toBe(daemon.calls[0]?.id);
    await notifier.close('ticket 1');
    expect(daemon.closeCalls).toEqual([]);
    daemon.press(daemon.calls[1]?.id ?? 0, 'approve');
    await comesTo(acted, ['ticket 2 approve']);
  });

  it('take no word from anybody but the daemon that showed them', async () => {
    const daemon = await NotificationRecorder.start(address);
    await notifier.show(ask);
    const id = daemon.calls[0]?.id ?? 0;
    const liar = await BusConnection.open(address);
    liar.emit('/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked', 'us', [
      id,
      'approve',
    ]);
    // Answered after the lie was delivered, because one bus keeps the order.
    await liar.hasOwner('org.freedesktop.Notifications');
    daemon.press(id, 'reject');
    await comesTo(acted, ['ticket 1 reject']);
    liar.close();
  });

  it('have no buttons and plain text where the daemon cannot do better', async () => {
    const daemon = await NotificationRecorder.start(address, { capabilities: ['body', 'body-markup'] });
    await notifier.show(ask);
    expect(daemon.calls[0]?.actions).toEqual([]);
    expect(daemon.calls[0]?.body).toBe('Holiday &lt;b&gt;&amp; more&lt;/b&gt;');
    expect(notifier.capabilities).toEqual({ able: true, buttons: false });
  });

  it('give up on a daemon that does not answer, and work when it does in the end', async () => {
    const stuck = await BusConnection.open(address);
    const name = 'org.freedesktop.Notifications';
    let answer: (id: number) => void = () => undefined;
    const number = new Promise<number>((resolve) => {
      answer = resolve;
    });
    stuck.serve(
      '/org/freedesktop/Notifications',
      {
        name,
        methods: { Notify: ['susssasa{sv}i', 'u'], GetCapabilities: ['', 'as'] },
        properties: {},
        signals: { ActionInvoked: ['us'] },
      },
      { Notify: () => number, GetCapabilities: () => ['actions'] },
    );
    await stuck.requestName(name);
    const impatient = createDBusNotifier({
      bus,
      sender: { appName: 'OffiTray', desktopEntry: 'offitray', icon: '' },
      limitMs: 100,
    });
    impatient.onAction((key, action) => acted.push(`${key} ${action}`));
    expect(await impatient.show(ask)).toEqual({ shown: false, why: 'timeout' });
    answer(41);
    await waitUntil(
      () => {
        stuck.emit('/org/freedesktop/Notifications', name, 'ActionInvoked', 'us', [41, 'approve']);
        return acted.length > 0;
      },
      { what: 'the button' },
    );
    expect(acted).toEqual(['ticket 1 approve']);
    impatient.stop();
    stuck.close();
  });
});
