import { describe, expect, test } from 'vitest';
import { picture } from './support/picture';
import { askForLeave } from './support/requests';
import { button, card, inbox } from './support/views';
import { withApp } from './support/with-app';

describe('a request decided elsewhere', () => {
  const on = withApp({ signedIn: true, switches: { approverHistory: true } });

  test('says by whom before it goes by itself, and nothing is announced', async () => {
    const { control, approver, desktop } = on.stage;
    const { id, requester } = await askForLeave(on.stage);
    const page = await on.app.open();
    await on.app.syncNow();
    const row = card(page, requester.name);
    await button(row, 'Approve').waitFor();
    const told = desktop.notifications.calls.length;
    const waiting = await button(page, 'Approve').count();

    await control.decideLeave({ id, status: 'approved', comment: 'Decided in the browser.' });
    await on.app.syncNow();
    await row.getByText(new RegExp(`^Approved by ${approver.name}, before`)).waitFor();
    await picture(page, 'elsewhere');
    await expect(button(page, 'Approve').count()).resolves.toBe(waiting - 1);
    await inbox(page)
      .getByText(`${waiting - 1} wait for you`)
      .waitFor();
    // Under the pointer nothing moves.
    await page.mouse.move(200, 10);
    await row.waitFor({ state: 'detached' });
    expect(desktop.notifications.calls).toHaveLength(told);
  });

  test('by somebody else, while the program was not running, is said at its next start', async () => {
    const { control } = on.stage;
    const { id, requester } = await askForLeave(on.stage);
    await on.app.syncNow();
    await button(card(await on.app.open(), requester.name), 'Approve').waitFor();
    await on.app.quit();
    await control.decideLeave({ id, status: 'rejected' });
    const app = await on.restart({ args: [] });
    const page = await app.open();
    await card(page, requester.name)
      .getByText(/^Rejected by /)
      .waitFor();
    const dismiss = button(card(page, requester.name), 'Dismiss');
    await dismiss.click();
    await dismiss.waitFor({ state: 'detached' });
  });
});
