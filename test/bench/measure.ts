import { setTimeout as pause } from 'node:timers/promises';
import { launchPlain, type PlainApp, type Program } from '../desktop/launch-app';
import type { Desktop } from '../desktop/start-desktop';
import type { TrayItem } from '../desktop/tray-item';
import { waitUntil } from '../desktop/wait-until';
import { hasPage } from './renderer-processes';
import { median } from './statistics';
import { watchPainting } from './watch-painting';
import type { Region, X11Screen } from './x11-screen';

/** What a start goes on with after the icon is over by then, as it is when a user clicks. */
const SETTLED_MS = 4_000;
/** A hidden window has put its drawing down by then. */
const HIDDEN_MS = 1_000;

interface InTray {
  readonly app: PlainApp;
  readonly item: TrayItem;
  /** From just before spawn to the registration of its tray icon. */
  readonly startToTrayMs: number;
}

/** Starts `program`, waits for its tray icon, hands both to `use`, and ends the program whatever happens. */
export async function withProgramInTray<T>(
  desktop: Desktop,
  program: Program,
  use: (inTray: InTray) => Promise<T>,
): Promise<T> {
  await desktop.tray.waitUntilEmpty();
  const registration = desktop.tray.nextRegistration();
  const app = await launchPlain(desktop, program);
  try {
    const early = app.exit.then(({ code, signal }) => {
      throw new Error(
        `${program.executable} ended (${code ?? signal}) before its icon came: ${app.output()}`,
      );
    });
    const item = await Promise.race([registration, early]);
    return await use({ app, item, startToTrayMs: item.registeredAtMs - app.spawnedAtMs });
  } finally {
    await app.stop();
    registration.catch(() => undefined); // The failure that counts is already on its way.
  }
}

export function startToTrayMs(desktop: Desktop, program: Program): Promise<number> {
  return withProgramInTray(desktop, program, (inTray) => Promise.resolve(inTray.startToTrayMs));
}

/** Proportional set size of the program's whole process tree after `idleMs` in the tray, in MiB. */
export function idlePssMiB(desktop: Desktop, program: Program, idleMs: number): Promise<number> {
  return withProgramInTray(desktop, program, async ({ app }) => {
    await pause(idleMs);
    return app.pssMiB();
  });
}

export interface PssAroundOpen {
  readonly beforeOpen: number;
  /** After `idleMs` hidden, while the hidden window is kept; absent where it was let go by then. */
  readonly windowKept?: number;
  /** After `idleMs` hidden, and where the program lets its window go, `idleMs` without it. */
  readonly afterHide: number;
}

/** The same in MiB, and again after its window was opened by a click on the icon and hidden by another. */
export function idlePssAroundOpenMiB(
  desktop: Desktop,
  program: Program,
  idleMs: number,
  { letsGo }: { readonly letsGo: boolean },
): Promise<PssAroundOpen> {
  return withProgramInTray(desktop, program, async ({ app, item }) => {
    await pause(idleMs);
    const beforeOpen = await app.pssMiB();
    await item.activate();
    await waitForVisibleWindow(desktop, app.pid, true);
    await pause(2_000); // A user looks at it; the page loads what it loads.
    await item.activate();
    await waitForVisibleWindow(desktop, app.pid, false);
    await pause(idleMs);
    const hidden = await app.pssMiB();
    if (!(await hasPage(app.pid))) return { beforeOpen, afterHide: hidden };
    if (!letsGo) return { beforeOpen, windowKept: hidden, afterHide: hidden };
    await waitUntil(async () => !(await hasPage(app.pid)), {
      what: 'the program to let its hidden window go',
      timeoutMs: 300_000,
      everyMs: 500,
    });
    await pause(idleMs);
    return { beforeOpen, windowKept: hidden, afterHide: await app.pssMiB() };
  });
}

