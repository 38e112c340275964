import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchApp } from '../desktop/launch-app';
import { filesIn } from './support/disk';
import { evaluateInMain } from './support/evaluate-in-main';
import { eventually } from './support/eventually';
import { packagedProgram } from './support/packaged-program';
import { askForLeave, expectOnServer, onServer, writesAbout } from './support/requests';
import {
  button,
  card,
  cards,
  decideAtOnce,
  openSettings,
  press,
  setSwitch,
  showTab,
  signInForm,
} from './support/views';
import { type OnStage, withApp } from './support/with-app';

/** A new request, seen in the inbox of the open window. */
async function newCard(on: OnStage) {
  const request = await askForLeave(on.stage);
  const page = await on.app.open();
  await showTab(page, 'Inbox');
  await on.app.syncNow();
  const row = card(page, request.requester.name);
  await row.waitFor();
  return { request, page, row };
}

/** How many windows there are, hidden ones included. */
function windowCount(on: OnStage): Promise<number> {
  return on.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

describe('deciding', () => {
  const on = withApp({ signedIn: true });

  test('without time to undo a decision goes out at once, one made before keeps its time', async () => {
    const { control } = on.stage;
    const slow = await newCard(on);
    const settings = await openSettings(slow.page);
    await settings.getByLabel('Time to undo').selectOption({ label: '60 seconds' });
    await showTab(slow.page, 'Inbox');
    await press(slow.row, 'Approve');
    await slow.row.getByText('Approving').waitFor();

    await decideAtOnce(slow.page);
    const quick = await newCard(on);
    await press(quick.row, 'Approve');
    await expectOnServer(control, quick.request.id, 'approved');
    expect(await writesAbout(control, slow.request)).toEqual([]);
    await press(slow.row, 'Undo');
    await button(slow.row, 'Approve').waitFor();
    expect((await onServer(control, slow.request.id)).status).toBe('pending');
  });

  test('asks for words with every rejection once that is wanted, and sends nothing without', async () => {
    const { control } = on.stage;
    const { request, page, row } = await newCard(on);
    await decideAtOnce(page);
    const words = (await openSettings(page)).getByRole('switch', {
      name: 'Ask for a reason with every rejection',
    });
    await setSwitch(words, true);
    await showTab(page, 'Inbox');
    await press(row, 'Reject');
    const reason = row.getByLabel('Reason');
    await row.getByText(`Required. ${request.requester.name} can read it.`).waitFor();
    await press(row, 'Reject');
    await row.getByText('Type a reason first.').waitFor();
    await reason.fill('   ');
    await press(row, 'Reject');
    await row.getByText('Type a reason first.').waitFor();
    await eventually(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await writesAbout(control, request)).toEqual([]);

    await reason.fill('The quarter ends that week.');
    await press(row, 'Reject');
    const decided = await expectOnServer(control, request.id, 'rejected');
    expect(decided.decisions.at(-1)?.comment).toBe('The quarter ends that week.');
  });

  test('is content without words again when nobody wants them', async () => {
    const { request, page, row } = await newCard(on);
    const words = (await openSettings(page)).getByRole('switch', {
      name: 'Ask for a reason with every rejection',
    });
    await setSwitch(words, false);
    await showTab(page, 'Inbox');
    await press(row, 'Reject');
    await row.getByLabel('Reason').waitFor();
    await press(row, 'Reject');
    await expectOnServer(on.stage.control, request.id, 'rejected');
  });
});

describe('appearance', () => {
  const on = withApp({ signedIn: true });

  /** How bright what is behind the text and the text itself are, from 0 to 255. */
  function brightness(page: Page) {
    return page.evaluate(() => {
      const of = (color: string) => {
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        if (context === null) throw new Error('This page cannot draw');
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        return Math.round((red + green + blue) / 3);
      };
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { behind: of(backgroundColor), text: of(color) };
    });
  }

  test('dark and light hold at once and over a restart', async () => {
    const page = await on.app.open();
    const theme = (await openSettings(page)).getByLabel('Theme', { exact: true });
    await theme.selectOption({ label: 'Dark' });
    await eventually(async () => (await brightness(page)).behind).toBeLessThan(80);
    expect((await brightness(page)).text).toBeGreaterThan(180);
    // Playwright fixes what pages are told of the system, so the program itself is asked.
    expect(await on.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');

    await theme.selectOption({ label: 'Light' });
    await eventually(async () => (await brightness(page)).behind).toBeGreaterThan(200);
    expect((await brightness(page)).text).toBeLessThan(100);

    await theme.selectOption({ label: 'Dark' });
    // What is shown is what was kept.
    await eventually(async () => (await brightness(page)).behind).toBeLessThan(80);
    await on.restart();
    const fresh = await on.app.open();
    await eventually(async () => (await brightness(fresh)).behind).toBeLessThan(80);
    expect(await fresh.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });
});

describe('starting with the computer', () => {
  const on = withApp({ signedIn: true });

  const autostartFolder = () => join(on.stage.desktop.env.XDG_CONFIG_HOME ?? '', 'autostart');
  const entry = () => readFile(join(autostartFolder(), 'offitray.desktop'), 'utf8').catch(() => undefined);
  const atLogin = async () =>
    (await openSettings(await on.app.open())).getByRole('switch', { name: 'Start when I log in' });

  test('is off until somebody wants it', async () => {
    expect(await (await atLogin()).isChecked()).toBe(false);
    expect(await entry()).toBeUndefined();
  });

  test('writes what the desktop starts: this program, hidden', async () => {
    await setSwitch(await atLogin(), true);
    await eventually(entry).toContain('[Desktop Entry]');
    const text = (await entry()) ?? '';
    expect(text).toContain(`\nExec="${packagedProgram('inspectable')}" "--hidden"\n`);
    expect(text).toMatch(/^Type=Application$/m);
    expect((await filesIn(autostartFolder())).length).toBe(1);
  });

  test('starts without a window where somebody is signed in, and looks after the inbox', async () => {
    await on.restart({ args: ['--hidden'] });
    const request = await askForLeave(on.stage);
    await on.app.syncNow();
    await on.stage.desktop.notifications.waitFor(({ summary }) => summary.includes(request.requester.name));
    expect(await windowCount(on)).toBe(0);
    const page = await on.app.open();
    await card(page, request.requester.name).waitFor();
    expect(await (await atLogin()).isChecked()).toBe(true);
  });

  test('takes it away again', async () => {
    await setSwitch(await atLogin(), false);
    await eventually(entry).toBeUndefined();
    expect(await filesIn(autostartFolder())).toEqual([]);
  });
});

describe('started hidden with no account', () => {
  const on = withApp({ args: ['--hidden'] });

  test('shows no window until it is asked to', async () => {
    await on.app.waitForToolTip('OffiTray: sign-in needed');
    // Another hidden start talks to this one and changes nothing; it takes longer than a window would have.
    const second = await on.stage.launchPlain('inspectable', ['--hidden']);
    expect((await second.exit).code).toBe(0);
    expect(await windowCount(on)).toBe(0);
    const third = await on.stage.launchPlain();
    expect((await third.exit).code).toBe(0);
    const page = await on.app.window();
    await signInForm(page).password.waitFor();
  });
});

describe('the shortcut', () => {
  const on = withApp({ signedIn: true });
  const label = 'Shortcut that opens the directory';

  async function pressInSettings(keys: string) {
    const settings = await openSettings(await on.app.open());
    const field = settings.getByLabel(label);
    await field.press(keys);
    return { settings, field };
  }

  async function opensTheSearch(keys: string): Promise<void> {
    await on.app.putAway();
    await on.stage.desktop.xdotool('key', keys);
    const page = await on.app.window();
    const search = page.getByLabel('Search people');
    await search.waitFor();
    await eventually(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
  }

  test('takes the keys as they are pressed and opens the people search from anywhere, ready to type', async () => {
    const { field } = await pressInSettings('Control+Alt+p');
    await eventually(() => field.inputValue()).toBe('Ctrl+Alt+P');
    await opensTheSearch('ctrl+alt+p');
  });

  test('that another program holds is refused with a sentence, and the old one stays', async () => {
    const { desktop } = on.stage;
    const other = await launchApp(desktop, {
      executable: packagedProgram('inspectable'),
      args: ['--hidden'],
      userDataDir: join(desktop.homeDir, 'another-program'),
    });
    try {
      const held = await evaluateInMain(other.electron, ({ globalShortcut }) => {
        globalShortcut.register('Ctrl+Alt+K', () => undefined);
        return globalShortcut.isRegistered('Ctrl+Alt+K');
      });
      expect(held).toBe(true);
      const { settings, field } = await pressInSettings('Control+Alt+k');
      await settings.getByText('Another program already uses this shortcut. Choose another one.').waitFor();
      await settings.getByText('Ctrl+Alt+P stays.').waitFor();
      expect(await field.inputValue()).toBe('Ctrl+Alt+P');
      await opensTheSearch('ctrl+alt+p');
    } finally {
      await other.close();
    }
  });

  test('that every program needs is not taken from them', async () => {
    const { settings, field } = await pressInSettings('Control+c');
    await settings.getByText('Every program needs Ctrl+C. Choose another one. Ctrl+Alt+P stays.').waitFor();
    expect(await field.inputValue()).toBe('Ctrl+Alt+P');
    expect(await on.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Ctrl+C'))).toBe(false);
  });

  test('can be another one, and the one before is free again', async () => {
    const { field, settings } = await pressInSettings('Control+Shift+F9');
    await eventually(() => field.inputValue()).toBe('Ctrl+Shift+F9');
    await settings.getByText('Another program already uses this shortcut.').waitFor({ state: 'detached' });
    await opensTheSearch('ctrl+shift+F9');
    const free = await on.app.evaluate(({ globalShortcut }) =>
      ['Ctrl+Alt+P', 'Ctrl+Shift+F9'].map((keys) => globalShortcut.isRegistered(keys)),
    );
    expect(free).toEqual([false, true]);
  });

  test('holds after a restart, before any window was open', async () => {
    await on.restart({ args: ['--hidden'] });
    await on.app.waitForToolTip(/wait for you$/);
    await eventually(() =>
      on.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Ctrl+Shift+F9')),
    ).toBe(true);
    await on.stage.desktop.xdotool('key', 'ctrl+shift+F9');
    const page = await on.app.window();
    const search = page.getByLabel('Search people');
    await eventually(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('can be cleared', async () => {
    const settings = await openSettings(await on.app.open());
    await press(settings, 'Clear');
    await eventually(() => settings.getByLabel(label).inputValue()).toBe('None');
    const kept = await on.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Ctrl+Shift+F9'));
    expect(kept).toBe(false);
  });
});

describe('the diagnostics', () => {
  const on = withApp({ signedIn: true });

  test('say what is wrong, and neither who, nor where, nor with which password', async () => {
    const { control, approver, office, userDataDir } = on.stage;
    const page = await on.app.open();
    await cards(page).first().waitFor();
    // Something to tell of: an answer without sense, then a server that is gone.
    await control.addFault({ kind: 'garbage', times: 'always' });
    await on.app.syncNow();
    await on.app.waitForToolTip('OffiTray: the server cannot be used');
    await control.clearFaults();
    await control.stopListening();
    await on.app.syncUntilToolTip(/^OffiTray: offline/);

    await on.app.evaluate(({ clipboard }) => clipboard.clear());
    const settings = await openSettings(page);
    await press(settings, 'Copy diagnostics');
    await page.getByText('Copied diagnostics. Passwords and names are left out.').waitFor();
    const text = await on.app.evaluate(({ clipboard }) => clipboard.readText());

    expect(text).toMatch(/^OffiTray\n/);
    expect(text).toMatch(/^Account 1$/m);
    expect(text).toMatch(/system: offiserv/);
    expect(text).toMatch(/failure: offline/);
    const people = await control.people();
    const { leaveRequests, organization } = await control.state();
    const words = new Set([
      approver.login,
      approver.password,
      organization,
      userDataDir,
      '/data/',
      String(office.port),
      ...people.flatMap(({ name, login, phone, mobile, path, lastname }) => [
        name,
        login,
        phone,
        mobile,
        path,
        lastname,
      ]),
      ...leaveRequests.flatMap(({ path, comment }) => [path, comment]),
    ]);
    const told = [...words].filter((word) => word !== '' && text.includes(word));
    expect(told).toEqual([]);
  });
});
