import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { waitUntil } from '../desktop/wait-until';
import { eventually } from './support/eventually';
import { askForLeave, expectOnServer, waitingFor } from './support/requests';
import { cards, openSettings, settingsTitle, showTab, signIn, signInForm } from './support/views';
import { type OnStage, withApp } from './support/with-app';

/** What the icon looks like, as one short word. */
async function picture(on: OnStage): Promise<string> {
  const { name, pixmaps } = await (await on.app.tray()).icon();
  const hash = createHash('sha256').update(name);
  for (const { argb } of pixmaps) hash.update(argb);
  return hash.digest('hex').slice(0, 12);
}

describe('the tray icon', () => {
  const on = withApp();
  const pictures = new Map<string, string>();

  /** Looks again until all is well: a look that was under way when the fault ended still fails, and is joined. */
  async function syncUntilWell(): Promise<void> {
    await eventually(async () => {
      await on.app.syncNow();
      return (await on.app.tray()).toolTip();
    }, 15_000).toMatch(/wait for you$/);
  }

  test('asks for a sign-in while there is no account', async () => {
    await on.app.waitForToolTip('OffiTray: sign-in needed');
    pictures.set('sign-in', await picture(on));
  });

  test('says how many wait', async () => {
    const page = await on.app.window();
    await signIn(page, on.stage.approver.password);
    await on.app.waitForToolTip(/^OffiTray: \d+ waits? for you$/);
    await cards(page).first().waitFor();
    const item = await on.app.tray();
    expect(await item.toolTip()).toContain(` ${await cards(page).count()} wait`);
    pictures.set('waiting', await picture(on));
  });

  test('says that it is offline, and since when', async () => {
    await on.stage.control.stopListening();
    await on.app.syncNow();
    await on.app.waitForToolTip(/^OffiTray: offline, as of \d{1,2}:\d{2}/);
    pictures.set('offline', await picture(on));
    await on.stage.control.listen();
    await syncUntilWell();
  });

  test('says that the server cannot be used when its answers make no sense', async () => {
    await on.stage.control.addFault({ kind: 'garbage', times: 'always' });
    await on.app.syncNow();
    await on.app.waitForToolTip('OffiTray: the server cannot be used');
    pictures.set('error', await picture(on));
    await on.stage.control.clearFaults();
    await syncUntilWell();
  });

  test('looks different in every state', () => {
    expect(pictures.size).toBe(4);
    expect(new Set(pictures.values()).size).toBe(pictures.size);
  });
});

