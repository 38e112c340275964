/** Sleep, lock and battery: what the schedule of asking depends on. */
import { powerMonitor } from 'electron';
import type { Bus } from './dbus';
import { watchScreenLock } from './screen-lock';

export interface PowerState {
  readonly asleep: boolean;
  readonly locked: boolean;
  readonly onBattery: boolean;
}

export interface PowerWatch {
  readonly state: PowerState;
  /** The machine is awake, whatever was said of it last. */
  awake(): void;
  /** Seconds since the person last touched keyboard or mouse. */
  idleSeconds(): number;
  stop(): void;
}

export interface PowerOptions {
  /** Where the lock is told on Linux; left out elsewhere. */
  readonly sessionBus?: Bus;
  readonly systemBus?: Bus;
  /** Called with every change; waking up is `asleep` turning false. */
  onChange(state: PowerState): void;
}

/** Needs `app` to be ready. */
export function watchPower({ sessionBus, systemBus, onChange }: PowerOptions): PowerWatch {
  let state: PowerState = { asleep: false, locked: false, onBattery: powerMonitor.isOnBatteryPower() };

  function set(change: Partial<PowerState>): void {
    const next = { ...state, ...change };
    const same =
      next.asleep === state.asleep && next.locked === state.locked && next.onBattery === state.onBattery;
    if (same) return;
    state = next;
    onChange(state);
  }

  const awake = () => set({ asleep: false, onBattery: powerMonitor.isOnBatteryPower() });

  const stops = [
    hear('suspend', () => set({ asleep: true })),
    hear('resume', awake),
    hear('on-battery', () => set({ onBattery: true })),
    hear('on-ac', () => set({ onBattery: false })),
  ];
  if (process.platform === 'linux') {
    if (sessionBus !== undefined) {
      stops.push(watchScreenLock({ sessionBus, systemBus, onChange: (locked) => set({ locked }) }));
    }
  } else {
    stops.push(hear('lock-screen', () => set({ locked: true })));
    stops.push(hear('unlock-screen', () => set({ locked: false })));
  }

  return {
    get state() {
      return state;
    },
    awake,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    stop() {
      for (const stop of stops) stop();
    },
  };
}

type PowerEvent = 'suspend' | 'resume' | 'on-battery' | 'on-ac' | 'lock-screen' | 'unlock-screen';

function hear(event: PowerEvent, listener: () => void): () => void {
  // The declarations list each event on its own; the emitter below takes them all.
  const emitter: NodeJS.EventEmitter = powerMonitor;
  emitter.on(event, listener);
  return () => void emitter.off(event, listener);
}
