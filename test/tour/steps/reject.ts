import { button, card, press } from '../../e2e/support/views';
import { onScene, type Scene } from '../scene';
import { expectThat, onServer, writesAbout } from './checks';

const reason = 'Two of the team are away that week already. Could you take the one after?';

/** From the popover: Reject, words, Reject. */
export async function rejectWithReason(scene: Scene): Promise<string> {
  const { stage, camera, announced } = scene;
  const { app, page } = onScene(scene);
  const { control, approver } = stage;
  const { leaveRequests } = await control.state({ waitingFor: approver.login });
  const request = leaveRequests.find(
    ({ id, requester }) =>
      id !== announced?.id &&
      leaveRequests.filter((other) => other.requester.login === requester.login).length === 1,
  );
  expectThat(request !== undefined, 'Nothing is left that could be rejected.');
  await app.open();
  const row = card(page, request.requester.name).filter({ has: button(page, 'Reject') });
  await press(row, 'Reject');
  await row.getByLabel('Reason').pressSequentially(reason, { delay: 5 });
  await camera.screen('reason');
  await camera.window(page, 'reason-window');
  await press(row, 'Reject');
  const decided = await onServer(control, request.id, ({ status }) => status === 'rejected', {
    what: 'the rejection on the server',
    timeoutMs: 30_000,
  });
  const decision = decided.decisions.at(-1);
  expectThat(decision?.comment === reason, `The server has the reason "${decision?.comment}".`);
  expectThat((await writesAbout(control, request)) === 1, 'The server received more than one write.');
  await card(page, request.requester.name).getByText('Rejected', { exact: true }).waitFor();
  // With the pointer elsewhere the list closes the gap that it kept under it.
  await page.mouse.move(200, 20);
  await camera.screen();
  return `the server has ${request.requester.name}'s request rejected, with the words, one write`;
}
