import { setImmediate as immediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachInTurns } from '../../../electron/office/turns';

test('every item is worked on, in order, and somebody else has turns meanwhile', async () => {
  const items = Array.from({ length: 40 }, (_, at) => at);
  const done: number[] = [];
  const seen = new Set<number>();
  let isOver = false;
  const others = (async () => {
    for (; !isOver; seen.add(done.length)) await immediate();
  })();
  await eachInTurns(items, (item) => {
    for (const began = performance.now(); performance.now() - began < 2; );
    done.push(item);
  });
  isOver = true;
  await others;
  expect(done).toEqual(items);
  expect(seen.size).toBeGreaterThan(5);
});

test('a failure ends the work there', async () => {
  const done: number[] = [];
  const work = eachInTurns([1, 2, 3], (item) => {
    if (item === 2) throw new Error('bad');
    done.push(item);
  });
  await expect(work).rejects.toThrow('bad');
  expect(done).toEqual([1]);
});
