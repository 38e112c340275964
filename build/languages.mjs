import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from './setup/paths.mjs';

/**
 * A language file: texts, in objects as deep as one likes.
 *
 * @typedef {{ [key: string]: string | Words }} Words
 */

export const languagesFolder = inProject('electron/bridge/words/languages');

/**
 * Writes every language file into a folder, small, and whole: what a language does not say yet is said in English
 * rather than by its key. A unit test keeps what is shipped from needing this.
 *
 * @param {string} folder
 */
export async function writeLanguages(folder) {
  const languages = readdirSync(languagesFolder).map((name) => name.replace(/\.json$/, ''));
  const english = wordsOf('en');
  await mkdir(folder, { recursive: true });
  for (const language of languages) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const words = filledUp(wordsOf(language), english, pluralCategories);
    await writeFile(join(folder, `${language}.json`), JSON.stringify(words));
  }
}

/**
 * @param {string} language
 * @returns {Words}
 */
function wordsOf(language) {
  return JSON.parse(readFileSync(join(languagesFolder, `${language}.json`), 'utf8'));
}

/**
 * @param {Words} own
 * @param {Words} english
 * @param {readonly string[]} pluralCategories
 * @returns {Words}
 */
export function filledUp(own, english, pluralCategories) {
  /** @type {Words} */
  const whole = { ...own };
  for (const [key, text] of Object.entries(english)) {
    const mine = own[key];
    if (typeof text === 'object') {
      whole[key] = filledUp(typeof mine === 'object' ? mine : {}, text, pluralCategories);
    } else if (key.endsWith('_other')) {
      const stem = key.slice(0, -'other'.length);
      for (const category of pluralCategories) {
        whole[stem + category] ??= own[key] ?? text;
      }
    } else if (!/_(?:zero|one|two|few|many)$/.test(key)) {
      whole[key] ??= text;
    }
  }
  return whole;
}
