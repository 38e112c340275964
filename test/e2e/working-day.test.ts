import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LeaveState, PersonState } from '../offices';
import { eventually } from './support/eventually';
import { Keyboard, Pointer } from './support/hands';
import { onServer } from './support/requests';
import { button, card, reminder } from './support/views';
import { withWorkingDay } from './support/working-day';

const reason = 'Two colleagues are away that week already.';
const nameOf = ({ requester }: LeaveState) => requester.name;

describe('a working day: ten requests, five reminders, three numbers', () => {
  const day = withWorkingDay();

  test('without the mouse', async () => {
    const ten = await day.tenRequests();
    const due = await day.fiveReminders();
    await day.desktop.xdotool('key', day.shortcut);
    const page = await day.app.window();
    const keys = new Keyboard(day.desktop, page);
    const row = (request: LeaveState) => card(page, nameOf(request));
    await day.app.syncNow();

    // The shortcut opened the directory; one key leads to what waits.
    await keys.press('ctrl+1');
    await row(ten[9]).waitFor();
    await keys.goTo(nameOf(ten[0]));
    await keys.press('a');
    await row(ten[0]).getByText('Approving').waitFor();

    await keys.goTo(nameOf(ten[1]));
    await keys.press('a');
    await row(ten[1]).getByText('Approving').waitFor();
    await keys.press('u');
    await button(row(ten[1]), 'Approve').waitFor();
    await keys.press('a');

    await keys.goTo(nameOf(ten[2]));
    await keys.press('r');
    await row(ten[2]).getByLabel('Reason').waitFor();
    await keys.type(reason);
    await keys.press('ctrl+Return');
    await row(ten[2]).getByText('Rejecting').waitFor();

    // The same words again, without typing them.
    await keys.goTo(nameOf(ten[3]));
    await keys.press('r');
    await button(row(ten[3]), reason).waitFor();
    await keys.press('Tab', 'Return', 'ctrl+Return');
    await row(ten[3]).getByText('Rejecting').waitFor();

    await keys.goTo(nameOf(ten[4]));
    await keys.press('s');
    await row(ten[4]).getByRole('menuitem', { name: 'Not now: in 1 hour' }).waitFor();
    await keys.press('Return');
    await row(ten[4]).getByText('Not now, until').waitFor();
    expect((await onServer(day.control, ten[4].id)).status).toBe('pending');

    for (const request of ten.slice(5, 8)) {
      await keys.goTo(nameOf(request));
      await keys.press('x');
    }
    await page.getByRole('region', { name: 'Selected requests' }).getByText('3 selected').waitFor();
    await keys.press('a');
    for (const request of ten.slice(5, 8)) await row(request).getByText('Approving').waitFor();

    for (const request of ten.slice(8)) {
      await keys.goTo(nameOf(request));
      await keys.press('a');
    }
    await keys.goTo(nameOf(ten[4]));
    await keys.press('s');
    await button(row(ten[4]), 'Approve').waitFor();
    await keys.press('a');

    await keys.press('ctrl+2');
    await reminder(page, due.seen, 'Due').waitFor();
    await day.desktop.notifications.waitForClose(due.told.id);
    for (const thing of due.lent) {
      await keys.goTo(thing);
      await keys.press('s');
      await reminder(page, thing).getByRole('menuitem', { name: 'In 1 hour' }).waitFor();
      await keys.press('Return');
      await reminder(page, thing, 'Snoozed').waitFor();
      // It went to another group; the hands go on where it was.
      await eventually(() => keys.isOnRow()).toBe(true);
    }
    await keys.goTo(due.first);
    await keys.press('d');
    await button(reminder(page, due.first), 'Undo').waitFor();
    await keys.press('u');
    await button(reminder(page, due.first), 'Done').waitFor();
    await keys.press('d');
    await keys.goTo(due.second);
    await keys.press('d');
    await day.expectTen(
      ten,
      new Map([
        [ten[2], reason],
        [ten[3], reason],
      ]),
    );
    await day.expectDone(due.first, due.second);

    const [one, other, third] = day.known() as [PersonState, PersonState, PersonState];
    await keys.press('slash');
    await keys.type(one.name.toLowerCase());
    await keys.press('Return');
    await eventually(day.clipboard).toBe(one.phone);
    await keys.press('Escape');
    await keys.type(other.phone.slice(-5));
    await page.getByRole('list', { name: 'Colleagues found' }).getByText(other.name).waitFor();
    await keys.press('Down');
    await keys.goTo(other.name);
    await keys.press('Return');
    await eventually(day.clipboard).toBe(other.phone);
    await keys.press('slash');
    await keys.type(third.name.toLowerCase());
    await page.getByRole('list', { name: 'Colleagues found' }).getByText(third.name).waitFor();
    await keys.press('Down', 'Right');
    await page.getByRole('region', { name: third.name }).waitFor();
    const manager = day.personOf(third.manager);
    await keys.press('Up');
    await page.getByRole('region', { name: manager.name }).getByText(manager.phone).waitFor();
    await keys.press('Return');
    await eventually(day.clipboard).toBe(manager.phone);
    await keys.press('Escape', 'Escape', 'Escape', 'Escape');
    await day.app.waitForOpen(false);
  });

  // Nothing can be typed with a pointer, and an on-screen keyboard would only send keys: reasons are words that were
  // used before, and colleagues are met through their requests, through one's own team, and lately looked up.
  test('without the keyboard', async () => {
    const ten = await day.tenRequests();
    const due = await day.fiveReminders();
    await (await day.app.tray()).activate();
    const page = await day.app.window();
    const pointer = new Pointer(day.desktop, day.app, page);
    const click = (within: Page | Locator, name: string) => pointer.click(button(within, name));
    const tab = (name: string) => pointer.click(page.getByRole('tab', { name, exact: true }));
    const row = (request: LeaveState) => card(page, nameOf(request));
    const menu = async (within: Locator, name: string, line: string) => {
      await click(within, name);
      await pointer.click(within.getByRole('menuitem', { name: line, exact: true }));
    };
    await day.app.syncNow();

    await tab('Inbox');
    await row(ten[9]).waitFor();
    await click(row(ten[0]), 'Approve');
    await row(ten[0]).getByText('Approving').waitFor();

    await click(row(ten[1]), 'Approve');
    await click(row(ten[1]), 'Undo');
    await click(row(ten[1]), 'Approve');

    await click(row(ten[2]), 'Reject');
    await click(row(ten[2]), reason);
    await click(row(ten[2]), 'Reject');
    await row(ten[2]).getByText('Rejecting').waitFor();
    await click(row(ten[3]), 'Reject');
    await row(ten[3]).getByLabel('Reason').waitFor();
    await click(row(ten[3]), 'Reject');
    await row(ten[3]).getByText('Rejecting').waitFor();

    await menu(row(ten[4]), 'More actions', 'Not now: in 1 hour');
    await row(ten[4]).getByText('Not now, until').waitFor();
    await click(row(ten[4]), 'Take up again');
    await click(row(ten[4]), 'Approve');

    await click(page, 'Select');
    for (const request of ten.slice(5, 8)) {
      await pointer.click(row(request).getByRole('checkbox', { name: /^Select / }));
    }
    await click(page, 'Approve 3');
    for (const request of ten.slice(5, 8)) await row(request).getByText('Approving').waitFor();
    await click(row(ten[8]), 'Approve');

    await menu(row(ten[9]), 'More actions', 'Show contact');
    const requester = day.personOf(ten[9].requester.login);
    const shown = page.getByRole('region', { name: requester.name });
    await click(shown.getByText(requester.phone).locator('..'), 'Copy');
    await eventually(day.clipboard).toBe(requester.phone);
    await click(shown, 'Back');
    await click(row(ten[9]), 'Approve');

    await tab('Reminders');
    await reminder(page, due.seen, 'Due').waitFor();
    await day.desktop.notifications.waitForClose(due.told.id);
    for (const thing of due.lent) {
      await menu(reminder(page, thing), 'Snooze', 'In 1 hour');
      await reminder(page, thing, 'Snoozed').waitFor();
    }
    await click(reminder(page, due.first), 'Done');
    await click(reminder(page, due.first), 'Undo');
    await click(reminder(page, due.first), 'Done');
    await click(reminder(page, due.second), 'Done');

    await tab('People');
    await click(page, 'My team');
    const chart = page.getByRole('region', { name: 'Line and team' });
    const report = day.known().find(({ manager }) => manager === day.approver()) as PersonState;
    await pointer.click(chart.getByRole('listitem', { name: report.name, exact: true }));
    await click(
      page.getByRole('region', { name: report.name }).getByText(report.phone).locator('..'),
      'Copy',
    );
    await eventually(day.clipboard).toBe(report.phone);
    await tab('Inbox');
    await tab('People');
    const lately = page.getByRole('list', { name: 'Looked up lately' });
    await click(lately.getByRole('listitem', { name: requester.name }), 'Copy number');
    await eventually(day.clipboard).toBe(requester.phone);

    await day.expectTen(
      ten,
      new Map([
        [ten[2], reason],
        [ten[3], ''],
      ]),
    );
    await day.expectDone(due.first, due.second);
    await (await day.app.tray()).activate();
    await day.app.waitForOpen(false);
  });
});
