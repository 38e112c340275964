import type { OfficeOnShow } from './office-on-show';
import type { Scene } from './scene';
import { arrive, pressButton, remind } from './steps/announced';
import { findOffline, serverGoesAway, serverReturns } from './steps/offline';
import { firstSync, openApplication, signInByForm } from './steps/sign-in';
import { turnDownWithReason } from './steps/with-reason';

/** One thing that is shown, and what proved it. */
export interface Step {
  /** Part of the pictures' names. */
  readonly name: string;
  readonly title: string;
  /** Resolves with what was seen, in a few words; rejects when the server's side does not bear it out. */
  run(scene: Scene): Promise<string>;
}

/** Everything that an office allows, in order. */
export function stepsAt({ noun, deciding, newReminder }: OfficeOnShow): readonly Step[] {
  return [
    { name: 'start', title: 'Start', run: openApplication },
    { name: 'sign-in', title: 'Sign in', run: signInByForm },
    { name: 'first-sync', title: 'First sync', run: firstSync },
    { name: `${noun.replaceAll(' ', '-')}-arrives`, title: `A ${noun} arrives`, run: arrive },
    ...(deciding === undefined ? [] : decisionsOf(deciding)),
    ...(newReminder === undefined
      ? []
      : [{ name: 'reminder', title: 'Something in the diary falls due', run: remind }]),
    { name: 'server-away', title: 'The server goes away', run: serverGoesAway },
    { name: 'found-offline', title: 'A colleague is found offline', run: findOffline },
    { name: 'server-back', title: 'The server returns', run: serverReturns },
  ];
}

function decisionsOf({ quick, withReason }: NonNullable<OfficeOnShow['deciding']>): readonly Step[] {
  const settled = withReason.settled.toLowerCase();
  return [
    {
      name: quick.settled.toLowerCase(),
      title: `${quick.button} is pressed on the notification`,
      run: pressButton,
    },
    { name: settled, title: `Another is ${settled} with a reason`, run: turnDownWithReason },
  ];
}
