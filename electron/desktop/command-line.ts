/** The words after the program's name. Those of Chromium and Electron stand between ours and are left alone. */

export interface CommandLine {
  /** Path as it was given. */
  readonly preset?: string;
  /** Start in the tray only. */
  readonly hidden: boolean;
  readonly userDataFolder?: string;
}

/** @param words without the program itself. The last of several wins; a flag without its value does not count. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const preset = flagValue('--preset', words);
  const userDataFolder = flagValue('--user-data-dir', words);
  return {
    hidden: words.includes('--hidden'),
    ...(preset === undefined ? {} : { preset }),
    ...(userDataFolder === undefined ? {} : { userDataFolder }),
  };
}

/** Both `--flag=value` and `--flag value`. */
function flagValue(flag: string, words: readonly string[]): string | undefined {
  let value: string | undefined;
  words.forEach((word, index) => {
    if (word.startsWith(`${flag}=`)) value = word.slice(flag.length + 1) || value;
    else if (word === flag) {
      const next = words[index + 1];
      if (next && !next.startsWith('-')) value = next;
    }
  });
  return value;
}
