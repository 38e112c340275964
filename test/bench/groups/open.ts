import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { alternate, clickToPaintedMs, medians, rehearseOpening } from '../measure';
import { X11Screen } from '../x11-screen';

const WARM_ROUNDS = 3;

/** From the click on the tray icon to the painted inbox, seen on the screen, against a window with a static page. */
export const openGroup: BenchGroup = {
  name: 'open',
  about: 'tray click to inbox painted, cold and warm, signed in',
  async run({ desktop, signedIn, baseline, rounds = 7 }) {
    const { program } = await signedIn();
    const bareWindow = await baseline('bare-window');
    const screen = await X11Screen.open(desktop.env);
    try {
      const [ofProgram, ofBare] = [
        await rehearseOpening(desktop, program),
        await rehearseOpening(desktop, bareWindow),
      ];
      const measured = await alternate(
        rounds,
        {
          subject: () =>
            clickToPaintedMs(desktop, screen, program, { region: ofProgram, warmRounds: WARM_ROUNDS }),
          baseline: () =>
            clickToPaintedMs(desktop, screen, bareWindow, { region: ofBare, warmRounds: WARM_ROUNDS }),
        },
        false, // The rehearsals have warmed the disk.
      );
      const both = (value: (round: { coldMs: number; warmMs: number }) => number) =>
        medians({ subject: measured.subject.map(value), baseline: measured.baseline.map(value) });
      return [
        makeFigure(
          'open.cold',
          both(({ coldMs }) => coldMs),
          'ms',
          2,
        ),
        makeFigure(
          'open.warm',
          both(({ warmMs }) => warmMs),
          'ms',
          1.5,
        ),
      ];
    } finally {
      screen.close();
    }
  },
};
