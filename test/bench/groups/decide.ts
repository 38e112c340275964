import type { Page } from 'playwright-core';
import { waitUntil } from '../../desktop/wait-until';
import { button, cards } from '../../e2e/support/views';
import type { LeaveState } from '../../offices';
import { Visitor } from '../../offices/testing/visitor';
import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { medians, type Pair } from '../measure';
import { type SignedIn, waitUntilQuiet } from '../signed-in-profile';

/**
 * From the click on Approve, with no undo window, to the decision's arrival in the server's ledger, against the bare
 * call sent to the same server over a connection that is open already. In between the program puts the decision on disk
 * and reads the request again.
 */
export const decideGroup: BenchGroup = {
  name: 'decide',
  about: "click on Approve to the server's ledger, undo window 0",
  async run({ signedIn, rounds = 15 }) {
    return [makeFigure('decide.click-to-ledger', medians(await measure(await signedIn(), rounds)), 'ms')];
  },
};

async function measure(profile: SignedIn, rounds: number): Promise<Pair<number>> {
  const { office, approver } = profile;
  const times: { readonly subject: number[]; readonly baseline: number[] } = { subject: [], baseline: [] };
  const visitor = new Visitor(office);
  await visitor.signIn(approver);
  const app = await profile.launchInspectable();
  try {
    const page = await app.open();
    await cards(page).first().waitFor();
    // The first decision of an account is also the proof that the server takes decisions; it does not count.
    for (let round = -1; round < rounds; round += 1) {
      const bareMs = await decideBarely(office, visitor, await office.control.createLeave());
      await office.control.createLeave();
      await app.syncNow();
      await waitUntilQuiet(office); // What arrives moves the list, and the click would meet something else.
      const ownMs = await decideInWindow(office, page);
      if (round < 0) continue;
      times.baseline.push(bareMs);
      times.subject.push(ownMs);
    }
    return times;
  } finally {
    await app.kill();
    await visitor.close();
  }
}

/** Approves the first request that can be approved. */
async function decideInWindow({ control }: SignedIn['office'], page: Page): Promise<number> {
  const approve = button(page, 'Approve').first();
  await approve.waitFor();
  const known = (await control.ledger()).length;
  const clickedAt = page.evaluate(
    () =>
      new Promise<number>((told) =>
        addEventListener('click', () => told(Date.now()), { capture: true, once: true }),
      ),
  );
  await approve.click();
  const atMs = await clickedAt;
  return (await nextWriteAt(control, known)) - atMs;
}

async function decideBarely(
  { control }: SignedIn['office'],
  visitor: Visitor,
  request: LeaveState,
): Promise<number> {
  const seen = await visitor.object(request.path);
  const known = (await control.ledger()).length;
  const beganAtMs = Date.now();
  await visitor.send('PUT', request.path, { ...seen, status: 'approved' });
  return (await nextWriteAt(control, known)) - beganAtMs;
}

/** When the server received the write after the first `known` ones, in epoch milliseconds. */
async function nextWriteAt(control: SignedIn['office']['control'], known: number): Promise<number> {
  const entry = await waitUntil(async () => (await control.ledger())[known], {
    what: "the decision in the server's ledger",
    timeoutMs: 15_000,
  });
  if (entry.effect === null) throw new Error(`The decision had no effect: ${entry.status}`);
  return Date.parse(entry.time);
}
