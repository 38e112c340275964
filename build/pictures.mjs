import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contactSheet } from './contact-sheet.mjs';
import { runTests, summaryOf } from './run-tests.mjs';
import { inProject, outputFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, SetupError, say } from './setup/report.mjs';

// npm run pictures [-- --renew]: photographs every view in every state and theme, holds the pictures against those
// that were reviewed, and lays all of them out on one page. --renew makes what is seen now the reviewed pictures.
try {
  const flags = process.argv.slice(2);
  const unknown = flags.filter((flag) => flag !== '--renew');
  if (unknown.length > 0)
    throw new SetupError(`npm run pictures knows --renew only, not ${unknown.join(' ')}.`);
  await prepare({ needs: ['system-libraries'] });
  const folder = join(outputFolder, 'pictures');
  await rm(folder, { recursive: true, force: true });
  process.env.OFFITRAY_VIEWS = 'photograph';
  if (flags.includes('--renew')) {
    process.env.OFFITRAY_VIEWS = 'renew';
    await rm(inProject('test/views/reference'), { recursive: true, force: true });
  }
  const counts = await runTests(['integration'], ['test/integration/views', 'test/integration/widgets']);
  const page = join(folder, 'index.html');
  await writeFile(page, contactSheet(folder));
  say(`All pictures on one page: ${page}`);
  say(summaryOf([counts]));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  failWith(error);
}
