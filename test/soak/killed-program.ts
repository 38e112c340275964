/** One start, one click, one kill. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PlainApp } from '../desktop/launch-app';
import type { TrayItem } from '../desktop/tray-item';
import { waitUntil } from '../desktop/wait-until';
import type { Stage } from '../e2e/support/stage';
import type { LeaveState } from '../offices';
import type { Moment } from './moments';

/**
 * Starts the program, approves the first of these requests that its tray offers, and kills it at the moment.
 * @param chance 0 to 1: where in the moment
 * @returns the request that was clicked
 */
export async function clickAndKill(
  stage: Stage,
  requests: readonly LeaveState[],
  moment: Moment,
  chance: number,
): Promise<LeaveState> {
  const app = await stage.launchPlain('production', ['--hidden']);
  try {
    const item = await stage.desktop.tray.item({ pid: app.pid });
    const { label, request } = await offered(item, requests, app);
    const faults = moment.faults(request.path);
    for (const fault of faults) await stage.control.addFault(fault);
    const clicked = click(item, label);
    // A click that nobody answers any more belongs to the kill.
    clicked.catch(() => undefined);
    if (moment.seen === true || faults.length > 0) await clicked;
    if (moment.seen === true) await noLongerOffered(item, label, app);
    if (faults.length > 0) await reached(stage, app);
    await pause(chance * moment.upToMs);
    return request;
  } finally {
    await killAtOnce(app);
    await stage.control.clearFaults();
  }
}

async function offered(item: TrayItem, requests: readonly LeaveState[], app: PlainApp) {
  return waitUntil(
    async () => {
      for (const { label, children } of await menuOf(item)) {
        const request = requests.find(({ requester }) => label.startsWith(`${requester.name}:`));
        const canApprove = children.some((line) => line.label === 'Approve');
        if (request !== undefined && canApprove) return { label, request };
      }
      return undefined;
    },
    {
      what: 'a request in the tray menu',
      timeoutMs: 20_000,
      everyMs: 10,
      otherwise: () => app.output().slice(-1_000),
    },
  );
}

/** The menu is made anew with every change, also between reading and clicking. */
async function click(item: TrayItem, label: string): Promise<void> {
  try {
    await item.clickMenu(label, 'Approve');
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'org.freedesktop.DBus.Error.Failed') throw error;
    await item.clickMenu(label, 'Approve');
  }
}

async function noLongerOffered(item: TrayItem, label: string, app: PlainApp): Promise<void> {
  const isOffered = (line: { readonly label: string }) => line.label === label;
  await waitUntil(async () => !(await menuOf(item)).some(isOffered), {
    what: 'the click to be taken',
    everyMs: 5,
    otherwise: () => app.output().slice(-1_000),
  });
}

async function menuOf(item: TrayItem) {
  // There is no menu yet right after the icon, and none for an instant while it is replaced.
  return item.menu().catch(() => []);
}

/** Until every fault has begun. */
async function reached(stage: Stage, app: PlainApp): Promise<void> {
  await waitUntil(async () => (await stage.control.faults()).every(({ left }) => left === 0), {
    what: 'the call to reach the office',
    timeoutMs: 20_000,
    everyMs: 5,
    otherwise: () => app.output().slice(-1_000),
  });
}

/** Nothing is asked of the program first: every process of it ends between two instructions. */
async function killAtOnce(app: PlainApp): Promise<void> {
  try {
    process.kill(-app.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  await app.exit;
  await app.kill();
}
