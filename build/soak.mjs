import { packageApplication } from './package.mjs';
import { runTypeScript } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith } from './setup/report.mjs';

// npm run soak -- decisions [--kills N] [--seed S]: kills the packaged application again and again, and compares.
try {
  await prepare({ needs: ['system-libraries'] });
  await packageApplication({ inspectable: true });
  process.exitCode = await runTypeScript('test/soak/index.ts', process.argv.slice(2));
} catch (error) {
  failWith(error);
}
