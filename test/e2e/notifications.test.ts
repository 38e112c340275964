import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { askForLeave } from './support/requests';
import { openSettings, setSwitch, showTab, signInForm } from './support/views';
import { type OnStage, withApp } from './support/with-app';

const shown = (on: OnStage) => on.stage.desktop.notifications.visible().map(({ summary }) => summary);

/** All but reminders, which fall due when they do. */
const aboutTickets = (on: OnStage) =>
  on.stage.desktop.notifications.calls.filter(({ summary }) => !/due back|starts at/.test(summary));

/** Lets it look at the server while the window is away. */
async function lookUnseen(on: OnStage): Promise<void> {
  await on.app.putAway();
  await on.app.syncNow();
}

describe('the first look of an account', () => {
  const on = withApp();

  test('is announced by one summary', async () => {
    const { control, approver, desktop } = on.stage;
    const page = await on.app.window();
    const form = signInForm(page);
    await form.password.fill(approver.password);
    // Long enough to be away from the window before the answer is there.
    await control.addFault({
      kind: 'delay',
      delayMs: 1_500,
      match: { path: '/data/users/me', login: approver.login },
    });
    await form.submit.click();
    await eventually(async () => (await control.signIns()).length).toBe(1);
    await on.app.putAway();
    const call = await desktop.notifications.waitFor(({ summary }) =>
      /^\d+ things wait for you$/.test(summary),
    );
    expect(call.actions.map(({ key }) => key)).toEqual(['default']);
    expect(aboutTickets(on)).toHaveLength(1);
  });

  test('and nothing of it is announced again after a restart', async () => {
    await on.restart();
    await on.app.waitForToolTip(/wait for you$/);
    await on.app.syncNow();
    const marker = await askForLeave(on.stage);
    await on.app.syncNow();
    await on.stage.desktop.notifications.waitFor(({ summary }) => summary.includes(marker.requester.name));
    expect(aboutTickets(on)).toHaveLength(2);
  });
});