describe('the tray menu', () => {
  const on = withApp({ signedIn: true });

  /** The lines between "Open OffiTray" and the pauses: what is most urgent. */
  async function urgentLines() {
    const lines = await (await on.app.tray()).menu();
    return lines.filter((line) => line.visible && line.children.length > 0);
  }

  test('has the three most urgent requests with their buttons, and everything else one needs', async () => {
    await waitUntil(async () => (await urgentLines()).length === 3, { what: 'three requests in the menu' });
    for (const line of await urgentLines()) {
      expect(line.label).toMatch(/^.+: .+/);
      expect(line.children.map(({ label }) => label)).toEqual(['Approve', 'Reject']);
    }
    const labels = (await (await on.app.tray()).menu()).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        'Open OffiTray',
        'Pause notifications for 1 hour',
        'Pause notifications until tomorrow',
        'Sync now',
        'Settings',
        'Quit OffiTray',
      ]),
    );
  });

  test('approves without opening anything', async () => {
    await on.app.putAway();
    const [line] = await urgentLines();
    const waiting = await waitingFor(on.stage.control, on.stage.approver.login);
    const request = waiting.find(({ requester }) => line?.label.startsWith(`${requester.name}:`));
    if (line === undefined || request === undefined) throw new Error('The menu shows nothing that waits');
    await on.app.menu(line.label, 'Approve');
    await waitUntil(
      async () => {
        const { leaveRequests } = await on.stage.control.state({ requester: request.requester.login });
        return leaveRequests.some(({ decisions }) =>
          decisions.some(({ via, verdict }) => via === 'office' && verdict === 'approved'),
        );
      },
      { what: 'the approval on the server', timeoutMs: 20_000 },
    );
    expect(await on.app.isOpen()).toBe(false);
  });

  test('rejects through the form, the reason ready to type', async () => {
    await on.app.putAway();
    const [line] = await urgentLines();
    await on.app.menu(line?.label ?? '', 'Reject');
    const page = await on.app.window();
    const reason = page.getByLabel('Reason');
    await reason.waitFor();
    await eventually(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await reason.press('Escape');
  });

  test('looks at the server at once', async () => {
    const request = await askForLeave(on.stage);
    await on.app.menu('Sync now');
    const page = await on.app.open();
    await cards(page).filter({ hasText: request.requester.name }).waitFor();
  });

  test('opens settings, and what is open stays open', async () => {
    await on.app.menu('Settings');
    const page = await on.app.window();
    await settingsTitle(page).waitFor();
    await on.app.menu('Open OffiTray');
    await on.app.menu('Sync now');
    expect(await on.app.isOpen()).toBe(true);
    await showTab(page, 'Inbox');
  });

  test('pauses and resumes notifications', async () => {
    await on.app.menu('Pause notifications until tomorrow');
    await on.app.menu('Resume notifications');
    await on.app.menu('Pause notifications for 1 hour');
    const settings = await openSettings(await on.app.open());
    await settings.getByText(/^Paused until/).waitFor();
    await on.app.menu('Resume notifications');
  });

  test('a click on the icon shows the window and another one hides it', async () => {
    await on.app.putAway();
    const item = await on.app.tray();
    await item.activate(400, 10);
    await on.app.waitForOpen(true);
    await item.activate(400, 10);
    await on.app.waitForOpen(false);
  });

  test('finds its place again in a panel that was restarted', async () => {
    await on.stage.desktop.tray.vanish();
    await on.stage.desktop.tray.appear();
    await on.app.waitForToolTip(/wait for you$/);
  });

  test('quits', async () => {
    const ended = new Promise((resolve) => on.app.electron.process().once('exit', resolve));
    await on.app.menu('Quit OffiTray');
    expect(await ended).toBe(0);
  });
});

describe('when nothing waits', () => {
  const on = withApp({ signedIn: true });

  test('the icon and the inbox say so', async () => {
    const { control, approver } = on.stage;
    for (const request of await waitingFor(control, approver.login))
      await control.withdrawLeave({ id: request.id });
    const page = await on.app.open();
    await on.app.syncNow();
    await on.app.waitForToolTip(/nothing waits for you|^OffiTray: \d+ wait/);
    await eventually(() => cards(page).getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });
});

describe('on a desktop without a tray', () => {
  const on = withApp({ desktop: { trayHost: false } });

  test('the application is its window', async () => {
    const page = await on.app.window();
    await signIn(page, on.stage.approver.password);
    await cards(page).first().waitFor();
    const hint = page.getByRole('region', { name: 'Where to find the icon' });
    await hint.getByText('This desktop shows no tray icons.').waitFor();
    await hint.getByRole('button', { name: 'Dismiss' }).click();
    await hint.waitFor({ state: 'detached' });
    const settings = await openSettings(page);
    await settings.getByText('This desktop has no tray; OffiTray is an ordinary window.').waitFor();
    const request = await askForLeave(on.stage);
    await on.stage.control.decideLeave({ id: request.id, status: 'approved' });
    await expectOnServer(on.stage.control, request.id, 'approved');
  });

  test('which opens at start, signed in, and again when the program is started a second time', async () => {
    await on.restart();
    const page = await on.app.window();
    await cards(page).first().waitFor();
    expect(await signInForm(page).password.isVisible()).toBe(false);
    expect(await page.getByRole('region', { name: 'Where to find the icon' }).count()).toBe(0);
    await on.app.putAway();
    const second = await on.stage.launchPlain();
    expect((await second.exit).code).toBe(0);
    await on.app.waitForOpen(true);
  });
});
