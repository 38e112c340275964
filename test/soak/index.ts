/** `npm run soak -- decisions [--kills N] [--seed S]`; exit code 1 when anything was lost, doubled or left unsettled. */
import { parseArgs } from 'node:util';
import { isClean, soakDecisions, summaryOf } from './decisions';

const usage = `npm run soak -- decisions [options]

  --kills N   how often the program is killed (500)
  --seed S    which random instants; the same seed chooses the same ones (the time of day)`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kills: { type: 'string', default: '500' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  const isAsked = positionals.length === 1 && positionals[0] === 'decisions';
  if (values.help || !isAsked || !Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const result = await soakDecisions({ kills, seed, say: (line) => console.log(line) });
  for (const finding of result.findings) console.log(finding);
  for (const [moment, count] of result.moments) console.log(`${String(count).padStart(4)} x ${moment}`);
  console.log(
    `${result.taken} decisions taken, ${result.sentAgain} sent a second time because the first call had no effect; ` +
      `${result.seconds.toFixed(0)} s, seed ${seed}`,
  );
  console.log(summaryOf(result));
  return isClean(result) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
