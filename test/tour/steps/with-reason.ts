import { press } from '../../e2e/support/views';
import { onScene, type Scene } from '../scene';
import { onServer, present } from './checks';

/** From the popover: the button that turns something down, words, the button again. */
export async function turnDownWithReason(scene: Scene): Promise<string> {
  const { camera, office } = scene;
  const { app, page } = onScene(scene);
  const deciding = present(office.deciding, 'Nothing can be decided here.');
  const announced = present(scene.announced, 'Nothing was announced.');
  const { button, reason } = deciding.withReason;
  const work = present(await deciding.another(announced), 'Nothing is left that could be turned down.');
  await app.open();
  const row = work.row(page);
  await press(row, button);
  await row.getByLabel('Reason').pressSequentially(reason, { delay: 5 });
  await camera.screen('reason');
  await camera.window(page, 'reason-window');
  await press(row, button);
  const { record, line } = await onServer(deciding, work, reason);
  await row.getByText(line, { exact: true }).waitFor();
  // With the pointer elsewhere the list closes the gap that it kept under it.
  await page.mouse.move(200, 20);
  await camera.screen();
  return `the server has ${record}`;
}
