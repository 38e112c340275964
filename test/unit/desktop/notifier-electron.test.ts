import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopNotification } from '../../../electron/desktop/notifier';
import { createElectronNotifier } from '../../../electron/desktop/notifier-electron';

/** Electron's class as far as it is used, with the desktop's part played by the test. */
const desktop = vi.hoisted(() => {
  const shown: { happen(event: string, ...facts: unknown[]): void }[] = [];
  let activate: (details: unknown) => void = () => undefined;
  class Notification {
    static isSupported = () => true;
    static handleActivation = (listener: typeof activate) => {
      activate = listener;
    };
    readonly #listeners = new Map<string, (...facts: unknown[]) => void>();
    on(event: string, listener: (...facts: unknown[]) => void) {
      this.#listeners.set(event, listener);
    }
    once = this.on;
    show = () => void shown.push(this);
    close = () => undefined;
    happen(event: string, ...facts: unknown[]) {
      this.#listeners.get(event)?.(...facts);
    }
  }
  return { Notification, shown, activate: (details: unknown) => activate(details) };
});
vi.mock('electron', () => ({ Notification: desktop.Notification }));

const request: DesktopNotification = {
  key: 'k',
  title: 'Title',
  body: 'Body',
  actions: [{ key: 'approve', label: 'Approve' }],
  openLabel: 'Open',
  urgency: 'normal',
  sound: false,
};
const windows = { platform: 'win32', electronVersion: '45.4.1' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  desktop.shown.length = 0;
});
afterEach(() => vi.useRealTimers());

function open(options: Parameters<typeof createElectronNotifier>[0] = windows) {
  const notifier = createElectronNotifier(options);
  const presses: string[][] = [];
  notifier.onAction((...press) => presses.push(press));
  return { notifier, presses };
}

describe('a notification of macOS or Windows', () => {
  it('that the system refuses says so, as an unsigned program on macOS is', async () => {
    const { notifier } = open({ platform: 'darwin' });
    const outcome = notifier.show(request);
    desktop.shown[0]?.happen('failed');
    expect(await outcome).toEqual({ shown: false, why: 'refused' });
  });

  it('acts once, however it is pressed', () => {
    const { notifier, presses } = open();
    void notifier.show(request);
    desktop.shown[0]?.happen('action', { actionIndex: 0 });
    desktop.shown[0]?.happen('click');
    expect(presses).toEqual([['k', 'approve']]);
  });

  it('that ran out into the action centre can still be pressed', () => {
    const { notifier, presses } = open();
    void notifier.show(request);
    desktop.shown[0]?.happen('close', { reason: 'timedOut' });
    desktop.shown[0]?.happen('click');
    expect(presses).toEqual([['k', 'default']]);
  });

  it('has no buttons where Windows does not tell of their press', () => {
    expect(open({ platform: 'win32', electronVersion: '41.2.1' }).notifier.capabilities.buttons).toBe(false);
    expect(open().notifier.capabilities.buttons).toBe(true);
  });
});

describe('a notification that an earlier run left on Windows', () => {
  it('opens the program, whatever of it was pressed', () => {
    const { presses } = open();
    desktop.activate({ type: 'action', actionIndex: 0, arguments: 'x' });
    vi.runAllTimers();
    expect(presses).toEqual([['', 'default']]);
  });

  it('is told from one of this run, which is heard once', () => {
    const { notifier, presses } = open();
    void notifier.show(request);
    desktop.activate({ type: 'action', actionIndex: 0, arguments: 'x' });
    desktop.shown[0]?.happen('action', { actionIndex: 0 });
    vi.runAllTimers();
    void notifier.show(request);
    desktop.shown[1]?.happen('click');
    desktop.activate({ type: 'click', arguments: 'x' });
    vi.runAllTimers();
    expect(presses).toEqual([
      ['k', 'approve'],
      ['k', 'default'],
    ]);
  });
});
