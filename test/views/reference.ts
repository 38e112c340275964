import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inProject, outputFolder } from '../../build/setup/paths.mjs';
import { fontFile } from './fonts';

const run = promisify(execFile);

/** What was reviewed: of English a picture of each pose in each theme, of each language what is to be read. */
const referenceFolder = inProject('test/views/reference');

/** What the reference was drawn with. Others draw letters and word dates a little differently. */
const referenceChromium = 130;
const referenceFont = 'a7e791e8f5a0fb02b65663f7fca73e1d1ca9543f772ad480cbd76f4e3fe3f8cc';

/** Writes what is seen as what was reviewed, in place of comparing it. */
const renews = process.env.OFFITRAY_VIEWS === 'renew';

/** Takes every picture of the contact sheet, also those that nothing is held against. */
export const photographsAll = process.env.OFFITRAY_VIEWS !== undefined;

/** Colours this near to each other are the same: reference pictures have a palette of so many. */
const alike = '15%';
const colours = 256;
/** In all the themes together: a palette costs up to 30, a word that moves by one pixel some hundreds. */
const mostPixelsApart = 80;

export function shotFile(language: string, pose: string, theme: string): string {
  return join(outputFolder, 'pictures', language, `${pose}-${theme}.png`);
}

/** Why what is seen here cannot be held against what was reviewed; `undefined` where it can. */
export async function whyNotComparable(chromium: number): Promise<string | undefined> {
  if (renews) return undefined;
  if (chromium !== referenceChromium)
    return `what was reviewed was drawn by Chromium ${referenceChromium}, this is ${chromium}`;
  const font = createHash('sha256')
    .update(await readFile(fontFile))
    .digest('hex');
  return font === referenceFont ? undefined : 'what was reviewed was drawn with another version of Inter';
}

/** Views of which something was reviewed, in order. */
export async function keptPoses(): Promise<readonly string[]> {
  const files = await readdir(referenceFolder, { recursive: true, withFileTypes: true });
  const names = files.filter((file) => file.isFile()).map(({ name }) => name.replace(/\.\w+$/, ''));
  return [...new Set(names)].sort();
}

export async function keepShot(file: string, picture: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
}

/**
 * Lays the shots of one pose side by side and holds them against the reviewed picture.
 *
 * @returns why they are not alike; `undefined` when they are.
 */
export async function pictureDifference(
  language: string,
  pose: string,
  shots: readonly string[],
): Promise<string | undefined> {
  const reference = join(referenceFolder, language, `${pose}.png`);
  const hint = 'npm run pictures -- --renew keeps what is there now';
  if (renews) {
    await mkdir(dirname(reference), { recursive: true });
    const small = [
      '-dither',
      'None',
      '-colors',
      String(colours),
      '-strip',
      '-define',
      'png:compression-level=9',
    ];
    await run('convert', [...shots, '+append', ...small, `png8:${reference}`]);
    return undefined;
  }
  if (!existsSync(reference)) return `There is no ${reference}; ${hint}`;
  // Not packed: it is read once.
  const together = join(outputFolder, 'pictures', language, `${pose}.ppm`);
  await run('convert', [...shots, '+append', together]);
  const apart = await pixelsApart(together, reference, 'null:');
  const difference = join(outputFolder, 'pictures', language, `${pose}-difference.png`);
  if (apart > mostPixelsApart) await pixelsApart(together, reference, difference);
  await rm(together);
  if (apart <= mostPixelsApart) return undefined;
  return `${apart} pixels differ from ${reference}, shown in ${difference}; ${hint}`;
}

/** `compare` ends with code 1 where pictures differ, and says the number of pixels on standard error. */
async function pixelsApart(one: string, other: string, difference: string): Promise<number> {
  const words = ['-metric', 'AE', '-fuzz', alike, one, other, difference];
  const { stderr } = await run('compare', words).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 1 && 'stderr' in error)
      return { stderr: String(error.stderr) };
    throw error;
  });
  return Number.parseFloat(stderr);
}

/** What was reviewed as the text of a pose; what is there now, where it is to be renewed. */
export async function reviewedText(language: string, pose: string, now: string): Promise<string> {
  const file = join(referenceFolder, language, `${pose}.txt`);
  if (renews) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, now);
    return now;
  }
  return existsSync(file) ? readFile(file, 'utf8') : '';
}
