/** Who decided elsewhere and when, in words: on cards and in notifications. */
import type { TicketCard } from '../slices';
import { clockOrDate } from './formats';
import type { Words } from './words';

export type Elsewhere = NonNullable<TicketCard['elsewhere']>;

/**
 * One line without a full stop, as far as the system says; when it was noticed is no more than an upper bound.
 * `undefined` when no more is known than that it no longer waits.
 */
export function elsewhereText(elsewhere: Elsewhere, words: Words): string | undefined {
  const state = stateOf(elsewhere, words);
  if (state === undefined) return undefined;
  const { by: name = '', at, noticedAt } = elsewhere;
  const time = clockOrDate(at ?? noticedAt, words);
  const key = name === '' ? (at === undefined ? 'plain' : 'at') : at === undefined ? 'by' : 'byAt';
  return words.t(`inbox.elsewhere.${key}`, { state, name, time });
}

function stateOf({ standing, stateText }: Elsewhere, words: Words): string | undefined {
  switch (standing) {
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return words.t(`requests.standing.${standing}`);
    // It waits for somebody else now: what was decided is not known.
    case 'pending':
      return undefined;
    default:
      return stateText || undefined;
  }
}
