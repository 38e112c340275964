import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../../electron/office/decision';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { inboxOf, waitingCards } from '../../../electron/surfaces/inbox';
import { changeSettings } from '../../../electron/surfaces/settings';
import { leaveTicket } from '../sync/ticket-samples';
import { account, colleague } from './account-samples';

let store: Store;

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account);
  store.people
    .pass('a')
    .add([
      colleague('p-zofia', 'Zofia Krawczyk', { managerId: 'me' }),
      colleague('p-jan', 'Jan Nowak', { managerId: 'me' }),
      colleague('p-ola', 'Ola Bąk', { managerId: 'me' }),
    ]);
});

function decision(change: Partial<Decision> = {}): Decision {
  return {
    id: 'd',
    accountId: 'a',
    verb: 'approve',
    ticket: leaveTicket('1'),
    state: 'queued',
    decidedAt: 1,
    notBefore: 2,
    attempts: 0,
    ...change,
  };
}

describe('the order of the inbox', () => {
  it('is the leave that begins first, then what can only be read', () => {
    const later = leaveTicket('later', { leave: { type: 'Holiday', from: '2026-12-21', to: '2026-12-21' } });
    const { leave: _, ...plain } = leaveTicket('plain', { kind: 'ticket', verbs: [] });
    store.tickets.replace('a', [plain, later, leaveTicket('sooner')], 1);
    expect(inboxOf(store).map((card) => card.ticket.id)).toEqual(['sooner', 'later', 'plain']);
  });
});

describe('a request that waits again', () => {
  it('says what was decided here about it before, except what was taken back', () => {
    const again = leaveTicket('1', { version: 'later' });
    store.tickets.replace('a', [again], 1);
    store.decisions.put(decision({ id: 'd1', state: 'confirmed', passedOn: true, settledAt: 3 }));
    store.decisions.put(decision({ id: 'd2', state: 'undone', settledAt: 4 }));
    store.decisions.put(decision({ id: 'd3', ticket: leaveTicket('2'), state: 'confirmed', settledAt: 5 }));
    const [card] = inboxOf(store, 10).filter(({ ticket }) => ticket.id === '1');
    expect(card?.decision).toBeUndefined();
    expect(card?.earlier?.map(({ id }) => id)).toEqual(['d1']);
  });
});

describe('a request decided elsewhere', () => {
  it('keeps its place, waits for nobody, and says by whom the directory knows it was decided', () => {
    const later = leaveTicket('later', { leave: { type: 'Holiday', from: '2026-12-21', to: '2026-12-21' } });
    store.tickets.replace('a', [later], 1);
    const ticket = leaveTicket('sooner');
    const approvers = [{ personId: 'p-ola', standing: 'approved' as const }];
    const now = { ...ticket, standing: 'approved' as const, stateText: 'approved', approvers };
    const cards = inboxOf(store, 10, [{ accountId: 'a', ticket, at: 9, looking: false, now }]);
    expect(cards.map((card) => card.ticket.id)).toEqual(['sooner', 'later']);
    expect(cards[0]?.elsewhere).toEqual({
      noticedAt: 9,
      looking: false,
      standing: 'approved',
      stateText: 'approved',
      by: 'Ola Bąk',
    });
    expect(waitingCards(cards).map((card) => card.ticket.id)).toEqual(['later']);
  });

  it('is a card again when it waits again', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    const cards = inboxOf(store, 10, [{ accountId: 'a', ticket: leaveTicket('1'), at: 9, looking: true }]);
    expect(cards.map((card) => card.elsewhere)).toEqual([undefined]);
  });
});

describe('a request put off', () => {
  it('comes last and does not wait until its time is over', () => {
    const later = leaveTicket('later', { leave: { type: 'Holiday', from: '2026-12-21', to: '2026-12-21' } });
    store.tickets.replace('a', [leaveTicket('sooner'), later], 1);
    store.tickets.silence('a', 'sooner', 5_000);
    const cards = inboxOf(store, 4_999);
    expect(cards.map((card) => [card.ticket.id, card.silentUntil])).toEqual([
      ['later', undefined],
      ['sooner', 5_000],
    ]);
    expect(waitingCards(cards).map((card) => card.ticket.id)).toEqual(['later']);
    expect(waitingCards(inboxOf(store, 5_000))).toHaveLength(2);
  });

  it('shows its decision when it is decided from elsewhere', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    store.tickets.silence('a', '1', 5_000);
    store.decisions.put(decision());
    expect(inboxOf(store, 1)[0]?.silentUntil).toBeUndefined();
  });
});

describe('who else is away', () => {
  it('names colleagues of the team whose absence touches the period', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    store.absences.replace(
      'a',
      ['p-zofia', 'p-jan', 'p-ola'],
      [
        { id: 'x', personId: 'p-jan', from: '2026-12-11', to: '2026-12-13', pending: false },
        { id: 'y', personId: 'p-ola', from: '2026-12-12', to: '2026-12-13', pending: false },
        { id: 'z', personId: 'p-zofia', from: '2026-12-07', to: '2026-12-11', pending: true },
      ],
    );
    expect(inboxOf(store)[0]?.away).toEqual({
      names: ['Jan Nowak'],
      asked: [],
      teamSize: 3,
      conflict: { day: '2026-12-11', away: 2 },
    });
  });

  it('says that nobody is, which is not the same as not knowing', () => {
    store.tickets.replace(
      'a',
      [leaveTicket('1'), leaveTicket('2', { requester: { name: 'X', personId: 'else' } })],
      1,
    );
    const [known, unknown] = inboxOf(store).sort((one, other) =>
      one.ticket.id.localeCompare(other.ticket.id),
    );
    expect(known?.away).toEqual({ names: [], asked: [], teamSize: 3 });
    expect(unknown?.away).toBeUndefined();
  });
});

