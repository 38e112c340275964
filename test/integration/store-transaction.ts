/** A program that takes decisions in one transaction, says so in the middle of it, and never commits. */
import { writeSync } from 'node:fs';
import { openStore } from '../../electron/store/open-store';
import { decision, ticket } from '../unit/store/records';

const [file = '', key = ''] = process.argv.slice(2);
const store = openStore({ file, key });
store.decisions.put(decision('kept', { ticket: ticket('t-kept') }));
store.transaction(() => {
  // More than the page cache holds, so that some of it is in the log already.
  for (let count = 0; count < 3_000; count += 1) {
    const body = 'x'.repeat(4_000);
    store.decisions.put(decision(`d${count}`, { ticket: ticket(`t-${count}`, { body }) }));
  }
  writeSync(1, 'in the middle\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
