import { useEffect, useState } from 'react';

const firstRows = 24;
const rowsPerStep = 60;

/**
 * How many rows of a long list to draw: enough for the first paint at once, the rest in idle time. Rows out of sight
 * cost no layout (`content-visibility`), yet stay there for screen readers, which a windowed list would hide.
 */
export function useGrown(length: number, first = firstRows): number {
  const [grown, setGrown] = useState(first);
  useEffect(() => {
    if (grown >= length) return;
    const handle = requestIdleCallback(() => setGrown(grown + rowsPerStep), { timeout: 200 });
    return () => cancelIdleCallback(handle);
  }, [grown, length]);
  return Math.min(grown, length);
}
