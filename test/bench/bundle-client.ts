import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../../', import.meta.url));
/** Native, and so loaded from the project's own packages. */
const external = ['libsql'];

/**
 * Bundles a program of a process of its own as the program's main process is bundled, because sources that are translated while they run are
 * slower than what is shipped. Returns the file to run, which lies in the project: native packages are found from there.
 */
export async function bundleClient(name: string, source: URL): Promise<string> {
  const outDir = join(project, 'out', name);
  await build({
    root: project,
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { target: 'node', noExternal: true, external },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: 'node20.18',
      rolldownOptions: {
        input: { client: fileURLToPath(source) },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
  return join(outDir, 'client.cjs');
}
