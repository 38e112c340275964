import { describe, expect, it } from 'vitest';
import { unreadPanelHint } from '../../../electron/composition/desktop-facts';
import { panelHint } from '../../../electron/desktop/panel-hint';
import { openMemoryStore } from '../../../electron/store/open-store';
import { remember } from '../../../electron/surfaces/remembered';

describe('how to get the icon into sight', () => {
  it('is said where a panel puts icons away', () => {
    expect(panelHint({ platform: 'win32', trayHost: true })).toBe('windows');
    expect(panelHint({ platform: 'darwin', trayHost: true })).toBe('macos');
  });

  it('is said on Linux only while nobody shows icons, with the extension where GNOME is', () => {
    const linux = { platform: 'linux', desktop: 'ubuntu:GNOME' } as const;
    expect(panelHint({ ...linux, trayHost: true })).toBeNull();
    expect(panelHint({ ...linux, trayHost: false })).toBe('gnome');
    expect(panelHint({ ...linux, desktop: 'KDE', trayHost: false })).toBe('no-tray');
    expect(panelHint({ platform: 'linux', trayHost: false })).toBe('no-tray');
  });

  it('is not said again once it was read', () => {
    const store = openMemoryStore();
    expect(unreadPanelHint(store, false)).not.toBeNull();
    remember(store, { panelHintRead: true });
    expect(unreadPanelHint(store, false)).toBeNull();
  });
});
