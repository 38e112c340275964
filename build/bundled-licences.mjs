import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A Vite plugin that puts the licences of everything in a bundle beside it, as those licences ask for. (Vite's own
 * `build.license` stops at packages whose licence field is not a string.)
 *
 * @returns {import('vite').Plugin}
 */
export function bundledLicences() {
  return {
    name: 'offitray:bundled-licences',
    generateBundle(_options, files) {
      const modules = Object.values(files).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
      const source = [...folders].sort().map(licenceOf).join('\n\n');
      if (source) this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

/**
 * @param {string} moduleId a path, perhaps with a query
 * @returns {string | undefined} the folder of the package it belongs to; undefined for our own modules
 */
export function packageFolder(moduleId) {
  return moduleId.match(/^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/)?.[0].replace(/^\0/, '');
}

/** @param {string} folder */
function licenceOf(folder) {
  const description = join(folder, 'package.json');
  if (!existsSync(description)) throw new Error(`${folder} is bundled but is not a package`);
  const { name, version, license, licenses } = JSON.parse(readFileSync(description, 'utf8'));
  const file = readdirSync(dirname(description)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text ?? `Licence: ${JSON.stringify(license ?? licenses)}`}\n\n${'-'.repeat(72)}`;
}
