import type { Standing } from '../../office/leave';
import type { Assumptions } from './assumptions';

/** What a state word means (OA-15, with the words of OA-8). A word nobody knows is `other`. */
export function standingOf(word: string | undefined, assumptions: Assumptions): Standing {
  if (word === undefined) return 'pending';
  const { words, decision } = assumptions;
  const same = word.trim().toLowerCase();
  if (same === decision.approvedWord.toLowerCase() || words.approved.includes(same)) return 'approved';
  if (same === decision.rejectedWord.toLowerCase() || words.rejected.includes(same)) return 'rejected';
  if (words.withdrawn.includes(same)) return 'withdrawn';
  return words.pending.includes(same) ? 'pending' : 'other';
}

export function isClosed(word: string | undefined, assumptions: Assumptions): boolean {
  return word !== undefined && assumptions.closedWords.includes(word.trim().toLowerCase());
}
