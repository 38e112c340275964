import { packageApplication } from './package.mjs';
import { runTypeScript } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith } from './setup/report.mjs';

// npm start [-- --tour]: opens the application signed in to a demo office, or shows the tour of it.
try {
  await prepare({ needs: ['system-libraries'] });
  await packageApplication({ inspectable: true });
  process.exitCode = await runTypeScript('test/tour/start.ts', process.argv.slice(2));
} catch (error) {
  failWith(error);
}
