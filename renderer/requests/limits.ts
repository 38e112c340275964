/** Days of a leave type as they can be shown: what is not known stays not known. */
import type { Slices } from '../../electron/bridge/slices';

export type Limit = Slices['requests'][number]['limits'][number];

export type LimitFacts =
  | { readonly is: 'left'; readonly left: number; readonly limit: number; readonly usedShare: number }
  | { readonly is: 'over'; readonly over: number; readonly limit: number; readonly usedShare: 1 }
  | { readonly is: 'used-only'; readonly used: number }
  | { readonly is: 'limit-only'; readonly limit: number }
  | { readonly is: 'unknown' };

export function limitFacts({ limit, used }: Limit): LimitFacts {
  if (limit === undefined) return used === undefined ? { is: 'unknown' } : { is: 'used-only', used };
  if (used === undefined) return { is: 'limit-only', limit };
  const left = tidy(limit - used);
  if (left < 0) return { is: 'over', over: -left, limit, usedShare: 1 };
  return { is: 'left', left, limit, usedShare: limit === 0 ? 1 : Math.max(0, used / limit) };
}

/** Days come in halves and quarters; sums of them must not show as 0.30000000000000004. */
function tidy(days: number): number {
  return Math.round(days * 100) / 100;
}
