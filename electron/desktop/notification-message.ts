/** A notification as `org.freedesktop.Notifications` wants it (Desktop Notifications Specification 1.2). */
import type { DesktopNotification } from './notifier';

/** Who says it: the desktop entry ties notifications to the program in the desktop's own settings. */
export interface NotificationSender {
  readonly appName: string;
  readonly desktopEntry: string;
  /** Name of an icon of the theme, or absolute path of a picture; empty for none. */
  readonly icon: string;
}

/** Signature of `Notify`. */
export const notifySignature = 'susssasa{sv}i';

const urgencyByte = { low: 0, normal: 1, critical: 2 } as const;
const maxTitle = 200;
const maxBody = 1_000;

/**
 * The arguments of `Notify`.
 * @param replacesId the daemon's id of what is replaced; 0 for nothing.
 * @param can what the daemon says it can do.
 */
export function notifyArguments(
  notification: DesktopNotification,
  sender: NotificationSender,
  replacesId: number,
  can: ReadonlySet<string>,
): readonly unknown[] {
  const text = shortened(plainText(notification.body), maxBody);
  return [
    sender.appName,
    replacesId,
    sender.icon,
    shortened(plainText(notification.title).replaceAll('\n', ' '), maxTitle),
    can.has('body-markup') ? escapeMarkup(text) : text,
    can.has('actions') ? flatActions(notification) : [],
    hints(notification, sender, can),
    // How long it stays is the desktop's to say.
    -1,
  ];
}

function flatActions({ actions, openLabel }: DesktopNotification): readonly string[] {
  const buttons = actions.filter(({ key }) => key !== 'default');
  return ['default', openLabel, ...buttons.flatMap(({ key, label }) => [key, label])];
}

function hints(
  { urgency, sound }: DesktopNotification,
  { desktopEntry }: NotificationSender,
  can: ReadonlySet<string>,
): readonly unknown[] {
  const entries: unknown[] = [
    ['desktop-entry', ['s', desktopEntry]],
    ['urgency', ['y', urgencyByte[urgency]]],
  ];
  if (!sound) entries.push(['suppress-sound', ['b', true]]);
  else if (can.has('sound')) entries.push(['sound-name', ['s', 'message-new-instant']]);
  return entries;
}

/** In a daemon that reads markup, text from a server must stay text. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Without control characters, which D-Bus (NUL) or the eye cannot take, and without those that turn the direction of
 * writing around. Line breaks stay.
 */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}

/** At most `limit` UTF-16 units, cut between characters. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
