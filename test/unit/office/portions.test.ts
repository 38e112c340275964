import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { portionsOf } from '../../../electron/office/portions';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Work that takes so many milliseconds for each of its parts. */
function doing(portions: ReturnType<typeof portionsOf>, msEach: number, times: number): number {
  for (let time = 0; time < times; time += 1) {
    const amount = portions.size;
    portions.do(amount, () => vi.advanceTimersByTime(amount * msEach));
  }
  return portions.size;
}

test('quick work comes in large portions, slow work in small ones, neither beyond its bounds', () => {
  expect(doing(portionsOf({ least: 10, most: 100 }), 0.01, 10)).toBe(100);
  expect(doing(portionsOf({ least: 10, most: 100 }), 0.2, 10)).toBe(50);
  expect(doing(portionsOf({ least: 10, most: 100 }), 30, 10)).toBe(10);
});

test('a machine that becomes busy is noticed with the next portion', () => {
  const portions = portionsOf({ least: 10, most: 100 });
  doing(portions, 0.01, 10);
  expect(doing(portions, 1, 1)).toBe(10);
  expect(doing(portions, 0.01, 10)).toBe(100);
});

test('the rest of a list, quick because it is small, does not make the next portion smaller or larger', () => {
  const portions = portionsOf({ least: 10, most: 100 });
  doing(portions, 0.2, 10);
  portions.do(3, () => vi.advanceTimersByTime(0.1));
  expect(portions.size).toBe(50);
});

test('what the work gives or throws comes through', () => {
  const portions = portionsOf({ least: 1, most: 2 });
  expect(portions.do(1, () => 'done')).toBe('done');
  expect(() =>
    portions.do(1, () => {
      throw new Error('full');
    }),
  ).toThrow('full');
});
