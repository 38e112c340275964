/** `npm run fuzz [-- --cases N --seed N]`: what reads the wire and guards the bridge, against spoilt documents. */
import { parseArgs } from 'node:util';
import { type Cost, measureCosts } from './measure';
import { allTargets, runCases } from './run-cases';

const mostMsPerMegabyte = 100;
const mostTimes = 10;
const sizesMb = [1, 4, 15];

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const wanted = Number(values.cases);
if (!Number.isInteger(seed) || !Number.isInteger(wanted) || wanted < 1) {
  throw new RangeError('--cases and --seed are whole numbers');
}

const costs = measureCosts(sizesMb);
const slowest = worst(costs, (cost) => cost.msPerMegabyte);
const largest = worst(costs, (cost) => cost.times);
const dear = costs.filter((cost) => cost.msPerMegabyte > mostMsPerMegabyte || cost.times > mostTimes);
for (const cost of dear) {
  console.log(`too dear: ${cost.name}, ${figures(cost)}`);
}
console.log(`slowest: ${slowest.name}, ${figures(slowest)}`);
console.log(`largest: ${largest.name}, ${figures(largest)}`);

const started = performance.now();
const { cases, taken, refused } = await runCases(wanted, seed, (name, tally) => {
  console.log(`${name}: ${tally.cases} cases, ${tally.taken} taken, ${tally.refused} refused`);
});
const seconds = Math.round((performance.now() - started) / 1_000);
console.log(
  `${cases} cases of ${allTargets.length} schemas in ${seconds} s (seed ${seed}): ${taken} taken, ${refused} refused, ` +
    `0 escaped; at most ${slowest.msPerMegabyte.toFixed(0)} ms per MB and ${largest.times.toFixed(1)} times the size`,
);
if (dear.length > 0) process.exitCode = 1;

function worst(all: readonly Cost[], by: (cost: Cost) => number): Cost {
  const found = all.toSorted((one, other) => by(other) - by(one))[0];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

function figures({ megabytes, msPerMegabyte, times }: Cost): string {
  return `${megabytes.toFixed(1)} MB: ${msPerMegabyte.toFixed(1)} ms per MB, ${times.toFixed(1)} times its size`;
}
