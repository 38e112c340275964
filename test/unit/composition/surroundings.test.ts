import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Surroundings, watchSurroundings } from '../../../electron/composition/surroundings';

/** What Electron tells of the machine, played by the test. */
const machine = vi.hoisted(() => ({ emit: (_event: string): void => undefined }));
vi.mock('electron', () => {
  const powerMonitor = Object.assign(new EventEmitter(), {
    isOnBatteryPower: () => false,
    getSystemIdleTime: () => 0,
  });
  machine.emit = (event) => void powerMonitor.emit(event);
  return { powerMonitor, net: { isOnline: () => true }, Notification: class {} };
});

const minuteMs = 60_000;
const told: string[] = [];
let surroundings: Surroundings;

beforeEach(() => {
  vi.useFakeTimers();
  // No desktop of the person who runs the tests.
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS']) {
    vi.stubEnv(name, 'unix:path=/nonexistent');
  }
  told.length = 0;
  surroundings = watchSurroundings({
    onTrayHost: () => undefined,
    onOnline: (online) => told.push(online ? 'online' : 'offline'),
    onDoNotDisturb: () => undefined,
    onActivity: (asleep) => told.push(asleep ? 'asleep' : 'awake'),
    onBack: () => told.push('back'),
    onGap: () => told.push('gap'),
  });
});
afterEach(() => {
  surroundings.stop();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

/** The time of day goes on, timers do not. */
function halt(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * minuteMs);
}

describe('a machine that slept', () => {
  it('is back once, with the word that it woke up', () => {
    machine.emit('suspend');
    halt(60);
    machine.emit('resume');
    vi.advanceTimersByTime(5 * minuteMs);
    expect(told).toEqual(['asleep', 'back', 'awake']);
  });

  it('is back without that word as well', () => {
    machine.emit('suspend');
    halt(60);
    vi.advanceTimersByTime(5 * minuteMs);
    expect(told).toEqual(['asleep', 'back', 'awake']);
    expect(surroundings.activity(false).suspended).toBe(false);
  });

  it('without any word is a gap, told once', () => {
    halt(60);
    vi.advanceTimersByTime(5 * minuteMs);
    expect(told).toEqual(['gap']);
  });
});
