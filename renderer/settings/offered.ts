import type { Slices } from '../../electron/bridge/slices';
import { useSlice } from '../store';

type Kind = Slices['systems'][number]['kinds'][number];

/** Whether something of a kind may come from the systems that somebody is signed in to; from any, while nobody is. */
export function useOffered(): (kind: Kind) => boolean {
  const systems = useSlice('systems');
  const accounts = useSlice('accounts');
  const inUse = systems.filter(({ name }) => accounts.some(({ system }) => system === name));
  return (kind) => (inUse[0] ? inUse : systems).some(({ kinds }) => kinds.includes(kind));
}
