import { button, reminder, showTab } from '../../e2e/support/views';
import { onScene, type Scene } from '../scene';
import { expectThat, onServer, present } from './checks';

/** Something new waits; the window is away, and the notification daemon shows it with what can be done. */
export async function arrive(scene: Scene): Promise<string> {
  const { office } = scene;
  await emptyScreen(scene);
  const work = await office.newWork(0);
  const madeAt = Date.now();
  scene.announced = work;
  const { deciding } = office;
  const buttons = deciding === undefined ? [] : [deciding.quick.button, deciding.withReason.button];
  const call = await announcement(scene, work.title, buttons);
  return `"${call.summary}" is on the screen, ${call.at - madeAt} ms after it came in; ${buttonsInWords(buttons)}`;
}

/** The button on the notification is pressed through the daemon's own menu; nothing opens. */
export async function pressButton(scene: Scene): Promise<string> {
  const { stage, camera, office } = scene;
  const { app } = onScene(scene);
  const work = present(scene.announced, 'Nothing was announced.');
  const deciding = present(office.deciding, 'Nothing can be decided here.');
  await stage.desktop.dunst.pressAction(deciding.quick.button);
  scene.page = await app.open();
  const row = work.row(scene.page);
  await button(row, 'Undo').waitFor();
  await row.scrollIntoViewIfNeeded();
  await camera.screen('undo');
  const { record, line } = await onServer(deciding, work);
  await row.getByText(line, { exact: true }).waitFor();
  await camera.screen();
  return `the server has ${record}`;
}

/** What is in the diary is told when its time comes near, and stands among the reminders. */
export async function remind(scene: Scene): Promise<string> {
  const { camera, office } = scene;
  const { app } = onScene(scene);
  await emptyScreen(scene);
  const { title } = await present(office.newReminder, 'There is no diary here.')();
  const call = await announcement(scene, title, ['In 1 hour']);
  scene.page = await app.open();
  await showTab(scene.page, 'Reminders');
  await reminder(scene.page, title, 'Due').first().waitFor();
  await camera.screen('open');
  await camera.window(scene.page);
  return `"${call.summary}" is on the screen, and among what is due`;
}

/** The window is away and no notification is left. */
async function emptyScreen(scene: Scene): Promise<void> {
  const { dunst } = scene.stage.desktop;
  await onScene(scene).app.putAway();
  await dunst.closeAll();
  await dunst.waitForDisplayed(0);
}

/** Waits until the daemon shows a notification with a text and just these buttons, and photographs it. */
async function announcement(scene: Scene, text: string, buttons: readonly string[]) {
  const { stage, camera } = scene;
  const { app } = onScene(scene);
  const { dunst } = stage.desktop;
  await app.syncNow();
  const call = await dunst.log.waitFor(({ summary }) => summary.includes(text), 20_000);
  await dunst.waitForDisplayed(1);
  const shown = call.actions.filter(({ key }) => key !== 'default').map(({ label }) => label);
  expectThat(
    shown.join() === buttons.join(),
    `The notification has the buttons "${shown.join('", "')}" and not "${buttons.join('", "')}".`,
  );
  expectThat(!(await app.isOpen()), 'The window opened by itself.');
  await camera.screen();
  return call;
}

function buttonsInWords(buttons: readonly string[]): string {
  return buttons.length === 0 ? 'without buttons' : `with ${buttons.join(' and ')}`;
}
