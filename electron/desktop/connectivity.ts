/** Whether this machine has a network at all. A hint: only the server's answer proves more. */
import { net } from 'electron';

export interface Connectivity {
  readonly online: boolean;
  /** Looks now, for instance after waking up. */
  look(): boolean;
  stop(): void;
}

/** There is no event for it in the main process; looking costs next to nothing. */
const lookEveryMs = 10_000;
const lookOfflineEveryMs = 3_000;

/**
 * Needs `app` to be ready.
 * @param onChange called with every change.
 */
export function watchConnectivity(onChange: (online: boolean) => void): Connectivity {
  let online = net.isOnline();
  let timer: NodeJS.Timeout | undefined;

  function look(): boolean {
    clearTimeout(timer);
    const now = net.isOnline();
    timer = setTimeout(look, now ? lookEveryMs : lookOfflineEveryMs);
    if (now !== online) {
      online = now;
      onChange(now);
    }
    return now;
  }

  look();
  return {
    get online() {
      return online;
    },
    look,
    stop: () => clearTimeout(timer),
  };
}
