import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languagesFolder } from './languages.mjs';
import { inProject } from './setup/paths.mjs';

/**
 * What keeps the language files whole: the same keys in each, in all its plural forms; the same placeholders; nothing
 * left in English; no mark that the product does not use; no word that nothing says.
 *
 * @typedef {Record<string, string>} Dictionary texts by their dotted keys
 */

/** Texts that are the same in English and in another language, and why that is right. */
const sameAsEnglish = new Map(
  Object.entries({
    'app.name': 'the name of the product',
    'status.offline': 'German and Polish say it so',
    'tray.offline': 'German and Polish say it so',
    'demo.marked': 'German and Polish say it so',
    'signIn.email': 'Polish and Portuguese say it so',
    'signIn.code': 'German says it so',
    'inbox.filter.ticket': 'German and Portuguese say it so',
    'settings.notify.tickets': 'German and Portuguese say it so',
    'settings.about.version': 'German says it so',
    'keys.cap.ctrl': 'Polish and Portuguese keyboards have it so',
    'keys.cap.shift': 'Polish and Portuguese keyboards have it so',
    'keys.cap.enter': 'Polish and Portuguese keyboards have it so',
  }),
);

/** Words for every view, kept ready although no view says them now. */
const keptReady = new Set(['common.asOf']);

/** @type {readonly [pattern: RegExp, what: string][]} */
const marksNotUsed = [
  [/\u2014/, 'an em dash'],
  [/!/, 'an exclamation mark'],
  [/^\s|\s$| {2}/, 'a blank too many'],
  [/\.{3}/, 'three dots'],
];

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/**
 * Everything that is not in order, a line each; nothing when all is.
 *
 * @returns {readonly string[]}
 */
export function languageComplaints() {
  const files = readdirSync(languagesFolder).sort();
  const read = files.map((file) => [
    file.replace(/\.json$/, ''),
    dictionaryOf(JSON.parse(readFileSync(join(languagesFolder, file), 'utf8'))),
  ]);
  /** @type {Record<string, Dictionary>} */
  const languages = Object.fromEntries(read);
  const { en: english = {} } = languages;
  return [
    ...Object.entries(languages).flatMap(([language, own]) => complaintsAbout(language, own, english)),
    ...unusedKeys(english, sourceText()).map((key) => `en.json: nothing in the code says "${key}"`),
  ];
}

/**
 * @param {string} language BCP 47
 * @param {Dictionary} own
 * @param {Dictionary} english
 * @returns {string[]}
 */
export function complaintsAbout(language, own, english) {
  const expected = expectedKeys(language, own, english);
  const missing = [...expected].filter((key) => own[key] === undefined);
  const surplus = Object.keys(own).filter((key) => !expected.has(key));
  const faults = Object.entries(own)
    .filter(([key]) => expected.has(key))
    .flatMap(([key, text]) => faultsOf(language, key, text, english).map((fault) => `"${key}" ${fault}`));
  return [
    ...missing.map((key) => `"${key}" is missing; in English: ${englishFor(key, english)}`),
    ...surplus.map((key) => `"${key}" is not in English, or its plural form is not one of this language`),
    ...faults,
  ].map((complaint) => `${language}.json: ${complaint}`);
}

/**
 * The keys of English, in the plural forms of the language.
 *
 * @param {string} language
 * @param {Dictionary} own
 * @param {Dictionary} english
 */
function expectedKeys(language, own, english) {
  const { pluralCategories } = new Intl.PluralRules(own['language.locale'] ?? language).resolvedOptions();
  const keys = Object.keys(english).flatMap((key) =>
    pluralEnding.test(key)
      ? pluralCategories.map((category) => key.replace(pluralEnding, `_${category}`))
      : key,
  );
  return new Set(keys);
}

/**
 * @param {string} language
 * @param {string} key
 * @param {string} text
 * @param {Dictionary} english
 * @returns {string[]}
 */
function faultsOf(language, key, text, english) {
  const original = englishFor(key, english);
  const faults = marksNotUsed.filter(([pattern]) => pattern.test(text)).map(([, what]) => `has ${what}`);
  if (text === '') faults.push('says nothing');
  // "One" may be a word, also where English has the number.
  const [wanted, given] = [placeholdersOf(original), placeholdersOf(text)];
  if (wanted !== given) faults.push(`has the placeholders ${given}, English has ${wanted}`);
  const isWords = /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''));
  const isLeft = language !== 'en' && key !== 'language.locale' && text === original;
  if (isLeft && isWords && !sameAsEnglish.has(key)) faults.push(`is still in English: ${text}`);
  return faults;
}

/**
 * @param {string} key
 * @param {Dictionary} english
 */
function englishFor(key, english) {
  return english[key] ?? english[key.replace(pluralEnding, '_other')] ?? '';
}

/** @param {string} text */
function placeholdersOf(text) {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
  return [...new Set(names)].sort().join(', ') || 'none';
}

/**
 * Keys that stand nowhere in the code, neither as they are nor with a part filled in.
 *
 * @param {Dictionary} english
 * @param {string} source
 * @returns {string[]}
 */
export function unusedKeys(english, source) {
  // A template without a part of the key at its front would match anything.
  const literals = new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text));
  const patterns = [...source.matchAll(/`([A-Za-z]\w*\.[\w.-]*\$\{[^`]*)`/g)].map(([, text = '']) =>
    patternOf(text),
  );
  const keys = new Set(Object.keys(english).map((key) => key.replace(pluralEnding, '')));
  return [...keys].filter((key) => {
    if (key === 'language.locale' || keptReady.has(key) || literals.has(key)) return false;
    return !patterns.some((pattern) => pattern.test(key));
  });
}

/** @param {string} template what stands between the backticks */
function patternOf(template) {
  const fixed = template.split(/\$\{(?:[^{}`]|\{[^{}]*\})*\}/);
  const escaped = fixed.map((part) => part.replaceAll(/[.*+?^$()[\]{}|\\]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.join('[\\w-]+')}$`);
}

function sourceText() {
  return ['electron', 'renderer']
    .flatMap((folder) =>
      readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => !path.includes('/dev/'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

/**
 * @param {unknown} node
 * @param {string} [prefix]
 * @returns {Dictionary}
 */
export function dictionaryOf(node, prefix = '') {
  if (typeof node === 'string') return { [prefix]: node };
  const parts = Object.entries(Object(node)).map(([name, inner]) =>
    dictionaryOf(inner, prefix === '' ? name : `${prefix}.${name}`),
  );
  return Object.assign({}, ...parts);
}
