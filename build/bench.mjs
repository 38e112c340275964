import { packageApplication } from './package.mjs';
import { runTypeScript } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith } from './setup/report.mjs';

// npm run bench [-- NAME]: measures the packaged application against its baselines.
try {
  await prepare({ needs: ['system-libraries'] });
  await packageApplication({ inspectable: true });
  process.exitCode = await runTypeScript('test/bench/index.ts', process.argv.slice(2));
} catch (error) {
  failWith(error);
}
