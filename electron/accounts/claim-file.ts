/** The marketplace's claim, in a file that the vendor's own service writes anew at each call it gets. */
import { readFile } from 'node:fs/promises';
import { fail } from '../office/errors';

const retryMs = 60_000;
/** One word of plain letters and signs. */
const claimPattern = /^[!-~]{1,2000}$/;

/**
 * The claim in the file; `undefined` when there is no other than the one that was refused.
 * @throws OfficeError `expired` for a file that cannot be read or holds something else: it may be just being written.
 *   What it holds is not told.
 */
export async function readClaim(path: string, refused?: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    throw fail('expired', { detail: 'claim file cannot be read', retryAt: soon() }, thrown);
  }
  const claim = text.trim();
  if (!claimPattern.test(claim)) {
    throw fail('expired', { detail: 'claim file holds no claim', retryAt: soon() });
  }
  return claim === refused ? undefined : claim;
}

function soon(): number {
  return Date.now() + retryMs;
}
