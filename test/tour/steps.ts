import type { Scene } from './scene';
import { arrive, pressApprove } from './steps/announced';
import { findOffline, serverGoesAway, serverReturns } from './steps/offline';
import { rejectWithReason } from './steps/reject';
import { firstSync, openApplication, signInByForm } from './steps/sign-in';

/** One thing that is shown, and what proved it. */
export interface Step {
  /** Part of the pictures' names. */
  readonly name: string;
  readonly title: string;
  /** Resolves with what was seen, in a few words; rejects when the server's side does not bear it out. */
  run(scene: Scene): Promise<string>;
}

export const steps: readonly Step[] = [
  { name: 'start', title: 'Start', run: openApplication },
  { name: 'sign-in', title: 'Sign in', run: signInByForm },
  { name: 'first-sync', title: 'First sync', run: firstSync },
  { name: 'request-arrives', title: 'A request arrives', run: arrive },
  { name: 'approved', title: 'Approve is pressed on the notification', run: pressApprove },
  { name: 'rejected', title: 'Another is rejected with a reason', run: rejectWithReason },
  { name: 'server-away', title: 'The server goes away', run: serverGoesAway },
  { name: 'found-offline', title: 'A colleague is found offline', run: findOffline },
  { name: 'server-back', title: 'The server returns', run: serverReturns },
];
