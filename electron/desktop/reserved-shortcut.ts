/** Combinations that every program or the desktop itself needs: held globally they would be taken from all of them. */

const ofTheDesktop = [
  'Alt+Tab',
  'Alt+F4',
  'Alt+Space',
  'Alt+Return',
  'Ctrl+Alt+Delete',
  'Ctrl+Shift+Escape',
  'Super+L',
  'Super+D',
  'Super+Tab',
  'Super+Space',
];
/** With Ctrl, or with Cmd on macOS: copy and paste, undo, save, the ends of a line, and their like. */
const ofEveryProgram =
  /^(?:Ctrl|Super)\+(?:[A-Z]|\d|Plus|[-=,/]|Left|Right|Up|Down|Home|End|Return|Space|Backspace|Delete|Insert)$/;
/** Marking text, and going on from there. */
const ofEveryEditor = /^(?:Ctrl\+)?Shift\+(?:Left|Right|Up|Down|Home|End|Insert|Delete|Return|Backspace)$/;

/**
 * @param accelerator as the settings make it, "Ctrl+Shift+P".
 * @param platform on macOS the system key, not Ctrl, is the one that every program uses.
 */
export function isReserved(accelerator: string, platform: NodeJS.Platform = process.platform): boolean {
  if (ofTheDesktop.includes(accelerator) || ofEveryEditor.test(accelerator)) return true;
  const everywhere = platform === 'darwin' ? 'Super+' : 'Ctrl+';
  return accelerator.startsWith(everywhere) && ofEveryProgram.test(accelerator);
}
