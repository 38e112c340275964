import { describe, expect, it } from 'vitest';
import { createKeyedQueue } from '../../../electron/desktop/notifier';

describe('work on one key', () => {
  it('is done in the order it was asked for, whatever other keys do', async () => {
    const inOrder = createKeyedQueue();
    const done: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = inOrder('a', async () => {
      await held;
      done.push('a1');
    });
    const second = inOrder('a', async () => done.push('a2'));
    await inOrder('b', async () => done.push('b1'));
    expect(done).toEqual(['b1']);
    release();
    await Promise.all([first, second]);
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });

  it('goes on after work that failed', async () => {
    const inOrder = createKeyedQueue();
    const failed = inOrder('a', () => Promise.reject(new Error('no')));
    const next = inOrder('a', () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
