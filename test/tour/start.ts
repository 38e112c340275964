import { runDemo } from './demo';
import { hasDisplay, readOptions } from './options';
import { runTour } from './tour';

// npm start [-- --tour] [--system NAME] [--people N] [--seed S]
async function start(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    console.error(options);
    return 1;
  }
  if (options.tour || !hasDisplay(process.env)) {
    if (!options.tour) console.log('There is no display here, so this is the tour, on a virtual one.');
    return runTour(options);
  }
  return runDemo(options);
}

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