describe('news', () => {
  const on = withApp({ signedIn: true, switches: { approverHistory: true } });

  test('up to three at once are told one by one', async () => {
    const requests = [await askForLeave(on.stage), await askForLeave(on.stage), await askForLeave(on.stage)];
    await lookUnseen(on);
    for (const { requester } of requests) {
      await on.stage.desktop.notifications.waitFor(({ summary }) => summary.includes(requester.name));
    }
  });

  test('more than three at once are one summary', async () => {
    const before = on.stage.desktop.notifications.calls.length;
    for (let count = 0; count < 4; count += 1) await askForLeave(on.stage);
    await lookUnseen(on);
    await on.stage.desktop.notifications.waitFor(
      ({ summary }) => summary === '4 new things wait for you',
      10_000,
      before,
    );
    expect(on.stage.desktop.notifications.calls).toHaveLength(before + 1);
  });

  test('a notification whose request was decided elsewhere says by whom, and goes', async () => {
    const request = await askForLeave(on.stage);
    await lookUnseen(on);
    const { name } = request.requester;
    const call = await on.stage.desktop.notifications.waitFor(({ summary }) => summary.includes(name));
    await on.stage.control.decideLeave({ id: request.id, status: 'approved' });
    await on.app.syncNow();
    const told = await on.stage.desktop.notifications.waitFor(({ summary }) =>
      summary.startsWith(`Approved by ${on.stage.approver.name}, before `),
    );
    expect(told).toMatchObject({ replacesId: call.id, actions: [{ key: 'default' }] });
    expect(told.body).toContain(name);
    await on.stage.desktop.notifications.waitForClose(call.id);
    expect(shown(on)).not.toContain(call.summary);
  });

  test('paused notifications stay silent, and settings say why', async () => {
    await on.app.menu('Pause notifications for 1 hour');
    const before = on.stage.desktop.notifications.calls.length;
    await askForLeave(on.stage);
    await lookUnseen(on);
    const settings = await openSettings(await on.app.open());
    await settings.getByText('notifications are paused.').waitFor();
    expect(on.stage.desktop.notifications.calls).toHaveLength(before);
    await on.app.menu('Resume notifications');
    await settings.getByText('Paused until').waitFor({ state: 'detached' });
  });

  test('quiet hours hold them back, and what still waits is told once when they end', async () => {
    const page = await on.app.open();
    const settings = await openSettings(page);
    await setSwitch(settings.getByRole('switch', { name: 'Hold notifications back' }), true);
    await settings.getByLabel('From', { exact: true }).selectOption('0');
    await settings.getByLabel('To', { exact: true }).selectOption('0');
    const days = settings.getByRole('group', { name: 'And all day on' }).getByRole('checkbox');
    for (const day of await days.all()) await setSwitch(day, true);
    await settings.getByText('Quiet hours until').waitFor();
    const before = on.stage.desktop.notifications.calls.length;
    await askForLeave(on.stage);
    await askForLeave(on.stage);
    await lookUnseen(on);
    await openSettings(await on.app.open());
    await settings.getByText('it was within quiet hours').waitFor();
    expect(on.stage.desktop.notifications.calls).toHaveLength(before);
    // Whoever sees the inbox is told nothing of it, so they end while the window is away.
    await on.app.putAway();
    await page.evaluate(async () => {
      const { offitray } = window as unknown as {
        offitray: { changeSettings(change: { quiet: object }): Promise<unknown> };
      };
      await offitray.changeSettings({ quiet: { on: false, from: 0, to: 0, days: [], wholeDays: [] } });
    });
    const call = await on.stage.desktop.notifications.waitFor(() => true, 10_000, before);
    expect([call.summary, call.body]).toEqual(['Held back until now', '2 requests wait for you.']);
  });

  test('a desktop that is not to be disturbed is told once what it missed', async () => {
    const { notifications } = on.stage.desktop;
    notifications.inhibit(true);
    const settings = await openSettings(await on.app.open());
    await settings.getByText('This desktop is not to be disturbed now.').waitFor();
    const before = notifications.calls.length;
    await askForLeave(on.stage);
    await askForLeave(on.stage);
    await lookUnseen(on);
    await openSettings(await on.app.open());
    await settings.getByText('the desktop is not to be disturbed.').waitFor();
    expect(notifications.calls).toHaveLength(before);
    await on.app.putAway();
    notifications.inhibit(false);
    const call = await notifications.waitFor(() => true, 10_000, before);
    expect(call.body).toBe('2 requests wait for you.');
  });

  test('without a notification service settings say so, and it is used again once it is there', async () => {
    const settings = await openSettings(await on.app.open());
    await on.stage.desktop.notifications.vanish();
    await settings.getByText('This desktop has no notification service.').waitFor();
    await settings.getByRole('button', { name: 'Show one now' }).click();
    await settings.getByText('the desktop has no notification service.').waitFor();
    await on.stage.desktop.notifications.appear();
    await settings.getByText('This desktop has no notification service.').waitFor({ state: 'detached' });
    const before = on.stage.desktop.notifications.calls.length;
    await settings.getByRole('button', { name: 'Show one now' }).click();
    await on.stage.desktop.notifications.waitFor(() => true, 10_000, before);
    await settings.getByText('The last one was shown').waitFor();
  });

  test('privacy decides what is told', async () => {
    const page = await on.app.open();
    const settings = await openSettings(page);
    await settings.getByLabel('What they show').selectOption({ label: 'Nothing' });
    await showTab(page, 'Inbox');
    const before = on.stage.desktop.notifications.calls.length;
    const request = await askForLeave(on.stage);
    await lookUnseen(on);
    const call = await on.stage.desktop.notifications.waitFor(() => true, 10_000, before);
    expect(call.summary).toBe('Something waits for you');
    expect(`${call.summary} ${call.body}`).not.toContain(request.requester.name);
  });
});
