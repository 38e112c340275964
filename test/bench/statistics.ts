/** The value that `share` (0 to 1) of all values do not exceed, by nearest rank. Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is nothing to take a percentile of');
  return found;
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const below = percentile(values, 0.5);
  return values.length % 2 === 1 ? below : (below + percentile(values, 0.5 + 1 / values.length)) / 2;
}
