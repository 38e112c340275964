/** What goes on around the program: buses, notifications, tray host, power, network. Starts the watches and keeps their state. */
import { sessionBusAddress, systemBusAddress } from '../desktop/bus-address';
import { watchConnectivity } from '../desktop/connectivity';
import { createBus } from '../desktop/dbus';
import { watchDoNotDisturb } from '../desktop/do-not-disturb';
import type { Notifier } from '../desktop/notifier';
import { createDBusNotifier } from '../desktop/notifier-dbus';
import { createElectronNotifier } from '../desktop/notifier-electron';
import { watchPower } from '../desktop/power';
import { watchTrayHost } from '../desktop/tray-host';
import type { Activity } from '../sync/schedule';

/** Seconds without a key or a movement after which nobody is taken to be there. */
const idleAfterSeconds = 5 * 60;

export interface SurroundingsEvents {
  onTrayHost(present: boolean): void;
  onOnline(online: boolean): void;
  /** The desktop's own quiet began or ended; `undefined` where it does not say. */
  onDoNotDisturb(on: boolean | undefined): void;
  /** Battery, lock or sleep changed: the schedule may be another. */
  onActivity(asleep: boolean): void;
  /** Awake or unlocked again: look as soon as the network is there. */
  onBack(): void;
}

export interface Surroundings {
  readonly notifier: Notifier;
  /** Resolves with the first answer; only Linux can be without one. */
  readonly trayHost: Promise<boolean>;
  readonly online: boolean;
  activity(popoverOpen: boolean): Activity;
  stop(): void;
}

export function watchSurroundings(events: SurroundingsEvents): Surroundings {
  const linux = process.platform === 'linux';
  const sessionBus = linux ? createBus({ address: () => sessionBusAddress() }) : undefined;
  const systemBus = linux ? createBus({ address: () => systemBusAddress() }) : undefined;
  const notifier =
    sessionBus === undefined
      ? createElectronNotifier()
      : createDBusNotifier({
          bus: sessionBus,
          sender: { appName: 'OffiTray', desktopEntry: 'offitray', icon: 'offitray' },
        });
  const trayHost = sessionBus && watchTrayHost(sessionBus, events.onTrayHost);
  const stopDisturbing = sessionBus && watchDoNotDisturb(sessionBus, events.onDoNotDisturb);
  const connectivity = watchConnectivity(events.onOnline);
  let unlockedAt: number | undefined;
  let wasAway = false;
  const power = watchPower({
    ...(sessionBus === undefined ? {} : { sessionBus }),
    ...(systemBus === undefined ? {} : { systemBus }),
    onChange(state) {
      const away = state.asleep || state.locked;
      if (wasAway && !away) {
        unlockedAt = Date.now();
        connectivity.look();
        events.onBack();
      }
      wasAway = away;
      events.onActivity(state.asleep);
    },
  });

  return {
    notifier,
    trayHost: trayHost?.first ?? Promise.resolve(true),
    get online() {
      return connectivity.online;
    },
    activity: (popoverOpen) => ({
      suspended: power.state.asleep,
      screenLocked: power.state.locked,
      onBattery: power.state.onBattery,
      idle: power.idleSeconds() >= idleAfterSeconds,
      popoverOpen,
      ...(unlockedAt === undefined ? {} : { unlockedAt }),
    }),
    stop() {
      power.stop();
      connectivity.stop();
      trayHost?.stop();
      stopDisturbing?.();
      notifier.stop();
      sessionBus?.close();
      systemBus?.close();
    },
  };
}
