import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decision } from '../../../electron/office/decision';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { historyAnswer, historyBegin } from '../../../electron/surfaces/history';
import { csvCell, historyCsv } from '../../../electron/surfaces/history-csv';
import { wordsIn } from '../../words';
import { account, decision, ticket } from '../store/records';

const words = wordsIn('en');
const now = new Date(2026, 10, 21, 12).getTime();
const dayMs = 24 * 3_600_000;

function ended(id: string, name: string, more: Partial<Decision> = {}): Decision {
  const leave = { type: 'Urlop', from: '2026-12-07', to: '2026-12-11', days: 5 };
  return decision(id, {
    ticket: ticket(id, { requester: { name }, leave }),
    state: 'confirmed',
    decidedAt: now - dayMs,
    settledAt: now - dayMs,
    ...more,
  });
}

let store: Store;
beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account());
});
afterEach(() => store.close());

function found(text: string): readonly string[] {
  return historyAnswer(store, text, words, now).entries.map(({ requester }) => requester);
}

describe('The history', () => {
  test('lists what has ended in the last 90 days, newest first, and nothing that is under way', () => {
    store.decisions.put(ended('old', 'Old', { settledAt: now - 91 * dayMs }));
    store.decisions.put(ended('one', 'One', { settledAt: now - 90 * dayMs + 1 }));
    store.decisions.put(ended('two', 'Two'));
    store.decisions.put(decision('open', { ticket: ticket('open') }));
    expect(found('')).toEqual(['Two', 'One']);
  });

  test('forgets what is older, and nothing that has not ended', () => {
    store.decisions.put(ended('old', 'Old', { settledAt: now - 91 * dayMs }));
    store.decisions.put(ended('new', 'New'));
    store.decisions.put(decision('open', { ticket: ticket('open'), decidedAt: 1 }));
    store.decisions.prune(historyBegin(now));
    expect(['old', 'new', 'open'].map((id) => store.decisions.get(id)?.id)).toEqual([
      undefined,
      'new',
      'open',
    ]);
  });

  test('is searched by name, kind, month, outcome, who else decided, and reason, in any order and spelling', () => {
    const conflict = { stateText: 'rejected', decidedBy: 'Marta Zielińska' };
    store.decisions.put(ended('a', 'Jürgen Łoś', { verb: 'reject', reason: 'Too many away' }));
    store.decisions.put(ended('b', 'Anna Nowak', { state: 'conflict', found: conflict }));
    store.decisions.put(ended('c', 'Ewa Bąk', { state: 'undone' }));
    store.decisions.put(ended('d', 'Jan Lis', { state: 'refused', failure: { name: 'forbidden' } }));
    expect(found('los jurgen')).toEqual(['Jürgen Łoś']);
    expect(found('juergen')).toEqual(['Jürgen Łoś']);
    expect(found('many')).toEqual(['Jürgen Łoś']);
    expect(found('zielinska rejected')).toEqual(['Anna Nowak']);
    expect(found('taken back')).toEqual(['Ewa Bąk']);
    expect(found('may not')).toEqual(['Jan Lis']);
    expect(found('urlop dec')).toHaveLength(4);
    expect(found('nobody')).toEqual([]);
  });

  test('shows the newest 500 and says how many there are', () => {
    store.transaction(() => {
      for (let count = 0; count < 520; count += 1) store.decisions.put(ended(`d${count}`, `Name ${count}`));
    });
    const answer = historyAnswer(store, '', words, now);
    expect([answer.entries.length, answer.found, answer.total]).toEqual([500, 520, 520]);
  });
});

describe('The table', () => {
  test('says for every decision who, what, when and how it was settled', () => {
    const decidedAt = new Date(2026, 10, 20, 9, 5).getTime();
    const rows = [
      ended('a', 'Łoś, "Jo"', {
        decidedAt,
        settledAt: decidedAt + 60_000,
        verb: 'reject',
        reason: 'Two\nlines',
      }),
      ended('b', 'Anna', {
        decidedAt,
        settledAt: decidedAt,
        state: 'conflict',
        found: { stateText: 'Rejected', decidedBy: 'Marta' },
      }),
      ended('c', 'Ewa', { decidedAt, settledAt: decidedAt, passedOn: true }),
    ];
    expect(historyCsv(rows, () => 'me', words).split('\r\n')).toEqual([
      '\ufeffDecided,Settled,Requester,Subject,First day,Last day,Days,Decision,Outcome,Decided by,Reason,Account',
      '2026-11-20 09:05,2026-11-20 09:06,"Łoś, ""Jo""",Urlop,2026-12-07,2026-12-11,5,Reject,Rejected,,"Two\nlines",me',
      '2026-11-20 09:05,2026-11-20 09:05,Anna,Urlop,2026-12-07,2026-12-11,5,Approve,Not approved. Already rejected by Marta,Marta,,me',
      '2026-11-20 09:05,2026-11-20 09:05,Ewa,Urlop,2026-12-07,2026-12-11,5,Approve,Approved. Passed on to the next approver,,,me',
      '',
    ]);
  });

  test('gives every text back to whoever reads it by the rules', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'",\r\n =+-@\t a') })), {
          minLength: 1,
        }),
        (texts) => {
          const cells = readRow(texts.map(csvCell).join(','));
          expect(cells.map((cell, index) => (texts[index] === cell ? cell : cell.slice(1)))).toEqual(texts);
        },
      ),
    );
  });

  test('holds nothing that a spreadsheet would take for a formula', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uff1d1+1', '|calc'])
      expect(readRow(csvCell(formula))).toEqual([`'${formula}`]);
    for (const plain of ['Anna-Maria', 'a=b', '5', '', "O'Brien"])
      expect(readRow(csvCell(plain))).toEqual([plain]);
  });
});

/** One record of RFC 4180, read letter by letter. */
function readRow(text: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}
