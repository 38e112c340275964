/** A program that takes decisions until it is killed, and says each one aloud once it is kept. */
import { writeSync } from 'node:fs';
import { openStore } from '../../electron/store/open-store';
import { decision, ticket } from '../unit/store/records';

const [file = '', key = ''] = process.argv.slice(2);
const store = openStore({ file, key });
for (let count = 0; count < 100_000; count += 1) {
  store.decisions.put(decision(`d${count}`, { ticket: ticket(`t${count}`) }));
  writeSync(1, `d${count}\n`);
  // Most have ended by the time the next is taken, as in life.
  if (count % 10 !== 0)
    store.decisions.put(
      decision(`d${count}`, { ticket: ticket(`t${count}`), state: 'confirmed', settledAt: count }),
    );
}
