import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { alternate, idlePssAroundOpenMiB, idlePssMiB, type PssAroundOpen } from '../measure';
import { median } from '../statistics';

/**
 * Memory of the whole process tree in the tray, signed in and looking at its office: window never opened, and opened,
 * hidden and let go. Both are held against the same bare program, whose window never was. Where the hidden window is kept
 * for a while, that is told too, against a bare program that keeps its own.
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
    const value = (reading: (round: PssAroundOpen) => number) => median(subject.map(reading));
    const beforeOpen = value((round) => round.beforeOpen);
    const afterHide = value((round) => round.afterHide);
    const kept = subject.flatMap((round) => round.windowKept ?? []);
    const figures = [
      makeFigure('idle.before-open', { value: beforeOpen, baseline: tray }, 'MiB', 1.15),
      makeFigure('idle.after-hide', { value: afterHide, baseline: tray }, 'MiB', 1.25),
    ];
    if (kept.length === 0) return figures;
    const bareKept = median(bare.map((round) => round.window.afterHide));
    return [...figures, makeFigure('idle.window-kept', { value: median(kept), baseline: bareKept }, 'MiB')];
  },
};
