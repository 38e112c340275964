import { type Failure, needsSignIn } from '../../../electron/office/errors';

export const stepNames = ['sign-in', 'poll', 're-read', 'decide', 'read-back', 'people sync'] as const;
export type StepName = (typeof stepNames)[number];

/** What was seen of one fault at one step. */
export interface Outcome {
  /** The failure, unless it went well all the same. */
  readonly failure: Failure | undefined;
  /** What the program does next by itself, as seen. */
  readonly next: string;
  /** How the step ends once the fault is over. */
  readonly end: string;
}

/** Somebody has to sign in again, or the session itself waits longer than a test can: then a new one stands in for it. */
export function wantsNewSession(failure: Failure | undefined): boolean {
  if (failure === undefined) return false;
  return needsSignIn(failure) || failure.retryAt !== undefined || failure.name === 'not-this-system';
}
