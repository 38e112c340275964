import { describe, expect, it } from 'vitest';
import { refusal } from '../../../build/import-rules.mjs';
import { importsIn } from '../../../build/imports.mjs';

/** Why a file may not contain a source; undefined when it may. */
function refusalOf(file: string, source: string): string | undefined {
  return importsIn(file, source)
    .map((found) => refusal(found))
    .find((reason) => reason !== undefined);
}

const refused: [file: string, source: string][] = [
  ['electron/office/person.ts', "import { request } from '../session/request';"],
  ['electron/office/person.ts', "import { z } from 'zod';"],
  ['electron/office/person.ts', "import { readFile } from 'node:fs/promises';"],
  ['electron/office/person.ts', "import { readFile } from 'fs';"],
  ['electron/session/request.ts', "import { openStore } from '../store';"],
  ['electron/vault/index.ts', "import type { Store } from '../store/types';"],
  ['electron/store/index.ts', "import { keychain } from '../vault/keychain';"],
  ['electron/systems/offiserv/index.ts', "import { task } from '../onoffice/wire';"],
  ['electron/systems/offiserv/index.ts', "import { onOffice } from '../onoffice';"],
  ['electron/systems/offiserv/index.ts', "import { openStore } from '../../store';"],
  ['electron/directory/search.ts', "import { request } from '../session/request';"],
  ['electron/sync/poller.ts', "import { offiServ } from '../systems/offiserv';"],
  ['electron/decisions/outbox.ts', "import { diff } from '../sync/diff';"],
  ['electron/bridge/contract.ts', "import { readFile } from 'node:fs/promises';"],
  ['electron/bridge/contract.ts', "import { ipcRenderer } from 'electron';"],
  ['electron/bridge/contract.ts', "import type { Store } from '../store/types';"],
  ['electron/composition/systems.ts', "import { leave } from '../systems/offiserv/wire';"],
  ['electron/composition/window.ts', "import { BrowserWindow } from 'electron';"],
  ['electron/main.ts', "import { startOffice } from '../test/offices/offiserv';"],
  ['electron/preload.ts', "import { openStore } from './store';"],
  ['renderer/store.ts', "import type { Ticket } from '../electron/office/ticket';"],
  ['renderer/inbox/inbox.tsx', "import { shell } from 'electron';"],
  ['renderer/inbox/inbox.tsx', "import { join } from 'node:path';"],
  ['renderer/inbox/inbox.tsx', "import { Agent } from 'undici';"],
  ['test/offices/offiserv/server.ts', "import { leave } from '../../../electron/systems/offiserv/wire';"],
  ['test/offices/offiserv/server.ts', "import { startDesktop } from '../../desktop/start-desktop';"],
  ['build/bundle.mjs', "import { tickets } from '../electron/office/ticket';"],
  ['electron/attic/old.ts', "import { join } from 'node:path';"],
];

const allowed: [file: string, source: string][] = [
  ['electron/office/ticket.ts', "import { type Person } from './person';"],
  ['electron/session/request.ts', "import { Agent } from 'undici'; import { fail } from '../office/errors';"],
  ['electron/systems/offiserv/mapping.ts', "import type { Ticket } from '../../office/ticket';"],
  ['electron/systems/offiserv/index.ts', "import { openSession } from '../../session'; import './wire';"],
  ['electron/systems/index.ts', "import { offiServ } from './offiserv';"],
  ['electron/composition/systems.ts', "import { offiServ } from '../systems/offiserv/index';"],
  ['electron/bridge/contract.ts', "import { z } from 'zod'; import type { Ticket } from '../office/ticket';"],
  [
    'electron/desktop/tray.ts',
    "import { Tray } from 'electron'; import { trayView } from '../surfaces/tray-view';",
  ],
  ['electron/main.ts', "import { app } from 'electron'; import { openStore } from './store';"],
  [
    'renderer/store.ts',
    "import { create } from 'zustand'; import type { Slices } from '../electron/bridge/slices';",
  ],
  ['test/offices/offiserv/server.ts', "import { faults } from '../common/faults'; import 'node:https';"],
  ['test/unit/sync/diff.test.ts', "import { diff } from '../../../electron/sync/diff';"],
  ['test/unit/systems/mapping.test.ts', "import '../../../electron/systems/offiserv/mapping';"],
];

describe('the import rules', () => {
  it.each(refused)('refuse in %s: %s', (file, source) => {
    expect(refusalOf(file, source)).toBeTypeOf('string');
  });

  it.each(allowed)('allow in %s: %s', (file, source) => {
    expect(refusalOf(file, source)).toBeUndefined();
  });

  it.each([
    "import { a } from '../session/a';",
    "import '../session/a';",
    "import type { A } from '../session/a';",
    "export { a } from '../session/a';",
    "export * from '../session/a';",
    "export type { A } from '../session/a';",
    "const a = await import('../session/a');",
    'const a = await import(`../session/a`);',
    "const a = require('../session/a');",
    "import a = require('../session/a');",
    "type A = import('../session/a').A;",
    'const a = await import(name);',
  ])('are not evaded by writing %s', (source) => {
    expect(refusalOf('electron/office/a.ts', source)).toBeTypeOf('string');
  });

  it('say in which line the import stands', () => {
    expect(importsIn('a.ts', "\n\nimport a from './a';\nconst b = import('./b');")).toMatchObject([
      { line: 3, specifier: './a' },
      { line: 4, specifier: './b' },
    ]);
  });
});
