import { button, card } from '../../e2e/support/views';
import type { PersonState } from '../../offices';
import { onScene, type Scene } from '../scene';
import { expectThat, onServer, writesAbout } from './checks';

/** Somebody asks for leave; the window is away, and the notification daemon shows it. */
export async function arrive(scene: Scene): Promise<string> {
  const { stage, camera } = scene;
  const { app } = onScene(scene);
  const { dunst } = stage.desktop;
  await app.putAway();
  await dunst.closeAll();
  await dunst.waitForDisplayed(0);
  const requester = await somebodyNew(stage);
  const request = await stage.control.createLeave({
    requester: requester.login,
    approver: stage.approver.login,
    comment: 'A long weekend in Gdańsk.',
  });
  scene.announced = request;
  await app.syncNow();
  const { name } = request.requester;
  const call = await dunst.log.waitFor(({ summary }) => summary.includes(name), 20_000);
  await dunst.waitForDisplayed(1);
  expectThat(
    call.actions.some(({ label }) => label === 'Approve') &&
      call.actions.some(({ label }) => label === 'Reject'),
    'The notification has no Approve and Reject.',
  );
  expectThat(!(await app.isOpen()), 'The window opened by itself.');
  await camera.screen();
  const latencyMs = call.at - Date.parse(request.created);
  return `"${call.summary}" is on the screen, ${latencyMs} ms after ${name} asked`;
}

/** The button on the notification is pressed through the daemon's own menu; nothing opens. */
export async function pressApprove(scene: Scene): Promise<string> {
  const { stage, camera, announced } = scene;
  const { app } = onScene(scene);
  expectThat(announced !== undefined, 'No request was announced.');
  const { control, desktop } = stage;
  await desktop.dunst.pressAction('Approve');
  scene.page = await app.open();
  const row = card(scene.page, announced.requester.name);
  await button(row, 'Undo').waitFor();
  await row.scrollIntoViewIfNeeded();
  await camera.screen('undo');
  const decided = await onServer(
    control,
    announced.id,
    ({ decisions }) => decisions.some(({ via }) => via === 'office'),
    {
      what: 'the approval on the server',
      timeoutMs: 30_000,
    },
  );
  const decision = decided.decisions.find(({ via }) => via === 'office');
  expectThat(
    decision?.verdict === 'approved',
    `The server has "${decision?.verdict}" instead of an approval.`,
  );
  expectThat(decision.by.login === stage.approver.login, 'Somebody else approved it.');
  expectThat((await writesAbout(control, decided)) === 1, 'The server received more than one write.');
  const end = decided.status === 'approved' ? 'Approved' : 'Passed on to the next approver';
  await row.getByText(end, { exact: true }).waitFor();
  await camera.screen();
  const next = decided.waitingFor === null ? '' : `, now with ${decided.waitingFor.name}`;
  return `the server has it ${decided.status}, approved by ${decision.by.name}${next}, one write`;
}

/** A report of the approver who waits for nothing yet and needs no second approver. */
async function somebodyNew({ control, approver }: Scene['stage']): Promise<PersonState> {
  const { leaveRequests } = await control.state({ waitingFor: approver.login });
  const waiting = new Set(leaveRequests.map(({ requester }) => requester.login));
  const people = await control.people();
  const free = people.filter(
    ({ login, approvers }) => approvers[0] === approver.login && !waiting.has(login),
  );
  const somebody = free.find(({ approvers }) => approvers.length === 1) ?? free[0];
  expectThat(somebody !== undefined, 'Everybody in the team has asked already.');
  return somebody;
}
