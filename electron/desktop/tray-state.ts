/** What the tray says: picture, tool tip, menu, derived from one state. Knows no Electron. */

import { clockOrDate } from '../bridge/words/formats';
import type { Words } from '../bridge/words/words';
import type { Verb } from '../office/ticket';

export const trayStatuses = ['idle', 'waiting', 'offline', 'sign-in', 'error'] as const;
export type TrayStatus = (typeof trayStatuses)[number];

export interface UrgentTicket {
  readonly accountId: string;
  readonly ticketId: string;
  /** The version shown; a decision on another one is asked again. */
  readonly version: string;
  readonly label: string;
  readonly verbs: readonly Verb[];
}

export interface TrayState {
  readonly status: TrayStatus;
  /** How many things wait; may be more than none while offline. */
  readonly count: number;
  /** When the servers were last read, epoch milliseconds. */
  readonly asOf?: number;
  /** Most urgent first; the first three are shown. */
  readonly urgent: readonly UrgentTicket[];
  /** Notifications are paused until then, epoch milliseconds. */
  readonly pausedUntil?: number;
  /** Nothing of it is real. */
  readonly madeUp?: true;
}

/** What a line of the menu does. */
export type TrayCommand =
  | { readonly do: 'open' | 'resume' | 'sync-now' | 'settings' | 'quit' }
  | { readonly do: 'pause'; readonly for: 'hour' | 'until-tomorrow' }
  | { readonly do: 'decide'; readonly ticket: UrgentTicket; readonly verb: Verb };

export type TrayMenuLine =
  | { readonly kind: 'separator' }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly kind: 'group'; readonly label: string; readonly lines: readonly TrayMenuLine[] };

const shownUrgent = 3;
const maxLabel = 60;
const separator: TrayMenuLine = { kind: 'separator' };

/** The menu, top to bottom. */
export function trayMenu(state: TrayState, words: Words): readonly TrayMenuLine[] {
  const urgent = state.urgent.slice(0, shownUrgent).map((ticket) => urgentLine(ticket, words));
  const paused = state.pausedUntil !== undefined;
  return [
    line(words.t('tray.open'), { do: 'open' }),
    separator,
    ...(urgent.length > 0 ? [...urgent, separator] : []),
    ...(paused
      ? [line(words.t('tray.resume'), { do: 'resume' })]
      : [
          line(words.t('tray.pauseHour'), { do: 'pause', for: 'hour' }),
          line(words.t('tray.pauseTomorrow'), { do: 'pause', for: 'until-tomorrow' }),
        ]),
    line(words.t('tray.syncNow'), { do: 'sync-now' }),
    line(words.t('tray.settings'), { do: 'settings' }),
    separator,
    line(words.t('tray.quit'), { do: 'quit' }),
  ];
}

function urgentLine(ticket: UrgentTicket, words: Words): TrayMenuLine {
  const lines = ticket.verbs.map((verb) => line(words.t(`verb.${verb}`), { do: 'decide', ticket, verb }));
  const label = menuLabel(ticket.label);
  return lines.length > 0
    ? { kind: 'group', label, lines }
    : { kind: 'command', label, command: { do: 'open' } };
}

function line(label: string, command: TrayCommand): TrayMenuLine {
  return { kind: 'command', label: menuLabel(label), command };
}

/** One line of plain text; an ampersand would otherwise mark a letter to press. */
function menuLabel(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...plain];
  const short = letters.length > maxLabel ? `${letters.slice(0, maxLabel - 1).join('')}…` : plain;
  return short.replaceAll('&', '&&');
}

/** The tool tip, one sentence. It begins with the name always: panels list icons by it, and some know them by it. */
export function trayToolTip(state: TrayState, words: Words, nowMs: number): string {
  const text = plainToolTip(state, words, nowMs);
  return state.madeUp === true ? words.t('demo.toolTip', { text }) : text;
}

function plainToolTip(state: TrayState, words: Words, nowMs: number): string {
  switch (state.status) {
    case 'waiting':
      return words.t('tray.waiting', { count: state.count });
    case 'offline':
      return state.asOf === undefined
        ? words.t('tray.offline')
        : words.t('tray.offlineSince', { time: clockOrDate(state.asOf, words, nowMs) });
    case 'sign-in':
      return words.t('tray.signIn');
    case 'error':
      return words.t('tray.error');
    default:
      return words.t('tray.idle');
  }
}

/** What stands beside the icon where the system has room for text. */
export function trayTitle(state: TrayState): string {
  return state.count > 0 ? String(state.count) : '';
}

export type PanelTheme = 'light' | 'dark';

/** Whether the panel that the icon stands on is light or dark. */
export function panelTheme(facts: {
  /** The setting; `system` leaves it to the facts below. */
  readonly chosen: 'system' | PanelTheme;
  readonly systemIsDark: boolean;
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP. */
  readonly desktop?: string | undefined;
}): PanelTheme {
  if (facts.chosen !== 'system') return facts.chosen;
  // Their top bars are dark whatever the theme of the windows is.
  if (facts.platform === 'linux' && /\b(?:GNOME|Unity|Pantheon)\b/i.test(facts.desktop ?? '')) return 'dark';
  return facts.systemIsDark ? 'dark' : 'light';
}

/**
 * File name of the icon. Other densities lie beside it as `@2x` or, on Windows, inside it. macOS colours a template by
 * itself.
 */
export function trayIconFile(status: TrayStatus, theme: PanelTheme, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${status}Template.png`;
  return `${status}-${theme}.${platform === 'win32' ? 'ico' : 'png'}`;
}

/** The first moment of the next day, local time, epoch milliseconds. */
export function startOfTomorrow(nowMs: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}
