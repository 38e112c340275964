/** Whether the panel of this desktop may hide the icon, and which of the hints says what to do. Knows no Electron. */
import type { PanelHint } from '../bridge/slices';

/**
 * `null` where the icon is in sight. No system lets a program put its own icon in front, so all one can do is say how a
 * person does it.
 */
export function panelHint(facts: {
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP. */
  readonly desktop?: string | undefined;
  readonly trayHost: boolean;
}): PanelHint | null {
  // Behind the arrow, until a person drags it out.
  if (facts.platform === 'win32') return 'windows';
  // Where icons do not fit, the bar leaves them out without a word.
  if (facts.platform === 'darwin') return 'macos';
  if (facts.trayHost) return null;
  return /\bGNOME\b/i.test(facts.desktop ?? '') ? 'gnome' : 'no-tray';
}
