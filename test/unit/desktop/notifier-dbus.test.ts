import { expect, it } from 'vitest';
import type { Bus, BusAnswer, BusCall } from '../../../electron/desktop/dbus';
import { createDBusNotifier } from '../../../electron/desktop/notifier-dbus';

/** A bus with a daemon that answers as it likes. */
function busWith(answer: (call: BusCall) => readonly unknown[]): Bus {
  return {
    call: async (call): Promise<BusAnswer> => ({ ok: true, values: answer(call), sender: ':1.5' }),
    onSignal: () => () => {},
    watchName(_name, listener) {
      listener(':1.5');
      return () => {};
    },
    close: () => {},
  };
}

it.each([[[]], [['actions']], [[null]], [[{ actions: true }]]])(
  'a daemon that answers nonsense about what it can do (%j) still shows notifications',
  async (nonsense) => {
    const bus = busWith(({ member }) => (member === 'GetCapabilities' ? nonsense : [7]));
    const notifier = createDBusNotifier({
      bus,
      sender: { appName: 'OffiTray', desktopEntry: 'offitray', icon: 'offitray' },
    });
    const notification = {
      key: 'k',
      title: 'Title',
      body: 'Body',
      actions: [{ key: 'approve', label: 'Approve' }],
      openLabel: 'Open',
      urgency: 'normal',
      sound: false,
    } as const;
    expect(await notifier.show(notification)).toEqual({ shown: true });
    expect(notifier.capabilities).toEqual({ able: true, buttons: false });
    notifier.stop();
  },
);
