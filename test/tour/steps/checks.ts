import { type WaitOptions, waitUntil } from '../../desktop/wait-until';
import type { LeaveState, OffiservControl } from '../../offices';

/** Ends the tour with a sentence where something is not as it has to be. */
export function expectThat(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

/** Waits until the server's record of a request says so, and returns the record. */
export async function onServer(
  control: OffiservControl,
  id: string,
  accept: (request: LeaveState) => boolean,
  options: WaitOptions,
): Promise<LeaveState> {
  return waitUntil(async () => {
    const { leaveRequests } = await control.state();
    return leaveRequests.find((request) => request.id === id && accept(request));
  }, options);
}

/** The writes about a request that the server received. */
export async function writesAbout(control: OffiservControl, request: LeaveState): Promise<number> {
  const ledger = await control.ledger();
  return ledger.filter(({ path }) => path.includes(request.path)).length;
}
