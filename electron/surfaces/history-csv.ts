/** The history as a table for a spreadsheet (RFC 4180), with nothing in it that a spreadsheet would carry out. Pure. */
import { outcomeWords } from '../bridge/words/outcome-words';
import type { Words } from '../bridge/words/words';
import type { Decision } from '../office/decision';

const columns = [
  'decided',
  'settled',
  'requester',
  'subject',
  'from',
  'to',
  'days',
  'decision',
  'outcome',
  'decidedBy',
  'reason',
  'account',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Spreadsheets of countries with a decimal comma take a semicolon to be between fields. */
function separatorOf(words: Words): string {
  const parts = new Intl.NumberFormat(words.locale).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

/** Spreadsheets take a file for Unicode only when it begins with this mark. */
const unicodeMark = '\ufeff';

/** @param accountName how an account is called, by its id. */
export function historyCsv(
  decisions: readonly Decision[],
  accountName: (accountId: string) => string,
  words: Words,
): string {
  const head = columns.map((column) => words.t(`historyFile.columns.${column}`));
  const rows = decisions.map((decision) => {
    const row = rowOf(decision, accountName(decision.accountId), words);
    return columns.map((column) => row[column]);
  });
  const separator = separatorOf(words);
  return unicodeMark + [head, ...rows].map((cells) => `${cells.map(csvCell).join(separator)}\r\n`).join('');
}

function rowOf(decision: Decision, account: string, words: Words): Row {
  const { ticket, verb, decidedAt, settledAt, reason = '', found } = decision;
  const { text, why } = outcomeWords(decision, words);
  return {
    decided: localMoment(decidedAt),
    settled: settledAt === undefined ? '' : localMoment(settledAt),
    requester: ticket.requester.name,
    subject: ticket.leave?.type ?? ticket.title,
    from: ticket.leave?.from ?? '',
    to: ticket.leave?.to ?? '',
    days: written(ticket.leave?.days, words),
    decision: words.t(`verb.${verb}`),
    outcome: why === undefined ? text : `${text}. ${why}`,
    decidedBy: found?.decidedBy ?? '',
    reason,
    account,
  };
}

function written(count: number | undefined, words: Words): string {
  return count === undefined ? '' : new Intl.NumberFormat(words.locale, { useGrouping: false }).format(count);
}

/**
 * A field in quotes where it has to be. Text that begins like a formula gets an apostrophe before it, which spreadsheets
 * show as text: requesters and servers write these words, and a formula can send a table away. What looks at the first
 * character skips blanks, and takes the wide forms of these signs for them.
 */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** "2026-08-03 10:42" on this computer's clock: spreadsheets of every country read it as a moment. */
function localMoment(momentMs: number): string {
  const moment = new Date(momentMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
