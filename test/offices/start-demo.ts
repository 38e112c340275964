import type { LeaveState, RunningOffice } from './index';

const occasions = [
  'Family holiday in the mountains.',
  'Moving to a new flat.',
  'A long weekend in Gdańsk.',
  'School holidays, the children are at home.',
  'My parents are visiting.',
];

/** A demonstration that runs until it is stopped. */
export interface Demo {
  stop(): void;
}

/**
 * Keeps an office lively: every so many seconds somebody asks the first approver for leave, as long as no more than
 * a handful waits, so that nobody comes back to hundreds.
 * @param onRequest is told of each request
 * @param onError is told when one could not be made; the demonstration goes on
 */
export function startDemo(
  office: Pick<RunningOffice, 'control' | 'logins'>,
  settings: {
    readonly everySeconds?: number;
    readonly mostWaiting?: number;
    readonly onRequest?: (request: LeaveState) => void;
    readonly onError?: (error: unknown) => void;
  } = {},
): Demo {
  const { everySeconds = 45, mostWaiting = 12, onRequest, onError } = settings;
  const approver = office.logins[0]?.login;
  let asked = 0;
  const ask = async (): Promise<void> => {
    if (approver === undefined) return;
    const { leaveRequests } = await office.control.state({ waitingFor: approver });
    if (leaveRequests.length >= mostWaiting) return;
    const comment = occasions[asked % occasions.length] ?? '';
    asked += 1;
    onRequest?.(await office.control.createLeave({ approver, comment }));
  };
  const timer = setInterval(() => {
    ask().catch((error: unknown) => {
      if (onError === undefined) throw error;
      onError(error);
    });
  }, everySeconds * 1_000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
