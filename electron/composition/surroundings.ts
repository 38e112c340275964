/** What goes on around the program: buses, notifications, tray host, power, network. Starts the watches and keeps their state. */
import { sessionBusAddress, systemBusAddress } from '../desktop/bus-address';
import { watchConnectivity } from '../desktop/connectivity';
import { createBus } from '../desktop/dbus';
import { watchDoNotDisturb } from '../desktop/do-not-disturb';
import { watchHeartbeat } from '../desktop/heartbeat';
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
  /** Nothing ran for a while, and no event said why: what is known may be old. */
  onGap(): void;
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
      heartbeat.skip();
      events.onActivity(state.asleep);
    },
  });
  const heartbeat = watchHeartbeat({
    isAsleep: () => power.state.asleep,
    onGap() {
      connectivity.look();
      if (power.state.asleep) power.awake();
      else events.onGap();
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
      heartbeat.stop();
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
