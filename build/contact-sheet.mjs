import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A page with every picture in a folder, a line for each view in each language.
 *
 * @param {string} folder with a folder for each language, and in it pictures called `view-theme.png`
 * @returns {string} HTML that stands in that folder
 */
export function contactSheet(folder) {
  const languages = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const lines = languages.flatMap(({ name: language }) =>
    [...byView(readdirSync(join(folder, language)).sort())].map(([view, files]) => {
      const pictures = files.map(
        (file) =>
          `<img src="${encodeURI(`${language}/${file}`)}" alt="${escaped(file)}" width="400" height="600" loading="lazy">`,
      );
      return `<section><h2>${escaped(view)} <small>${escaped(language)}</small></h2>${pictures.join('\n')}</section>`;
    }),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>OffiTray: every view</title>
<style>
  body { margin: 24px; background: #8a9096; font: 13px/1.4 system-ui, sans-serif; }
  h2 { font-size: 15px; margin: 24px 0 8px; }
  img { margin-right: 16px; }
  section { white-space: nowrap; }
</style>
<h1>${lines.length} views</h1>
${lines.join('\n')}
</html>
`;
}

/** Themes in the order in which they are looked at. What else lies there was made of these. */
const themes = ['light', 'dark', 'forced'];

/**
 * @param {string[]} files
 * @returns {Map<string, string[]>} the pictures of each view
 */
function byView(files) {
  /** @type {Map<string, string[]>} */
  const views = new Map();
  for (const theme of themes) {
    for (const file of files.filter((name) => name.endsWith(`-${theme}.png`))) {
      const view = file.slice(0, -`-${theme}.png`.length);
      views.set(view, [...(views.get(view) ?? []), file]);
    }
  }
  return views;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
