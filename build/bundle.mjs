import { cp, rm } from 'node:fs/promises';
import { bundledLicences } from './bundled-licences.mjs';
import { writeLanguages } from './languages.mjs';
import { inProject } from './setup/paths.mjs';
import { hashOf, unlessStamped } from './setup/stamp.mjs';

/**
 * Turns the sources into the three bundles that are shipped:
 *
 *   out/app/main/main.cjs         the main process, with rooms that are imported late kept as chunks of their own
 *   out/app/main/icons/           the tray icons
 *   out/app/languages/            the words of each language, in no bundle: one of them is read
 *   out/app/preload/preload.cjs   one file, as a sandboxed preload has to be
 *   out/app/renderer/index.html   the windows, without a single inline script or style
 *
 * Plain Vite: electron-vite would take its targets from the installed Electron, while the bundle must run on
 * older ones too, and its development server wants the official binary.
 */

/** The oldest runtime the bundles must load in is Electron 33: Node 20.18, Chromium 130. */
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

/** Native modules stay outside the bundle and are the only dependencies that are shipped as packages. */
const external = ['electron', 'keytar', 'libsql'];

export const bundleFolder = inProject('out/app');

/**
 * Makes the bundles unless they are there and nothing has changed.
 *
 * @returns {Promise<boolean>} whether there was something to do
 */
export function bundle() {
  const sources = [
    'electron',
    'renderer',
    'build/bundle.mjs',
    'build/languages.mjs',
    'build/icons/tray',
    'tsconfig.json',
  ];
  const inputs = hashOf([...sources, 'package.json', 'package-lock.json'].map((path) => inProject(path)));
  const results = ['main/main.cjs', 'preload/preload.cjs', 'renderer/index.html', 'languages/en.json'];
  return unlessStamped(
    'bundle',
    inputs,
    results.map((path) => inProject('out/app', path)),
    async () => {
      const { build } = await import('vite');
      await build(nodeBundle('main', { chunks: true }));
      await cp(inProject('build/icons/tray'), inProject('out/app/main/icons'), { recursive: true });
      await rm(inProject('out/app/languages'), { recursive: true, force: true });
      await writeLanguages(inProject('out/app/languages'));
      await build(nodeBundle('preload', { chunks: false }));
      await build(await rendererBundle());
    },
  );
}

/**
 * @param {'main' | 'preload'} name
 * @param {{ chunks: boolean }} options
 * @returns {import('vite').InlineConfig}
 */
function nodeBundle(name, { chunks }) {
  return {
    ...common(inProject()),
    plugins: [bundledLicences()],
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ...shared(name),
      ssr: true,
      target: oldestNode,
      rolldownOptions: {
        input: { [name]: inProject('electron', `${name}.ts`) },
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          codeSplitting: chunks,
        },
      },
    },
  };
}

/** @returns {Promise<import('vite').InlineConfig>} */
async function rendererBundle() {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    ...common(inProject('renderer')),
    plugins: [react(), bundledLicences()],
    // Served by app:// from wherever the bundle lies.
    base: './',
    build: {
      ...shared('renderer'),
      target: oldestChromium,
      // The content security policy allows no inline script, and what is a file stays a file.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  };
}

/**
 * @param {string} root
 * @returns {import('vite').InlineConfig}
 */
function common(root) {
  return { root, configFile: false, envDir: false, publicDir: false, mode: 'production', logLevel: 'warn' };
}

/**
 * @param {string} name
 * @returns {import('vite').BuildEnvironmentOptions}
 */
function shared(name) {
  return {
    outDir: inProject('out/app', name),
    emptyOutDir: true,
    minify: true,
    sourcemap: false,
    reportCompressedSize: false,
  };
}
