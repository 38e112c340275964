import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketCard } from '../../../electron/bridge/slices';
import {
  isApprovedWithOthers,
  isRejectedWithOthers,
  isSelectable,
  isWithoutConflict,
  sharingDays,
} from '../../../renderer/inbox/bulk';
import {
  pick,
  startSelecting,
  stopSelecting,
  toggle,
  unpick,
  useSelection,
} from '../../../renderer/inbox/selection';
import { account, card } from './cards';

const nobody = { names: [], asked: [], teamSize: 6 };

function row(shown: TicketCard, gone = false) {
  return { key: shown.ticket.id, card: shown, gone, urgency: 'soon' as const };
}

function withVerbs(...verbs: TicketCard['ticket']['verbs']): TicketCard {
  const plain = card('a');
  return { ...plain, ticket: { ...plain.ticket, verbs } };
}

describe('Deciding several at once', () => {
  test('is offered for what is undecided and can be decided here', () => {
    const accounts = [account()];
    expect(isSelectable(row(card('a')), accounts)).toBe(true);
    expect(isSelectable(row(withVerbs('reject')), accounts)).toBe(true);
    expect(isSelectable(row(withVerbs('done')), accounts)).toBe(false);
    expect(isSelectable(row(card('a'), true), accounts)).toBe(false);
    expect(isSelectable(row(card('a', { state: 'queued' })), accounts)).toBe(false);
    expect(isSelectable(row(card('a', { state: 'changed' })), accounts)).toBe(false);
    expect(isSelectable(row({ ...card('a'), silentUntil: 5 }), accounts)).toBe(false);
    expect(isSelectable(row({ ...card('a'), elsewhere: { noticedAt: 1, looking: false } }), accounts)).toBe(
      false,
    );
    expect(isSelectable(row(card('a')), [account({ quickDecisions: 'off' })])).toBe(false);
  });

  test('approves nothing that leaves too few, goes over the days left, or asks for more than a press', () => {
    expect(isApprovedWithOthers({ ...card('a'), away: nobody })).toBe(true);
    expect(
      isApprovedWithOthers({
        ...card('a'),
        away: { ...nobody, conflict: { day: '2026-08-03', away: 6 } },
      }),
    ).toBe(false);
    expect(isApprovedWithOthers({ ...card('a'), balance: { limit: 26, left: 2, leftAfter: -3 } })).toBe(
      false,
    );
    const { ticket } = card('a');
    expect(isApprovedWithOthers({ ...card('a'), ticket: { ...ticket, reasonNeeded: ['approve'] } })).toBe(
      false,
    );
    expect(isApprovedWithOthers({ ...card('a'), ticket: { ...ticket, confirmFirst: ['approve'] } })).toBe(
      false,
    );
    expect(isApprovedWithOthers(withVerbs('reject'))).toBe(false);
  });

  test('offers as without conflict only what can be seen to be', () => {
    expect(isWithoutConflict({ ...card('a'), away: nobody })).toBe(true);
    expect(isWithoutConflict(card('a'))).toBe(false);
    const { leave: _, ...plain } = card('a').ticket;
    expect(isWithoutConflict({ ...card('a'), ticket: plain })).toBe(true);
  });

  test('rejects what can be rejected, conflict or not', () => {
    expect(isRejectedWithOthers(withVerbs('reject'))).toBe(true);
    expect(isRejectedWithOthers(withVerbs('approve'))).toBe(false);
  });

  test('tells which of those picked want the same days', () => {
    const asking = (id: string, ...asked: string[]) => ({ ...card(id), away: { ...nobody, asked } });
    expect(sharingDays([asking('a', 'Person b'), asking('b', 'Person a'), asking('c', 'Person z')])).toEqual([
      'Person a',
      'Person b',
    ]);
    expect(sharingDays([asking('a', 'Person b'), asking('c')])).toEqual([]);
  });
});

describe('Picking', () => {
  beforeEach(stopSelecting);
  const picked = () => [...useSelection.getState().keys];

  test('begins with the first that is picked, and ends with nothing picked', () => {
    toggle('a');
    expect(useSelection.getState().on).toBe(true);
    pick(['b', 'a']);
    expect(picked()).toEqual(['a', 'b']);
    toggle('a');
    unpick(['b', 'z']);
    expect(picked()).toEqual([]);
    startSelecting();
    toggle('c');
    stopSelecting();
    expect(useSelection.getState()).toMatchObject({ on: false });
    expect(picked()).toEqual([]);
  });
});
