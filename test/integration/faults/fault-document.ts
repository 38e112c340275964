import { failureWords, lookFailureWords } from '../../../electron/bridge/words/failure-words';
import { wordsIn } from '../../words';
import { type Outcome, type StepName, stepNames } from './outcome';

const words = wordsIn('en');

const about: Record<StepName, string> = {
  'sign-in': 'Somebody types a password. The fault is there from the first request on.',
  poll: 'An account that works looks at what waits.',
  're-read': 'A request was approved; it is read again before the decision is sent.',
  decide: 'The fault is there while the decision is sent, and gone when the request is read back.',
  'read-back': 'The decision has been carried out; the fault is there while the request is read back.',
  'people sync': 'The directory is known and is read again.',
};

const intro = `# What OffiTray does when something goes wrong

Each line was seen by \`test/integration/faults\`: the OffiServ system, the store on disk, the outbox and the loop, against
the emulator over real HTTPS. The test fails when it sees something else;
\`npx vitest run --project integration test/integration/faults -u\` writes this file anew.

At every step of a decision it stays on disk and in sight, takes effect on the server at most once, and ends as *confirmed*
exactly when the server has carried it out. "In the end" is how it ends once the fault is over: after a new sign-in where
one is asked for, and with a new session where the old one would wait for minutes.`;

/** The table as text: one part for each step, one line for each fault. */
export function faultDocument(
  faultNames: readonly string[],
  outcomeOf: (fault: string, step: StepName) => Outcome,
): string {
  const parts = stepNames.map((step) =>
    [
      `## ${step}\n\n${about[step]}\n`,
      '| fault | named | what a person reads | what happens next | in the end |',
      '| --- | --- | --- | --- | --- |',
      ...faultNames.map((fault) => line(fault, step, outcomeOf(fault, step))),
    ].join('\n'),
  );
  return `${[intro, ...parts].join('\n\n')}\n`;
}

/** Looks that nobody asked for anything in particular. */
const looks: readonly StepName[] = ['poll', 'people sync'];

function line(fault: string, step: StepName, { failure, next, end }: Outcome): string {
  const wordsFor = looks.includes(step) ? lookFailureWords : failureWords;
  const said = failure === undefined ? undefined : wordsFor(failure, words);
  const cells = [
    fault,
    failure?.name ?? '',
    said === undefined ? '' : `${said.what} ${said.todo}`,
    next,
    end,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
