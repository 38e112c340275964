import { runEndToEndTests } from './e2e-phase.mjs';
import { summaryOf } from './run-tests.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, say } from './setup/report.mjs';

// npm run e2e [-- part of a file's name, or other flags of vitest]
try {
  await prepare({ needs: ['system-libraries'] });
  const counts = await runEndToEndTests(process.argv.slice(2));
  say(summaryOf([counts]));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  failWith(error);
}
