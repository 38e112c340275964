import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notifyArguments, plainText, shortened } from '../../../electron/desktop/notification-message';
import type { DesktopNotification } from '../../../electron/desktop/notifier';

const sender = { appName: 'OffiTray', desktopEntry: 'offitray', icon: '' };
const ask: DesktopNotification = {
  key: 'ticket 1',
  title: 'Anna asks for leave',
  body: 'Holiday <b>& more</b>',
  actions: [
    { key: 'approve', label: 'Approve' },
    { key: 'reject', label: 'Reject' },
  ],
  openLabel: 'Open',
  urgency: 'normal',
  sound: false,
};

function sent(notification: Partial<DesktopNotification>, ...can: string[]) {
  const parts = notifyArguments({ ...ask, ...notification }, sender, 7, new Set(can));
  const [appName, replacesId, icon, title, body, actions, hints, expireMs] = parts;
  return { appName, replacesId, icon, title, body, actions, hints, expireMs };
}

describe('a notification on its way to the daemon', () => {
  it('carries its buttons behind the default action, where the daemon draws buttons', () => {
    expect(sent({}, 'actions').actions).toEqual([
      'default',
      'Open',
      'approve',
      'Approve',
      'reject',
      'Reject',
    ]);
    expect(sent({}).actions).toEqual([]);
  });

  it('never lets a button call itself the body', () => {
    const { actions } = sent({ actions: [{ key: 'default', label: 'Approve' }] }, 'actions');
    expect(actions).toEqual(['default', 'Open']);
  });

  it('escapes the body only for a daemon that reads markup', () => {
    expect(sent({}, 'body-markup').body).toBe('Holiday &lt;b&gt;&amp; more&lt;/b&gt;');
    expect(sent({}).body).toBe('Holiday <b>& more</b>');
  });

  it('replaces what is there, says who speaks, how urgent it is, and whether it sounds', () => {
    expect(sent({}).replacesId).toBe(7);
    expect(sent({ urgency: 'critical' }).hints).toEqual([
      ['desktop-entry', ['s', 'offitray']],
      ['urgency', ['y', 2]],
      ['suppress-sound', ['b', true]],
    ]);
    expect(sent({ sound: true }, 'sound').hints).toContainEqual(['sound-name', ['s', 'message-new-instant']]);
    expect(JSON.stringify(sent({ sound: true }).hints)).not.toContain('sound');
  });

  it('keeps whatever a server writes bounded, on one title line and free of control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const { title, body } = sent({ title: text, body: text }) as { title: string; body: string };
        expect(title.length).toBeLessThanOrEqual(200);
        expect(body.length).toBeLessThanOrEqual(1_000);
        for (const letter of ['\n', '\0', '\u202e']) expect(title).not.toContain(letter);
        for (const letter of ['\0', '\u001b', '\u202e']) expect(body).not.toContain(letter);
      }),
    );
  });

  it('cuts between characters', () => {
    expect(shortened('ab😀cd', 4)).toBe('ab…');
    expect(shortened('abcd', 4)).toBe('abcd');
    expect(plainText('a\u0000b\nc')).toBe('a b\nc');
  });
});
