/** What an operating system can ask of a window, and how it says so. */
export const themes = ['light', 'dark', 'contrast', 'forced'] as const;

export type Theme = (typeof themes)[number];

/** Those that are photographed: more contrast differs from light in a few tones only. */
export const pictureThemes = ['light', 'dark', 'forced'] as const satisfies readonly Theme[];

interface Media {
  readonly colorScheme: 'light' | 'dark';
  readonly contrast: 'no-preference' | 'more';
  readonly forcedColors: 'none' | 'active';
}

export const media: Readonly<Record<Theme, Media>> = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  // "Increase contrast" of macOS, "more contrast" of GNOME.
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  // A contrast theme of Windows: colours are the system's alone.
  forced: { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
};
