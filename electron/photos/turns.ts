/** Whose picture is asked for next: one at a time of each account, few accounts at once, what was wanted last first. */

export interface TurnLimits {
  /** Accounts that are asked at the same time. */
  readonly atOnce: number;
  /** More wishes than these have long left the screen; the oldest is dropped. */
  readonly mostWaiting: number;
}

export interface Turns {
  /** Runs the work when it is its turn; `undefined` when it was dropped. */
  take<Result>(accountId: string, work: () => Promise<Result>): Promise<Result | undefined>;
}

interface Waiting {
  readonly accountId: string;
  start(): Promise<void>;
  drop(): void;
}

export function createTurns({ atOnce, mostWaiting }: TurnLimits): Turns {
  const waiting: Waiting[] = [];
  const busy = new Set<string>();

  function proceed(): void {
    while (busy.size < atOnce) {
      const at = waiting.findLastIndex(({ accountId }) => !busy.has(accountId));
      const [next] = at === -1 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      busy.add(next.accountId);
      void next.start().finally(() => {
        busy.delete(next.accountId);
        proceed();
      });
    }
  }

  return {
    take(accountId, work) {
      return new Promise((resolve, reject) => {
        const start = () => work().then(resolve, reject);
        waiting.push({ accountId, start, drop: () => resolve(undefined) });
        proceed();
        if (waiting.length > mostWaiting) waiting.shift()?.drop();
      });
    },
  };
}
