/** Whether somebody on this desktop shows tray icons. Without one the window is the app. */
import { type Bus, variantValue } from './dbus';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';

export interface TrayHostWatch {
  /** Resolves with the first answer; never rejects. */
  readonly first: Promise<boolean>;
  stop(): void;
}

/**
 * Watches for a StatusNotifier host, which may come and go with a panel or a shell extension.
 * @param onChange called with the first answer and with every change.
 */
export function watchTrayHost(bus: Bus, onChange: (present: boolean) => void): TrayHostWatch {
  let present: boolean | undefined;
  let owner: string | undefined;
  let settleFirst: (present: boolean) => void = () => undefined;
  const first = new Promise<boolean>((resolve) => {
    settleFirst = resolve;
  });

  function tell(now: boolean): void {
    if (present === now) return;
    present = now;
    settleFirst(now);
    onChange(now);
  }

  async function ask(): Promise<void> {
    const asked = owner;
    if (asked === undefined) return tell(false);
    const answer = await bus.call({
      destination: asked,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [watcher, 'IsStatusNotifierHostRegistered'],
    });
    if (asked !== owner) return;
    // Some small watchers have no such property; one that answers nothing at all still shows icons itself.
    tell(answer.ok ? variantValue(answer.values[0]) !== false : answer.why !== 'no-bus');
  }

  const stops = [
    ...['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'].map((member) =>
      bus.onSignal({ sender: watcher, interface: watcher, member }, (signal) => {
        if (signal.sender === owner) void ask();
      }),
    ),
    bus.watchName(watcher, (now) => {
      owner = now;
      void ask();
    }),
  ];
  return {
    first,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
