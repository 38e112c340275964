import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchPeople } from '../../../electron/directory/search-people';
import { openStore } from '../../../electron/store/open-store';
import { SeededRandom } from '../../offices/common/random';
import { makePeople } from '../../unit/store/people-samples';
import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { makeScan } from '../linear-scan';
import { percentile } from '../statistics';

const PEOPLE = 10_000;
const ACCOUNT = 'bench';
/** People whose names are typed, letter by letter, in each round. */
const TYPED = 80;
/** As many lines as the list shows at first. */
const LIMIT = 30;

/**
 * Typing names of colleagues letter by letter into the search over the encrypted store on disk, against the plainest
 * thing that could be done: all people in memory, folded once, and looked through from the first to the last.
 */
export const searchGroup: BenchGroup = {
  name: 'search',
  about: 'a keystroke in the search over 10,000 people, against a scan of them in memory',
  async run({ rounds = 5 }) {
    const folder = await mkdtemp(join(tmpdir(), 'offitray-bench-'));
    const store = openStore({ file: join(folder, 'office.db'), key: randomBytes(32) });
    try {
      const people = makePeople(PEOPLE);
      const pass = store.people.pass(ACCOUNT);
      pass.add(people);
      pass.finish(Date.now());
      const scan = makeScan(people);
      const today = new Date().toISOString().slice(0, 10);
      const random = new SeededRandom('keystrokes');
      const typed = Array.from({ length: TYPED }, () => keystrokes(random.pick(people).displayName)).flat();
      const times: { readonly own: number[]; readonly scan: number[] } = { own: [], scan: [] };
      for (let round = -1; round < rounds; round += 1) {
        for (const text of typed) {
          const scanMs = timed(() => scan(text, LIMIT));
          const ownMs = timed(() => searchPeople(store, { text, limit: LIMIT, today }));
          if (round < 0) continue; // Warms caches and the compiler on both sides.
          times.scan.push(scanMs);
          times.own.push(ownMs);
        }
      }
      const at = (share: number) => ({
        value: percentile(times.own, share),
        baseline: percentile(times.scan, share),
      });
      return [makeFigure('search.p50', at(0.5), 'ms'), makeFigure('search.p99', at(0.99), 'ms')];
    } finally {
      store.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** "a", "an", "ann", ... up to the whole name. */
function keystrokes(name: string): readonly string[] {
  const letters = Array.from(name);
  return letters.map((_, index) => letters.slice(0, index + 1).join(''));
}

function timed(work: () => unknown): number {
  const beganAtMs = performance.now();
  work();
  return performance.now() - beganAtMs;
}
