import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../../', import.meta.url));

const PAGE = `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.body).render(createElement('h1', null, 'Hello'));
`;

/**
 * Builds the least page that React can make, with the project's own React and the same minifier, into `folder`, and
 * returns the size of its JavaScript in bytes.
 */
export async function reactHelloBytes(folder: string): Promise<number> {
  // React is found from the project, wherever the folder lies.
  const source = join(folder, 'source');
  const output = join(folder, 'output');
  await mkdir(source);
  await writeFile(join(source, 'hello.js'), PAGE);
  await build({
    root: source,
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    resolve: {
      alias: [{ find: /^(react|react-dom)(\/.*)?$/, replacement: `${project}node_modules/$1$2` }],
    },
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: join(source, 'hello.js') },
    },
  });
  const files = await readdir(output, { recursive: true });
  const scripts = await Promise.all(
    files.filter((name) => name.endsWith('.js')).map((name) => stat(join(output, name))),
  );
  return scripts.reduce((sum, { size }) => sum + size, 0);
}
