import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { picture } from './support/picture';
import { askForLeave, expectOnServer, onServer } from './support/requests';
import { button, card, inbox, press, signInForm } from './support/views';
import { withApp } from './support/with-app';

describe('a decision that has not gone out', () => {
  const on = withApp({ signedIn: true });

  /** Approves a request of which the server cannot hear yet, and ends the program as a power cut does. */
  async function undelivered() {
    const { control } = on.stage;
    const request = await askForLeave(on.stage);
    const page = await on.app.open();
    await on.app.syncNow();
    const row = card(page, request.requester.name);
    await row.waitFor();
    await control.stopListening();
    await press(row, 'Approve');
    await row.getByText('Goes out when you are online').waitFor();
    await on.app.kill();
    return request;
  }

  const note = () =>
    on.app.open().then((page) => page.getByRole('region', { name: /undelivered decisions/ }));

  test('is kept when the data on this computer is damaged, told by name, and goes out', async () => {
    const { control, userDataDir, desktop } = on.stage;
    const request = await undelivered();
    // The log as well: what it holds would mend the file.
    for (const name of ['offitray.db', 'offitray.db-wal']) {
      const file = join(userDataDir, name);
      const content = await readFile(file);
      await writeFile(file, randomBytes(content.length));
    }
    await on.relaunch();
    const told = await note();
    await told.getByText('could not be read and was set up anew').waitFor();
    await told.getByText('1 decision that had not gone out was kept').waitFor();
    await told.getByText(new RegExp(`^Approve: ${request.requester.name}, `)).waitFor();
    await picture(await on.app.open(), 'recovery-kept');
    await desktop.notifications.waitFor(({ body }) => body.includes('was kept; it goes out'));
    await control.listen();
    await on.app.syncNow();
    await expectOnServer(control, request.id, 'approved');

    await on.restart({ args: [] });
    await button(await note(), 'Dismiss').click();
    await (await note()).waitFor({ state: 'detached' });
    await on.restart({ args: [] });
    await inbox(await on.app.open()).waitFor();
    expect(await (await note()).count()).toBe(0);
  });

  test('that is lost with the key in the keychain is told with the moment it was made', async () => {
    const { control, desktop } = on.stage;
    const request = await undelivered();
    await desktop.keychain.clear();
    await on.relaunch();
    const told = await note();
    await told.getByText('1 decision that had not gone out is lost.').waitFor();
    await told.getByText(/^Made .*(just now|\d)/).waitFor();
    const page = await on.app.open();
    await signInForm(page).submit.waitFor();
    await picture(page, 'recovery-lost');
    await desktop.notifications.waitFor(({ body }) => body.includes('is lost'));
    await control.listen();
    expect((await onServer(control, request.id)).status).toBe('pending');
  });
});
