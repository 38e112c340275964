import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  panelTheme,
  startOfTomorrow,
  type TrayMenuLine,
  type TrayState,
  trayIconFile,
  trayMenu,
  trayStatuses,
  trayTitle,
  trayToolTip,
  type UrgentTicket,
} from '../../../electron/desktop/tray-state';
import { languageTags, wordsIn } from '../../words';

const words = wordsIn('en');
const idle: TrayState = { status: 'idle', count: 0, urgent: [] };

function urgent(label: string, verbs: UrgentTicket['verbs'] = ['approve', 'reject']): UrgentTicket {
  return { accountId: 'account', ticketId: label, version: 'v1', label, verbs };
}

function labels(lines: readonly TrayMenuLine[]): string[] {
  return lines.map((line) => (line.kind === 'separator' ? '-' : line.label));
}

describe('the tray menu', () => {
  it('opens the app with its first line', () => {
    const [first] = trayMenu(idle, words);
    expect(first).toEqual({ kind: 'command', label: 'Open OffiTray', command: { do: 'open' } });
  });

  it('offers the three most urgent, each with what may be done to it', () => {
    const state = { ...idle, urgent: ['A', 'B', 'C', 'D'].map((label) => urgent(label)) };
    const groups = trayMenu(state, words).filter((line) => line.kind === 'group');
    expect(labels(groups)).toEqual(['A', 'B', 'C']);
    expect(groups[0]?.lines).toEqual([
      { kind: 'command', label: 'Approve', command: { do: 'decide', ticket: urgent('A'), verb: 'approve' } },
      { kind: 'command', label: 'Reject', command: { do: 'decide', ticket: urgent('A'), verb: 'reject' } },
    ]);
  });

  it('only opens what cannot be decided here', () => {
    const lines = trayMenu({ ...idle, urgent: [urgent('Read me', [])] }, words);
    expect(lines).toContainEqual({ kind: 'command', label: 'Read me', command: { do: 'open' } });
  });

  it('offers to pause notifications, or to end the pause', () => {
    const running = labels(trayMenu(idle, words));
    expect(running).toContain('Pause notifications for 1 hour');
    expect(running).toContain('Pause notifications until tomorrow');
    expect(running).not.toContain('Resume notifications');
    const paused = labels(trayMenu({ ...idle, pausedUntil: 1 }, words));
    expect(paused).toContain('Resume notifications');
    expect(paused).not.toContain('Pause notifications for 1 hour');
  });

  it('shows what a server wrote as one bounded line of plain text', () => {
    const [, , line] = trayMenu({ ...idle, urgent: [urgent(`A & B\n\u202e${'x'.repeat(100)}`)] }, words);
    const label = line?.kind === 'group' ? line.label : '';
    expect(label).toMatch(/^A && B x+…$/);
    expect([...label].length).toBeLessThanOrEqual(61);
  });
});

describe('the tool tip', () => {
  const noon = new Date(2026, 7, 7, 12, 0).getTime();
  const said = (state: Partial<TrayState>) => trayToolTip({ ...idle, ...state }, words, noon);

  it('is one sentence for each state', () => {
    expect(said({})).toBe('OffiTray: nothing waits for you');
    expect(said({ status: 'waiting', count: 1 })).toBe('OffiTray: 1 waits for you');
    expect(said({ status: 'waiting', count: 4 })).toBe('OffiTray: 4 wait for you');
    expect(said({ status: 'sign-in' })).toBe('OffiTray: sign-in needed');
    expect(said({ status: 'error' })).toBe('OffiTray: the server cannot be used');
    expect(said({ status: 'offline' })).toBe('OffiTray: offline');
  });

  it('begins with the name in every state and language, so that a panel knows the icon again', () => {
    for (const language of languageTags()) {
      const spoken = wordsIn(language);
      for (const status of trayStatuses) {
        for (const state of [{}, { asOf: noon }, { count: 5 }, { madeUp: true }] as const) {
          expect(trayToolTip({ ...idle, status, ...state }, spoken, noon)).toMatch(/^OffiTray: ./);
        }
      }
    }
  });

  it('says how old the data is while offline', () => {
    const asOf = new Date(2026, 7, 7, 10, 42).getTime();
    expect(said({ status: 'offline', asOf })).toMatch(/^OffiTray: offline, as of 10:42/);
  });
});

describe('the tray icon', () => {
  it('suits the panel it stands on', () => {
    const linux = { chosen: 'system', systemIsDark: false, platform: 'linux' } as const;
    expect(panelTheme(linux)).toBe('light');
    expect(panelTheme({ ...linux, systemIsDark: true })).toBe('dark');
    expect(panelTheme({ ...linux, desktop: 'ubuntu:GNOME' })).toBe('dark');
    expect(panelTheme({ ...linux, desktop: 'ubuntu:GNOME', chosen: 'light' })).toBe('light');
    expect(panelTheme({ ...linux, desktop: 'KDE' })).toBe('light');
  });

  it('has a file for every state, panel and platform', () => {
    const folder = join(import.meta.dirname, '../../../build/icons/tray');
    for (const status of trayStatuses) {
      for (const theme of ['light', 'dark'] as const) {
        for (const platform of ['linux', 'win32', 'darwin'] as const) {
          expect(existsSync(join(folder, trayIconFile(status, theme, platform)))).toBe(true);
        }
      }
    }
  });

  it('has the count beside it only when something waits', () => {
    expect(trayTitle(idle)).toBe('');
    expect(trayTitle({ ...idle, count: 3 })).toBe('3');
  });
});

describe('tomorrow', () => {
  it('begins at the next midnight, local time, over a change of clocks as well', () => {
    for (const day of [
      new Date(2026, 2, 28, 23, 30),
      new Date(2026, 9, 24, 12),
      new Date(2026, 11, 31, 23, 59),
    ]) {
      const start = new Date(startOfTomorrow(day.getTime()));
      expect([start.getHours(), start.getMinutes(), start.getSeconds()]).toEqual([0, 0, 0]);
      expect(start.getDate()).toBe(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getDate());
      expect(start.getTime()).toBeGreaterThan(day.getTime());
    }
  });
});
