import { expect, it } from 'vitest';
import { packageFolder } from '../../../build/bundled-licences.mjs';

it.each([
  ['/home/a/node_modules/zod/v4/index.js', '/home/a/node_modules/zod'],
  ['/home/a/node_modules/@scope/name/lib/a.js?commonjs', '/home/a/node_modules/@scope/name'],
  ['/home/a/node_modules/one/node_modules/two/a.js', '/home/a/node_modules/one/node_modules/two'],
  ['\0/home/a/node_modules/zod/index.js', '/home/a/node_modules/zod'],
  ['/home/a/electron/main.ts', undefined],
])('%s belongs to %s', (moduleId, folder) => {
  expect(packageFolder(moduleId)).toBe(folder);
});
