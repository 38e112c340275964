import { expect, test } from 'vitest';
import { launchApp } from '../desktop/launch-app';
import { packagedProgram } from './support/packaged-program';
import { askForLeave, expectOnServer, writesAbout } from './support/requests';
import { RunningApp } from './support/running-app';
import { setStage } from './support/stage';
import { button, card, decideAtOnce, signIn } from './support/views';

test('two devices of one person decide the same request once, and the second is told', async () => {
  const stage = await setStage({ switches: { approverHistory: true } });
  try {
    const { control, approver, desktop } = stage;
    const first = await stage.launch();
    const page = await first.window();
    await signIn(page, approver.password);
    await decideAtOnce(page);

    const userDataDir = `${stage.userDataDir}-second`;
    const args = ['--preset', stage.presetFile];
    const elsewhere = { executable: packagedProgram('inspectable'), args, userDataDir };
    const second = new RunningApp(desktop, await launchApp(desktop, elsewhere), () => undefined);
    const otherPage = await second.window();
    await signIn(otherPage, approver.password);

    const request = await askForLeave(stage);
    for (const app of [first, second]) await app.syncNow();
    const row = card(page, request.requester.name);
    const otherRow = card(otherPage, request.requester.name);
    await row.waitFor();
    await otherRow.waitFor();

    // The second still has its time to undo when the first decides.
    // Of two popovers on one screen one is hidden, and nothing can be pointed at in it.
    await button(otherRow, 'Approve').dispatchEvent('click');
    await button(row, 'Approve').dispatchEvent('click');
    await expectOnServer(control, request.id, 'approved');
    await otherRow
      .getByText(/^Already (approved|decided)/)
      .first()
      .waitFor();

    const writes = await writesAbout(control, request);
    expect(writes.filter(({ effect }) => effect !== null)).toHaveLength(1);
    expect(writes).toHaveLength(1);
    await second.kill();
  } finally {
    await stage.close();
  }
});
