import { searchPeople } from '../../../electron/directory/search-people';
import type { Store } from '../../../electron/store/types';

/** A day on which people are searched for. */
export const today = '2026-11-21';

/** The names of those found, in their order. */
export function namesFound(store: Store, text: string, limit = 20): string[] {
  return searchPeople(store, { text, limit, today }).hits.map((hit) => hit.displayName);
}
