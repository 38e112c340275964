import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { alternate, medians, startToTrayMs } from '../measure';

/** From spawn to the tray icon, against a bare program with a tray icon. */
export const startGroup: BenchGroup = {
  name: 'start',
  about: 'start to tray icon registered, signed in',
  async run({ desktop, signedIn, baseline, rounds = 11 }) {
    const { program } = await signedIn();
    const bareTray = await baseline('bare-tray');
    const measured = await alternate(rounds, {
      subject: () => startToTrayMs(desktop, program),
      baseline: () => startToTrayMs(desktop, bareTray),
    });
    return [makeFigure('start.tray', medians(measured), 'ms', 1.2)];
  },
};
