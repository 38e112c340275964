import { expect, it } from 'vitest';
import type { TicketCard } from '../../../electron/bridge/slices';
import { elsewhereWords } from '../../../renderer/inbox/elsewhere-words';
import { wordsIn } from '../../words';

const noon = new Date();
noon.setHours(12, 0, 0, 0);
const noticedAt = noon.getTime();
const at = noticedAt - 30 * 60_000;

function text(more: Partial<NonNullable<TicketCard['elsewhere']>>): string {
  return elsewhereWords({ noticedAt, looking: false, ...more }, wordsIn('en')).text.replaceAll('\u202f', ' ');
}

it('says by whom and when, and no more than the system says', () => {
  const approved = { standing: 'approved', stateText: 'approved' } as const;
  expect(text({ ...approved, by: 'Marta Lis', at })).toBe('Approved by Marta Lis, 11:30 AM');
  expect(text({ ...approved, by: 'Marta Lis' })).toBe('Approved by Marta Lis, before 12:00 PM');
  expect(text({ ...approved, at })).toBe('Approved elsewhere, 11:30 AM');
  expect(text({ standing: 'rejected', stateText: 'no' })).toBe('Rejected elsewhere, before 12:00 PM');
  expect(text({ standing: 'withdrawn', stateText: '' })).toBe('Withdrawn elsewhere, before 12:00 PM');
  expect(text({ standing: 'other', stateText: 'Parked', by: 'Jan' })).toBe('Parked by Jan, before 12:00 PM');
  expect(text({ standing: 'pending', stateText: 'pending' })).toBe('No longer waits for you');
  expect(text({})).toBe('No longer waits for you');
});
