import { runTypeScript } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith } from './setup/report.mjs';

// npm run fuzz [-- --cases N --seed N]: spoilt documents against everything that reads the wire or guards the bridge.
try {
  await prepare({ needs: [] });
  process.exitCode = await runTypeScript('test/fuzz/index.ts', process.argv.slice(2));
} catch (error) {
  failWith(error);
}