describe('a conflict', () => {
  it('is judged by the setting', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    const day = { from: '2026-12-09', to: '2026-12-09', pending: false };
    store.absences.replace('a', ['p-jan'], [{ id: 'x', personId: 'p-jan', ...day }]);
    expect(inboxOf(store)[0]?.away?.conflict).toEqual({ day: '2026-12-09', away: 2 });
    changeSettings(store, { mostAway: 'two-thirds' });
    expect(inboxOf(store)[0]?.away?.conflict).toBeUndefined();
    changeSettings(store, { mostAway: 'any' });
    expect(inboxOf(store)[0]?.away?.conflict).toBeUndefined();
  });
});

describe('the team', () => {
  it('is that of the requester, not that of the person who decides', () => {
    store.people.put('a', colleague('p-eva', 'Eva Lang', { managerId: 'p-other' }));
    store.people.put('a', colleague('p-tom', 'Tom Berg', { managerId: 'p-other' }));
    store.accounts.patch('a', { absencesOf: ['p-zofia', 'p-jan', 'p-ola', 'p-eva', 'p-tom'] });
    store.tickets.replace('a', [leaveTicket('1', { requester: { name: 'Eva Lang', personId: 'p-eva' } })], 1);
    const day = { from: '2026-12-09', to: '2026-12-09', pending: false };
    store.absences.replace(
      'a',
      ['p-jan', 'p-tom'],
      [
        { id: 'x', personId: 'p-jan', ...day },
        { id: 'y', personId: 'p-tom', ...day },
      ],
    );
    expect(inboxOf(store)[0]?.away).toMatchObject({ names: ['Tom Berg'], teamSize: 2 });
  });
});

describe('who decides next', () => {
  it('comes from the chain of the requester, with names from the directory', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    const approvers = [{ personId: 'me' }, { personId: 'p-ola' }];
    store.backgrounds.replace('a', ['p-zofia'], [{ personId: 'p-zofia', approvers }]);
    const [card] = inboxOf(store);
    expect(card?.approval).toMatchObject({ earlier: [], next: 'Ola Bąk', last: false });
    expect(card?.ticket).not.toHaveProperty('approvers');
  });
});

describe('days left', () => {
  it('come from what is known of the requester, the request itself not counted twice', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    store.backgrounds.replace(
      'a',
      ['p-zofia'],
      [{ personId: 'p-zofia', limits: [{ type: 'Holiday', limit: 26, used: 10 }] }],
    );
    const own = { personId: 'p-zofia', pending: true, type: 'Holiday' };
    store.absences.replace(
      'a',
      ['p-zofia'],
      [
        { id: '1', from: '2026-12-07', to: '2026-12-11', days: 5, ...own },
        { id: 'other', from: '2026-12-21', to: '2026-12-22', days: 2, ...own },
      ],
    );
    const now = Date.UTC(2026, 10, 22);
    expect(inboxOf(store, now)[0]?.balance).toEqual({ limit: 26, left: 16, leftAfter: 9, pending: 2 });
    expect(inboxOf(store, Date.UTC(2027, 0, 2))[0]?.balance).toBeUndefined();
  });
});

describe('a decision', () => {
  it('stays on its card while it is under way and no longer counts as waiting', () => {
    store.tickets.replace('a', [leaveTicket('1'), leaveTicket('2')], 1);
    store.decisions.put(decision());
    const cards = inboxOf(store);
    expect(cards.find((card) => card.ticket.id === '1')?.decision?.state).toBe('queued');
    expect(waitingCards(cards).map((card) => card.ticket.id)).toEqual(['2']);
  });

  it('keeps a line of its own when its ticket has gone', () => {
    store.decisions.put(decision({ state: 'confirmed', settledAt: 3 }));
    expect(inboxOf(store).map((card) => card.decision?.state)).toEqual(['confirmed']);
  });

  it('that was undone leaves the ticket as if nothing had been', () => {
    store.tickets.replace('a', [leaveTicket('1')], 1);
    store.decisions.put(decision({ state: 'undone', settledAt: 3 }));
    expect(inboxOf(store).map((card) => card.decision)).toEqual([undefined]);
  });

  it('of an earlier version does not cover a ticket that waits again', () => {
    store.tickets.replace('a', [leaveTicket('1', { version: 'v2' })], 1);
    store.decisions.put(decision({ state: 'confirmed', settledAt: 3 }));
    expect(waitingCards(inboxOf(store))).toHaveLength(1);
  });

  it('on a request that changed since waits for the person again', () => {
    store.tickets.replace('a', [leaveTicket('1', { version: 'v2' })], 1);
    store.decisions.put(decision({ state: 'changed' }));
    expect(waitingCards(inboxOf(store))).toHaveLength(1);
  });
});
