import { runTypeScript } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, reportTo } from './setup/report.mjs';

// npm run offices -- --system offiserv --people N --seed S --port P --control-port C: runs an emulated office.
// Programs read its one line on standard output, so what the preparation has to say goes elsewhere.
reportTo(process.stderr);
try {
  await prepare({ needs: [] });
  process.exitCode = await runTypeScript('test/offices/cli.ts', process.argv.slice(2));
} catch (error) {
  failWith(error);
}
