import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Themes in the order in which they are looked at. What else lies there was made of these. */
const themes = ['light', 'dark', 'forced'];

/**
 * A page with every picture in a folder: a line for each view in each theme, the languages side by side, English first.
 * Boxes choose what is shown. A picture that is clicked is shown alone; the arrow keys then put the same view in another
 * language or another theme in its place, and the next view, so that the eye sees what differs.
 *
 * @param {string} folder with a folder for each language, and in it pictures called `view-theme.png`
 * @returns {string} HTML that stands in that folder
 */
export function contactSheet(folder) {
  const languages = foldersIn(folder).sort((one, other) => rank(one) - rank(other));
  const pictures = new Set(
    languages.flatMap((language) => readdirSync(join(folder, language)).map((file) => `${language}/${file}`)),
  );
  const views = [
    ...new Set([...pictures].flatMap((path) => path.match(/\/(.+)-(?:light|dark|forced)\.png$/)?.[1] ?? [])),
  ].sort();
  const sections = views.map((view) => {
    const lines = themes.map((theme) => {
      const there = languages.filter((language) => pictures.has(pathOf(language, view, theme)));
      const line = there.map((language) => picture(language, view, theme)).join('\n');
      return line && `<p class="${theme}">${line}</p>`;
    });
    return `<section><h2>${escaped(view)}</h2>${lines.filter(Boolean).join('\n')}</section>`;
  });
  const differing = [...pictures].filter((path) => path.endsWith('-difference.png')).sort();
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>OffiTray: every view</title>
<style>${style([...languages, ...themes])}</style>
<header>
${choices(languages)}
${choices(themes)}
<label><input type="search" id="part" placeholder="part of a view's name"></label>
</header>
<h1>${views.length} views</h1>
${differing.map((path) => `<p>Differs from what was reviewed: <a href="${encodeURI(path)}">${escaped(path)}</a></p>`).join('\n')}
${sections.join('\n')}
<dialog><img alt=""><figcaption></figcaption></dialog>
<script>${script}</script>
</html>
`;
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * English was reviewed picture by picture: it stands first, for the others to be compared with.
 *
 * @param {string} language
 */
function rank(language) {
  return language === 'en' ? 0 : 1;
}

/**
 * @param {string} language
 * @param {string} view
 * @param {string} theme
 */
function pathOf(language, view, theme) {
  return `${language}/${view}-${theme}.png`;
}

/**
 * @param {string} language
 * @param {string} view
 * @param {string} theme
 */
function picture(language, view, theme) {
  const name = escaped(`${view}, ${language}, ${theme}`);
  const path = encodeURI(pathOf(language, view, theme));
  return `<img class="${escaped(language)}" src="${path}" alt="${name}" title="${name}" width="400" height="600" loading="lazy">`;
}

/** @param {string[]} names */
function choices(names) {
  return names
    .map((name) => `<label><input type="checkbox" id="${escaped(name)}" checked>${escaped(name)}</label>`)
    .join('\n');
}

/** @param {string[]} names of what can be chosen */
function style(names) {
  const hidden = names.map((name) => `body:has(#${name}:not(:checked)) section .${name}`);
  return `
  body { margin: 24px; background: #8a9096; font: 13px/1.4 system-ui, sans-serif; }
  header { position: sticky; top: 0; padding: 8px; background: #fff; }
  label { margin-right: 12px; }
  h2 { font-size: 15px; margin: 24px 0 8px; }
  p { margin: 0 0 8px; white-space: nowrap; }
  img { margin-right: 8px; cursor: pointer; }
  dialog { border: 0; background: #8a9096; text-align: center; }
  ${[...hidden, '[hidden]'].join(', ')} { display: none; }
`;
}

const script = `
  const box = document.querySelector('dialog');
  const shown = box.querySelector('img');
  const isSeen = (picture) => picture && picture.offsetParent !== null;
  let current;
  function show(picture) {
    if (!isSeen(picture)) return;
    current = picture;
    shown.src = picture.src;
    box.querySelector('figcaption').textContent = picture.alt;
    if (!box.open) box.showModal();
  }
  /** The same language in a line above or below, of this view or the next. */
  function inLine(step) {
    const lines = [...document.querySelectorAll('section p')];
    const place = (at) => lines[at] && [...lines[at].children].find((one) => one.className === current.className);
    let at = lines.indexOf(current.parentElement) + step;
    while (lines[at] && !isSeen(place(at))) at += step;
    return place(at);
  }
  function beside(step) {
    const seen = [...current.parentElement.children].filter(isSeen);
    return seen[(seen.indexOf(current) + step + seen.length) % seen.length];
  }
  addEventListener('click', ({ target }) => (target.closest('section img') ? show(target) : box.open && box.close()));
  addEventListener('keydown', (event) => {
    const next = { ArrowLeft: () => beside(-1), ArrowRight: () => beside(1), ArrowUp: () => inLine(-1), ArrowDown: () => inLine(1) };
    if (!box.open || !(event.key in next)) return;
    event.preventDefault();
    show(next[event.key]());
  });
  document.getElementById('part').addEventListener('input', ({ target }) => {
    for (const section of document.querySelectorAll('section')) {
      section.hidden = !section.querySelector('h2').textContent.includes(target.value);
    }
  });
`;

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
