/** Where days lie in the grid of the team's picture. Pure. The first column holds the names. */

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The columns of a span as far as it lies within the days shown; `undefined` when none of it does. */
export function columnsOf({ from, to }: Span, days: readonly string[]): string | undefined {
  const first = days.findIndex((day) => day >= from);
  const last = days.findLastIndex((day) => day <= to);
  return first === -1 || last === -1 || last < first ? undefined : `${first + 2} / ${last + 3}`;
}

/** Saturday with its Sunday. */
export function weekendsOf(days: readonly string[]): readonly string[] {
  return days.flatMap((day, index) => (weekday(day) === 6 ? [`${index + 2} / span 2`] : []));
}

/** Mondays, each with the columns of its week. */
export function firstOfWeeks(days: readonly string[]): readonly { date: string; columns: string }[] {
  return days.flatMap((date, index) =>
    weekday(date) === 1 ? [{ date, columns: `${index + 2} / span 7` }] : [],
  );
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
