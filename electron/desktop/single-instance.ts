/** One program per person and data folder; a second start only asks the first to show itself. */
import { app } from 'electron';

/** What a second start tells the first. Its own command line is not used: Chromium has reordered it. */
export interface SecondStart {
  readonly hidden: boolean;
}

/**
 * Has to run after the data folder is set, because the lock lies in it.
 * @param mine what to tell the program that already runs, if there is one.
 * @param onSecond another start happened; anything may have started it, so nothing but `hidden: true` is believed.
 * @returns `false` when another one runs: the caller should quit.
 */
export function claimSingleInstance(mine: SecondStart, onSecond: (second: SecondStart) => void): boolean {
  const first = app.requestSingleInstanceLock(mine);
  if (first) {
    app.on('second-instance', (_event, _argv, _folder, told) => {
      const hidden = typeof told === 'object' && told !== null && 'hidden' in told && told.hidden === true;
      onSecond({ hidden });
    });
  }
  return first;
}
