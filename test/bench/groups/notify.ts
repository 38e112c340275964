import { BusConnection } from '../../desktop/bus-connection';
import { NOTIFICATIONS } from '../../desktop/notification-log';
import type { Desktop } from '../../desktop/start-desktop';
import { Visitor } from '../../offices/testing/visitor';
import type { BenchContext, BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { medians, type Pair, withProgramInTray } from '../measure';
import { type SignedIn, waitUntilQuiet } from '../signed-in-profile';

/**
 * A change on the server to its notification at the daemon. The wait for the next look is taken out: "Sync now" in the
 * tray menu is clicked as soon as the request is there. The baseline is the least that could be done: the requests of
 * that very look sent again one after the other by a bare client, and one call of the daemon.
 */
export const notifyGroup: BenchGroup = {
  name: 'notify',
  about: 'a change on the server to the notification at the daemon, without the wait for the look',
  async run(context) {
    const { desktop, signedIn, rounds = 15 } = context;
    const profile = await signedIn();
    const visitor = new Visitor(profile.office);
    await visitor.signIn(profile.approver);
    const bus = await BusConnection.open(desktop.busAddress);
    try {
      return [
        makeFigure(
          'notify.change-to-daemon',
          medians(await measure(context, profile, visitor, bus, rounds)),
          'ms',
        ),
      ];
    } finally {
      await Promise.all([visitor.close(), bus.close()]);
    }
  },
};

function measure(
  { desktop }: BenchContext,
  { program, office }: SignedIn,
  visitor: Visitor,
  bus: BusConnection,
  rounds: number,
): Promise<Pair<number>> {
  return withProgramInTray(desktop, program, async ({ item }) => {
    const times: { readonly subject: number[]; readonly baseline: number[] } = { subject: [], baseline: [] };
    await waitUntilQuiet(office);
    for (let round = -1; round < rounds; round += 1) {
      await office.control.clearLogs();
      const from = desktop.notifications.calls.length;
      const request = await office.control.createLeave();
      const changedAtMs = Date.now();
      await item.clickMenu('Sync now');
      const told = await desktop.notifications.waitFor(
        ({ summary, body }) => `${summary}\n${body}`.includes(request.requester.name),
        15_000,
        from,
      );
      const { requests } = await office.control.requests();
      const asked = requests.filter(({ time }) => Date.parse(time) <= told.at).map(({ path }) => path);
      const bareMs = await askAndTell(desktop, visitor, bus, asked);
      await office.control.withdrawLeave({ id: request.id });
      await item.clickMenu('Sync now'); // The program forgets it, so that every round begins alike.
      await waitUntilQuiet(office);
      if (round < 0) continue;
      times.subject.push(told.at - changedAtMs);
      times.baseline.push(bareMs);
    }
    return times;
  });
}

async function askAndTell(
  desktop: Desktop,
  visitor: Visitor,
  bus: BusConnection,
  paths: readonly string[],
): Promise<number> {
  const from = desktop.notifications.calls.length;
  const beganAtMs = Date.now();
  for (const path of paths) await visitor.get(path);
  await bus.call({
    destination: NOTIFICATIONS.name,
    path: NOTIFICATIONS.path,
    interface: NOTIFICATIONS.interface,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: ['bench', 0, '', 'Leave request', 'Somebody asks for leave', [], [], -1],
  });
  const told = await desktop.notifications.waitFor(undefined, 5_000, from);
  return told.at - beganAtMs;
}
