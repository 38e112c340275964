import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { outputPath } from './support/packaged-program';
import { waitingFor } from './support/requests';
import { card } from './support/views';
import { withApp } from './support/with-app';

describe('beside a leave request', () => {
  const on = withApp({ signedIn: true, switches: { approverHistory: true } });

  /** A request of the approver's own team, the only one of its requester that waits, seen in the open window. */
  async function teamCard() {
    const { control, approver } = on.stage;
    const waiting = await waitingFor(control, approver.login);
    const year = String(new Date().getFullYear());
    const request = waiting.find(
      ({ id, requester, from }) =>
        from.startsWith(year) &&
        waiting.every((other) => other.id === id || other.requester.name !== requester.name),
    );
    if (request === undefined) throw new Error('Nobody of the team waits');
    const page = await on.app.open();
    const row = card(page, request.requester.name);
    await row.waitFor();
    return { request, page, row };
  }

  async function picture(name: string): Promise<void> {
    await mkdir(outputPath('e2e'), { recursive: true });
    await on.stage.desktop.screenshot(outputPath(`e2e/${name}.png`));
  }

  test('are the days left after it, what else waits taken off, and they stay without a network', async () => {
    const { control } = on.stage;
    const { request, row } = await teamCard();
    const { leaveRequests } = await control.state({ requester: request.requester.login });
    const year = String(new Date().getFullYear());
    const days = (status: string) =>
      leaveRequests
        .filter((leave) => leave.type === request.type && leave.status === status)
        .filter(({ from }) => from.startsWith(year))
        .reduce((sum, leave) => sum + leave.days, 0);
    const spent = days('approved') + days('pending');
    await row.getByText(/^After this: \d+ of \d+ days left/).waitFor();
    const [, left, limit] =
      /After this: (\d+) of (\d+) days left/.exec((await row.textContent()) ?? '') ?? [];
    expect(Number(left)).toBe(Number(limit) - spent);
    await picture('days-left');

    await control.stopListening();
    const app = await on.restart();
    await app.waitForToolTip(/offline/);
    const offline = card(await app.open(), request.requester.name);
    await offline.getByText(`After this: ${left} of ${limit} days left`).waitFor();
    await control.listen();
  });
});
