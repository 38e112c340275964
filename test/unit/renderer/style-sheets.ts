import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../build/setup/paths.mjs';

export interface StyleSheet {
  /** Relative to `renderer/`. */
  readonly file: string;
  /** Without comments. */
  readonly css: string;
}

/** Every style sheet that is shipped. */
export function styleSheets(): readonly StyleSheet[] {
  const folder = inProject('renderer');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && !file.startsWith('dev'))
    .map((file) => ({
      file,
      css: readFileSync(join(folder, file), 'utf8').replaceAll(/\/\*.*?\*\//gs, ''),
    }));
}

/** What an operating system can wish for, as far as tokens answer it with colours of their own. */
export const colourThemes = ['light', 'dark', 'light, more contrast', 'dark, more contrast'] as const;
export type ColourTheme = (typeof colourThemes)[number];

/** Hexadecimal colours by the names of their tokens, in one theme. */
export function coloursOf(theme: ColourTheme): ReadonlyMap<string, string> {
  const tokens = styleSheets().find(({ file }) => file === join('ui', 'tokens.css'))?.css ?? '';
  const [usual = '', ...media] = tokens.split('@media');
  const more = media.find((block) => block.includes('prefers-contrast: more')) ?? '';
  const colours = new Map<string, string>();
  for (const block of theme.endsWith('contrast') ? [usual, more] : [usual]) {
    for (const [, name = '', light = '', dark = ''] of block.matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    )) {
      colours.set(name, theme.startsWith('light') ? light : dark);
    }
  }
  return colours;
}

/** Contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
