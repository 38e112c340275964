/** Days left of a leave type, before and after a request is granted. Pure. */
import type { TicketCard } from '../bridge/slices';
import type { Leave, LeaveLimit } from '../office/leave';
import type { Absence, LocalDate } from '../office/person';

export interface BalanceQuestion {
  readonly leave: Leave;
  readonly limits: readonly LeaveLimit[];
  /** Other leave of the same person; `undefined` when it may not be read. */
  readonly others: readonly Absence[] | undefined;
  readonly today: LocalDate;
}

/**
 * Limits are those of the present year and count what was granted: a request for another year, of a type without a
 * limit, or of an unknown number of days has no balance that would be true.
 */
export function balanceAfter({ leave, limits, others, today }: BalanceQuestion): TicketCard['balance'] {
  const { type, days } = leave;
  const row = limits.find((entry) => entry.type === type);
  if (row?.limit === undefined || row.used === undefined || days === undefined) return undefined;
  const year = yearOf(today);
  if (yearOf(leave.from) !== year || yearOf(leave.to) !== year) return undefined;
  const left = tidy(row.limit - row.used);
  const pending = pendingDays(type, year, others);
  return {
    limit: row.limit,
    left,
    leftAfter: tidy(left - days - (pending ?? 0)),
    ...(pending === undefined ? {} : { pending }),
  };
}

/** `undefined` as soon as one that waits does not say of which type it is, or how long. */
function pendingDays(type: string, year: string, others: BalanceQuestion['others']): number | undefined {
  let sum = 0;
  for (const other of others ?? []) {
    if (!other.pending || yearOf(other.from) !== year) continue;
    if (other.type === undefined) return undefined;
    if (other.type !== type) continue;
    if (other.days === undefined || yearOf(other.to) !== year) return undefined;
    sum += other.days;
  }
  return others === undefined ? undefined : tidy(sum);
}

function yearOf(day: LocalDate): string {
  return day.slice(0, 4);
}

/** Days come in halves and quarters; sums of them must not show as 0.30000000000000004. */
function tidy(days: number): number {
  return Math.round(days * 100) / 100;
}
