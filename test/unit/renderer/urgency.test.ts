import { describe, expect, test } from 'vitest';
import { arrange, emptyListing } from '../../../renderer/inbox/listing';
import { headings, urgencyOf } from '../../../renderer/inbox/urgency';
import { card } from './cards';

const now = new Date('2026-08-01T12:00:00').getTime();
const day = 86_400_000;

function leaveFrom(id: string, from: string) {
  const plain = card(id);
  return { ...plain, ticket: { ...plain.ticket, leave: { type: 'Holiday', from, to: from } } };
}

describe('The inbox is grouped by urgency', () => {
  test('what begins within a week, or should have begun, is soon', () => {
    expect(urgencyOf(leaveFrom('a', '2026-07-20'), now)).toBe('soon');
    expect(urgencyOf(leaveFrom('a', '2026-08-08'), now)).toBe('soon');
    expect(urgencyOf(leaveFrom('a', '2026-08-09'), now)).toBe('later');
  });

  test('work goes by the day it has to be done, and without one it is later', () => {
    const { leave: _, ...work } = card('a').ticket;
    const task = { ...card('a'), ticket: { ...work, kind: 'task' as const } };
    expect(urgencyOf(task, now)).toBe('later');
    expect(urgencyOf({ ...task, ticket: { ...task.ticket, dueAt: now + day } }, now)).toBe('soon');
    expect(urgencyOf({ ...task, ticket: { ...task.ticket, dueOn: '2026-08-20' } }, now)).toBe('later');
    expect(urgencyOf({ ...task, ticket: { ...task.ticket, verbs: [] } }, now)).toBe('read');
  });

  test('what was put off stands apart until its time has come', () => {
    expect(urgencyOf({ ...card('a'), silentUntil: now + day }, now)).toBe('off');
    expect(urgencyOf({ ...card('a'), silentUntil: now }, now)).toBe('soon');
  });

  test('a heading begins each group, and none where all are of one', () => {
    const soon = { key: '1', urgency: 'soon' as const };
    const later = { key: '3', urgency: 'later' as const };
    expect([...headings([soon, { ...soon, key: '2' }, later])]).toEqual([
      ['1', 'soon'],
      ['3', 'later'],
    ]);
    expect(headings([soon, { ...soon, key: '2' }]).size).toBe(0);
    expect(headings([]).size).toBe(0);
  });

  test('no row changes its group while the order is held', () => {
    const before = arrange(
      emptyListing,
      [leaveFrom('a', '2026-08-03'), leaveFrom('b', '2026-09-01')],
      { by: 'nothing' },
      now,
    );
    const changed = [
      { ...leaveFrom('a', '2026-08-03'), silentUntil: now + day },
      leaveFrom('b', '2026-09-01'),
      leaveFrom('c', '2026-08-02'),
    ];
    const held = arrange(before, changed, { by: 'pointer' }, now);
    expect(held.rows.map(({ urgency }) => urgency)).toEqual(['soon', 'later', 'later']);
    const free = arrange(held, changed, { by: 'nothing' }, now);
    expect(free.rows.map(({ urgency }) => urgency)).toEqual(['off', 'later', 'soon']);
  });
});
