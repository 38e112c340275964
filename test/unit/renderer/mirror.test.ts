import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BridgeClient, SlicePush } from '../../../electron/bridge/contract';
import type { Slices } from '../../../electron/bridge/slices';
import { reuse } from '../../../renderer/reuse';
import { connectMirror, useMirror, withPush } from '../../../renderer/store';
import { card } from './cards';

describe('Reuse', () => {
  test('gives the same content, and the old object where nothing in it changed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (before, next) => {
        expect(reuse(before, next)).toEqual(next);
        expect(reuse(before, structuredClone(before))).toBe(before);
      }),
    );
  });

  test('keeps the rows behind one that left', () => {
    const before = [card('a'), card('b'), card('c')];
    const after = reuse(before, structuredClone(before.slice(1)));
    expect(after[0]).toBe(before[1]);
    expect(after[1]).toBe(before[2]);
  });

  test('does not confuse a value that went with one that is undefined', () => {
    expect(Object.keys(reuse({ a: 1, b: 2 }, { a: 1 }) as object)).toEqual(['a']);
  });
});

describe('The mirror', () => {
  const empty = { inbox: [], people: { count: 0 } } as unknown as Slices;

  test('lays what was pushed during the first pull over the snapshot', async () => {
    let push: (pushed: SlicePush) => void = () => undefined;
    const client = {
      onSlice: (listener: typeof push) => {
        push = listener;
        return () => undefined;
      },
      snapshot: async () => {
        push({ name: 'people', value: { count: 7 } });
        return empty;
      },
    } as unknown as BridgeClient;
    await connectMirror(client);
    expect(useMirror.getState().slices?.people.count).toBe(7);
    push({ name: 'inbox', value: [card('a')] });
    expect(useMirror.getState().slices?.inbox).toHaveLength(1);
  });

  test('is not changed by a push that says nothing new', () => {
    expect(withPush(empty, { name: 'people', value: { count: 0 } })).toBe(empty);
  });
});
