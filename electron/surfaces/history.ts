/** The decisions made here that have ended, newest first, and the search in them. */
import { type HistoryAnswer, type HistoryEntry, historyDays } from '../bridge/history';
import { askLine, clockOrDate } from '../bridge/words/formats';
import { outcomeWords } from '../bridge/words/outcome-words';
import { saysAll } from '../bridge/words/said-words';
import type { Words } from '../bridge/words/words';
import type { Decision } from '../office/decision';
import type { Store } from '../store/types';

/** More lines than these nobody reads; the file holds all. */
const mostShown = 500;

/** Decisions that ended before this moment are forgotten. */
export function historyBegin(nowMs: number): number {
  return nowMs - historyDays * 24 * 3_600_000;
}

export function historyAnswer(store: Store, text: string, words: Words, nowMs: number): HistoryAnswer {
  const all = store.decisions.history(historyBegin(nowMs));
  const found = matching(all, text, words, nowMs);
  return { entries: found.slice(0, mostShown).map(entryOf), found: found.length, total: all.length };
}

/** Those in which every word of the text occurs, in whatever a person reads of them. */
export function matching(
  decisions: readonly Decision[],
  text: string,
  words: Words,
  nowMs: number,
): readonly Decision[] {
  const isWanted = saysAll(text);
  if (isWanted === undefined) return decisions;
  return decisions.filter((decision) => isWanted(saidOf(decision, words, nowMs)));
}

function saidOf(decision: Decision, words: Words, nowMs: number): string {
  const { ticket, reason = '', decidedAt, settledAt = decidedAt } = decision;
  const { text, why = '' } = outcomeWords(decision, words);
  const now = new Date(nowMs);
  const ask = ticket.leave === undefined ? '' : askLine(ticket.leave, words, now);
  const moment = clockOrDate(settledAt, words, nowMs);
  return [ticket.requester.name, ticket.title, ask, text, why, reason, moment].join(' ');
}

function entryOf(decision: Decision): HistoryEntry {
  const { accountId, ticket, ...view } = decision;
  return {
    accountId,
    requester: ticket.requester.name,
    title: ticket.title,
    ...(ticket.leave === undefined ? {} : { leave: ticket.leave }),
    decision: view,
  };
}
