import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { alternate, idlePssAroundOpenMiB, idlePssMiB } from '../measure';
import { median } from '../statistics';

/**
 * Memory of the whole process tree in the tray, signed in and looking at its office: window never opened; opened, hidden
 * and let go; and in between, while the hidden window is still kept. The first two are held against a bare program whose
 * window never was, the last against a bare program that keeps its hidden window too.
 */
export const idleGroup: BenchGroup = {
  name: 'idle',
  about: 'proportional set size in the tray, before the first open and after open-and-hidden, signed in',
  async run({ desktop, signedIn, baseline, idleMs, rounds = 2 }) {
    const { program } = await signedIn();
    const bareTray = await baseline('bare-tray');
    const bareWindow = await baseline('bare-window');
    const measured = await alternate(
      rounds,
      {
        subject: () => idlePssAroundOpenMiB(desktop, program, idleMs, { letsGo: true }),
        baseline: async () => ({
          tray: await idlePssMiB(desktop, bareTray, idleMs),
          window: await idlePssAroundOpenMiB(desktop, bareWindow, idleMs, { letsGo: false }),
        }),
      },
      false, // Memory does not depend on a warm disk, and a round takes minutes.
    );
    const { subject, baseline: bare } = measured;
    const tray = median(bare.map((round) => round.tray));
    const against = (value: (round: (typeof subject)[number]) => number, baselineMiB: number) => ({
      value: median(subject.map(value)),
      baseline: baselineMiB,
    });
    const hiddenWindow = median(bare.map((round) => round.window.hidden));
    return [
      makeFigure(
        'idle.before-open',
        against((round) => round.beforeOpen, tray),
        'MiB',
        1.15,
      ),
      makeFigure(
        'idle.after-hide',
        against((round) => round.letGo, tray),
        'MiB',
        1.25,
      ),
      makeFigure(
        'idle.window-kept',
        against((round) => round.hidden, hiddenWindow),
        'MiB',
      ),
    ];
  },
};
