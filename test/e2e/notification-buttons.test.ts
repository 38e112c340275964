import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { askForLeave, expectOnServer, onServer, writesAbout } from './support/requests';
import { button, card } from './support/views';
import { withApp } from './support/with-app';

describe('a notification of a request', () => {
  const on = withApp({ signedIn: true });

  /** A new request, announced while the window is away. */
  async function announced() {
    await on.app.putAway();
    const request = await askForLeave(on.stage);
    await on.app.syncNow();
    const { name } = request.requester;
    const call = await on.stage.desktop.notifications.waitFor(({ summary }) => summary.includes(name));
    return { request, call };
  }

  test('says who asks for what and carries the buttons', async () => {
    const { request, call } = await announced();
    expect(call.summary).toBe(`${request.requester.name} asks for leave`);
    expect(call.body).toContain(request.type);
    expect(call.body.replaceAll(/\s/g, ' ')).toContain(`${request.days} days`);
    expect(call.body).not.toContain(request.comment);
    expect(call.actions.map(({ label }) => label)).toEqual(['Open', 'Approve', 'Reject']);
  });

  test('approves from its button without opening anything', async () => {
    const { request, call } = await announced();
    on.stage.desktop.notifications.press(call.id, 'approve');
    await expectOnServer(on.stage.control, request.id, 'approved', 20_000);
    expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
    expect(await on.app.isOpen()).toBe(false);
  });

  test('says what it is about to send, and takes it back from there', async () => {
    const { notifications } = on.stage.desktop;
    const { request, call } = await announced();
    notifications.press(call.id, 'approve');
    const { name } = request.requester;
    const said = await notifications.waitFor(({ summary }) => summary === `Approving: ${name}`);
    expect(said.actions.map(({ label }) => label)).toEqual(['Open', 'Undo']);
    notifications.press(said.id, 'undo');
    const page = await on.app.open();
    await button(card(page, name), 'Approve').waitFor();
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
  });

  test('opens the reject form of its request, the reason ready to type, and sends nothing before', async () => {
    const { request, call } = await announced();
    on.stage.desktop.notifications.press(call.id, 'reject');
    const page = await on.app.window();
    const reason = card(page, request.requester.name).getByLabel('Reason');
    await reason.waitFor();
    await eventually(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
    await reason.press('Escape');
    await button(card(page, request.requester.name), 'Approve').waitFor();
  });

  test('opens its request from the body and never decides', async () => {
    const { request, call } = await announced();
    on.stage.desktop.notifications.press(call.id, 'default');
    const page = await on.app.window();
    const row = card(page, request.requester.name);
    await row.waitFor();
    await eventually(() => row.evaluate((item) => item.contains(document.activeElement))).toBe(true);
    expect(await button(row, 'Approve').isVisible()).toBe(true);
    expect((await onServer(on.stage.control, request.id)).status).toBe('pending');
    expect(await writesAbout(on.stage.control, request)).toEqual([]);
  });

  test('is heard only once: a late or doubled press changes nothing more', async () => {
    const { request, call } = await announced();
    on.stage.desktop.notifications.press(call.id, 'approve');
    on.stage.desktop.notifications.pressBlindly(call.id, 'reject');
    on.stage.desktop.notifications.pressBlindly(call.id, 'approve');
    const decided = await expectOnServer(on.stage.control, request.id, 'approved', 20_000);
    expect(decided.decisions).toHaveLength(1);
    expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
  });
});
