/** A mirror of the slices that the main process pushes, and nothing that it does not know. */
import { create } from 'zustand';
import type { BridgeClient, SlicePush } from '../electron/bridge/contract';
import type { SliceName, Slices } from '../electron/bridge/slices';
import { reuse } from './reuse';

interface Mirror {
  /** `null` until the first snapshot has come. */
  readonly slices: Slices | null;
}

export const useMirror = create<Mirror>(() => ({ slices: null }));

/** One slice replaced, unchanged parts kept as they are. */
export function withPush(slices: Slices, push: SlicePush): Slices {
  const value = reuse(slices[push.name], push.value);
  return value === slices[push.name] ? slices : { ...slices, [push.name]: value };
}

/**
 * Pulls everything once and follows from there. What is pushed while the snapshot is on its way is laid over it:
 * it is as new as the snapshot or newer.
 *
 * @returns stops following.
 */
export async function connectMirror(client: BridgeClient): Promise<() => void> {
  const early: SlicePush[] = [];
  const stop = client.onSlice((push) => {
    const { slices } = useMirror.getState();
    if (slices === null) early.push(push);
    else useMirror.setState({ slices: withPush(slices, push) });
  });
  try {
    const snapshot = await client.snapshot();
    useMirror.setState({ slices: early.reduce(withPush, snapshot) });
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** One slice; drawn again only when it changed. Only below the place that waits for the first snapshot. */
export function useSlice<Name extends SliceName>(name: Name): Slices[Name] {
  return useMirror(({ slices }) => {
    if (slices === null) throw new Error(`Slice ${name} was read before the first snapshot.`);
    return slices[name];
  });
}
