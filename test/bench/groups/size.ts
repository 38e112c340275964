import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAsarFiles } from '../asar-files';
import type { BenchGroup } from '../bench-context';
import { makeFigure } from '../figure';
import { reactHelloBytes } from '../react-hello';

/** Of the minified renderer. Gitify 7.4, a notifier of the same kind, has 1,393 kB in one piece by the same count. */
const AIM_KB = 400;
const BYTES_IN_KB = 1_000;

/** JavaScript in the package: the renderer's, beside the least that React can be, and all of it. */
export const sizeGroup: BenchGroup = {
  name: 'size',
  about: 'JavaScript shipped',
  async run({ executable }) {
    const scripts = (await readAsarFiles(join(dirname(executable), 'resources', 'app.asar'))).filter(
      ({ path }) => /\.[cm]?js$/.test(path),
    );
    const kilobytes = (belongs: (path: string) => boolean) =>
      scripts.filter(({ path }) => belongs(path)).reduce((sum, { bytes }) => sum + bytes, 0) / BYTES_IN_KB;
    const renderer = kilobytes((path) => path.startsWith('out/app/renderer/'));
    if (renderer === 0) throw new Error('There is no renderer in the package');
    const folder = await mkdtemp(join(tmpdir(), 'offitray-bench-'));
    try {
      const hello = (await reactHelloBytes(folder)) / BYTES_IN_KB;
      return [
        makeFigure('size.renderer-js', { value: renderer }, 'kB', AIM_KB),
        // The aim is for the size, not for this ratio, so the two stand apart.
        makeFigure('size.renderer-js-beside-react-hello', { value: renderer, baseline: hello }, 'kB'),
        makeFigure('size.shipped-js', { value: kilobytes(() => true) }, 'kB'),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
