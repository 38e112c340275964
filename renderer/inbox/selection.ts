/** The requests picked to be decided together. Nothing here decides; `bulk` says what may be done with them. */
import { create } from 'zustand';

interface Selection {
  readonly on: boolean;
  readonly keys: ReadonlySet<string>;
}

const none: Selection = { on: false, keys: new Set() };

export const useSelection = create<Selection>(() => none);

export function startSelecting(): void {
  useSelection.setState({ on: true });
}

export function stopSelecting(): void {
  useSelection.setState(none);
}

/** Picks or unpicks; picking one begins the selection. */
export function toggle(key: string): void {
  const { keys } = useSelection.getState();
  useSelection.setState({
    on: true,
    keys: keys.has(key) ? without(keys, [key]) : new Set([...keys, key]),
  });
}

export function pick(more: readonly string[]): void {
  const { keys } = useSelection.getState();
  useSelection.setState({ on: true, keys: new Set([...keys, ...more]) });
}

export function unpick(some: readonly string[]): void {
  useSelection.setState(({ keys }) => ({ keys: without(keys, some) }));
}

function without(keys: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  return new Set([...keys].filter((key) => !some.includes(key)));
}
