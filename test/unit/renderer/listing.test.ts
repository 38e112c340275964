import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, emptyListing, type Hold, type Listing } from '../../../renderer/inbox/listing';
import { card } from './cards';

const nothing: Hold = { by: 'nothing' };
const pointer: Hold = { by: 'pointer' };

function shown(ids: string, hold: Hold = nothing, before: Listing = emptyListing): Listing {
  return arrange(
    before,
    [...ids].map((id) => card(id)),
    hold,
  );
}

function idsOf({ rows }: Listing): string {
  return rows.map((row) => row.card.ticket.id).join('');
}

describe('The order of the inbox', () => {
  test('is the order of the store while nothing holds it', () => {
    expect(idsOf(shown('cab', nothing, shown('abc')))).toBe('cab');
  });

  test('stays while the pointer is over it, with what left as a line and what came at the end', () => {
    const listing = shown('dca', pointer, shown('abc'));
    expect(idsOf(listing)).toBe('abcd');
    expect(listing.rows.map(({ gone }) => gone)).toEqual([false, true, false, false]);
    expect(listing.arrivals).toEqual(['a1 d']);
  });

  test('lets what left go while only the focus holds it, except under the focus', () => {
    const held = (key: string): Hold => ({ by: 'focus', key });
    expect(idsOf(shown('ca', held('a1 a'), shown('abc')))).toBe('ac');
    expect(idsOf(shown('ca', held('a1 b'), shown('abc')))).toBe('abc');
  });

  test('is not held by an empty list, nor by lines of what left', () => {
    expect(shown('ab', pointer).arrivals).toEqual([]);
    const allGone = shown('', pointer, shown('ab'));
    expect(allGone.rows).toEqual([]);
  });

  test('forgets arrivals when it is let go', () => {
    const held = shown('dabc', pointer, shown('abc'));
    const released = shown('dabc', nothing, held);
    expect(idsOf(released)).toBe('dabc');
    expect(released.arrivals).toEqual([]);
  });

  test('is the very same object when nothing changed, so that nothing is drawn', () => {
    const cards = [card('a'), card('b')];
    const listing = arrange(emptyListing, cards, nothing);
    expect(arrange(listing, cards, nothing)).toBe(listing);
    expect(arrange(listing, cards, pointer)).toBe(listing);
  });

  test('never moves a row that is held, whatever the store does', () => {
    const ids = fc
      .uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(ids, fc.array(ids, { maxLength: 6 }), (first, later) => {
        let listing = shown(first);
        for (const next of later) {
          const before = idsOf(listing);
          const held = shown(next, pointer, listing);
          const stays = [...before].some((id) => next.includes(id));
          if (stays) expect(idsOf(held).startsWith(before)).toBe(true);
          expect([...next].every((id) => idsOf(held).includes(id))).toBe(true);
          listing = held;
        }
      }),
    );
  });
});