/** Waits until a window of process `pid` is on the screen, or until none is. */
async function waitForVisibleWindow(desktop: Desktop, pid: number, visible: boolean): Promise<void> {
  await waitUntil(async () => (await hasVisibleWindow(desktop, pid)) === visible, {
    what: `the window of process ${pid} to be ${visible ? 'shown' : 'hidden'}`,
  });
}

async function hasVisibleWindow(desktop: Desktop, pid: number): Promise<boolean> {
  return (await visibleWindows(desktop, pid)).length > 0;
}

async function visibleWindows(desktop: Desktop, pid: number): Promise<readonly string[]> {
  // xdotool ends with exit code 1 where it finds none.
  const found = await desktop
    .xdotool('search', '--all', '--onlyvisible', '--pid', String(pid), '--name', '')
    .catch((error: { code?: unknown }) => {
      if (error.code === 1) return '';
      throw error;
    });
  return found.split('\n').filter(Boolean);
}

/** Where the largest visible window of process `pid` is on the screen. */
async function windowRegion(desktop: Desktop, pid: number): Promise<Region> {
  const regions: Region[] = [];
  for (const window of await visibleWindows(desktop, pid)) {
    const geometry = await desktop.xdotool('getwindowgeometry', '--shell', window);
    const value = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(geometry)?.[1]);
    const region = { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
    regions.push(region);
  }
  const [largest] = regions.sort((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined) throw new Error(`Process ${pid} shows no window`);
  return largest;
}

/** Where the program's window comes up, found by opening it once. */
export function rehearseOpening(desktop: Desktop, program: Program): Promise<Region> {
  return withProgramInTray(desktop, program, async ({ app, item }) => {
    await putPointerAside(desktop);
    await pause(SETTLED_MS);
    await item.activate();
    await waitForVisibleWindow(desktop, app.pid, true);
    return windowRegion(desktop, app.pid);
  });
}

/** From the click on the icon to the painted window: the first time (cold), and shown again after hiding (warm, median). */
export function clickToPaintedMs(
  desktop: Desktop,
  screen: X11Screen,
  program: Program,
  { region, warmRounds }: { readonly region: Region; readonly warmRounds: number },
): Promise<{ readonly coldMs: number; readonly warmMs: number }> {
  return withProgramInTray(desktop, program, async ({ app, item }) => {
    await putPointerAside(desktop);
    await pause(SETTLED_MS);
    const click = () => watchPainting(screen, region, () => item.activate());
    const coldMs = await click();
    const warmMs: number[] = [];
    for (let round = 0; round < warmRounds; round += 1) {
      await item.activate();
      await waitForVisibleWindow(desktop, app.pid, false);
      await pause(HIDDEN_MS);
      warmMs.push(await click());
    }
    return { coldMs, warmMs: median(warmMs) };
  });
}

/** A popover comes up at the pointer; the pointer rests where nothing reacts to it. */
async function putPointerAside(desktop: Desktop): Promise<void> {
  await desktop.xdotool('mousemove', '640', '2');
}

export interface Pair<T> {
  readonly subject: readonly T[];
  readonly baseline: readonly T[];
}

/**
 * Measures baseline and subject in turn, `rounds` times each, so that what else happens on the machine meets both.
 * A first round warms the disk cache and the profiles and does not count.
 */
export async function alternate<S, B>(
  rounds: number,
  measure: { readonly subject: () => Promise<S>; readonly baseline: () => Promise<B> },
  warmUp = true,
): Promise<{ readonly subject: readonly S[]; readonly baseline: readonly B[] }> {
  const subject: S[] = [];
  const baseline: B[] = [];
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
    const ofBaseline = await measure.baseline();
    const ofSubject = await measure.subject();
    if (round < 0) continue;
    baseline.push(ofBaseline);
    subject.push(ofSubject);
  }
  return { subject, baseline };
}

/** Medians of both sides, ready for `makeFigure`. */
export function medians(pair: Pair<number>): { readonly value: number; readonly baseline: number } {
  return { value: median(pair.subject), baseline: median(pair.baseline) };
}
