import { posix } from 'node:path';

/**
 * Who may import whom. The house has rooms (folders); each names the rooms and packages it may use. Everything else
 * is refused, so a new room has to be entered here before it can import anything.
 */

/**
 * @typedef {object} Room
 * @property {string[]} rooms whose files it may import, beside its own
 * @property {string[] | 'any'} packages npm packages; 'any' does not include electron
 * @property {string[] | 'any'} builtins modules of Node
 * @property {true} [electron] may import 'electron'
 */

/** Modules of Node that touch nothing outside the process. */
const pureBuiltins = ['node:assert', 'node:crypto', 'node:util'];

/** @type {Pick<Room, 'packages' | 'builtins'>} */
const anything = { packages: 'any', builtins: 'any' };

/** @param {string[]} names rooms in electron/ */
const within = (...names) => names.map((name) => `electron/${name}`);

/** Everything below the rooms that put the application together. */
const inner = within(
  'office',
  'session',
  'vault',
  'store',
  'directory',
  'sync',
  'decisions',
  'accounts',
  'photos',
  'bridge',
);

/** @type {Record<string, Room>} by folder or file, relative to the project */
const house = {
  'electron/office': { rooms: [], packages: [], builtins: pureBuiltins },
  'electron/session': { rooms: within('office'), ...anything },
  'electron/vault': { rooms: within('office'), ...anything },
  'electron/store': { rooms: within('office'), ...anything },
  'electron/systems': { rooms: within('office', 'session', 'systems'), ...anything },
  'electron/directory': { rooms: within('office', 'store'), ...anything },
  'electron/sync': { rooms: within('office', 'store'), ...anything },
  'electron/decisions': { rooms: within('office', 'store'), ...anything },
  // Runs the systems it is given, and knows them as OfficeSystem only.
  'electron/accounts': { rooms: within('office', 'store', 'directory', 'sync', 'decisions'), ...anything },
  'electron/photos': { rooms: within('office', 'store'), packages: [], builtins: pureBuiltins },
  // Of the rooms with authority it knows the words, and nothing that could do anything.
  'electron/bridge': { rooms: within('office'), packages: ['zod', 'i18next'], builtins: [] },
  // Says what is to be shown; shows nothing itself.
  'electron/surfaces': {
    rooms: within('office', 'store', 'directory', 'sync', 'decisions', 'accounts', 'bridge'),
    packages: ['zod'],
    builtins: pureBuiltins,
  },
  'electron/desktop': { rooms: [...inner, ...within('surfaces')], ...anything, electron: true },
  'electron/composition': { rooms: [...inner, ...within('systems', 'surfaces', 'desktop')], ...anything },
  'electron/main.ts': {
    rooms: [...inner, ...within('systems', 'surfaces', 'desktop', 'composition')],
    ...anything,
    electron: true,
  },
  'electron/preload.ts': { rooms: within('bridge'), packages: [], builtins: [], electron: true },
  renderer: {
    rooms: within('bridge'),
    packages: ['react', 'react-dom', 'zustand', 'i18next', 'zod'],
    builtins: [],
  },
  build: { rooms: ['.'], ...anything },
  'test/offices': { rooms: [], ...anything },
  test: { rooms: ['electron', 'renderer', 'build', 'test/offices', '.'], ...anything, electron: true },
};

/**
 * One import, export from, import(), require() or type import.
 *
 * @typedef {object} Import
 * @property {string} file the importing file, relative to the project, with forward slashes
 * @property {number} line
 * @property {string} [specifier] as written; undefined when it is computed while the program runs
 */

/**
 * Why an import is refused.
 *
 * @param {Import} found
 * @param {Record<string, Room>} [rooms]
 * @returns {string | undefined} undefined when it is allowed
 */
export function refusal({ file, specifier }, rooms = house) {
  const from = roomOf(file, rooms);
  const room = rooms[from];
  if (!room) return `${from} is no room of the house; enter it in build/import-rules.mjs`;
  if (specifier === undefined) {
    return isProduct(file) ? 'what is imported has to be written out' : undefined;
  }
  if (specifier.startsWith('.')) {
    return refusedFile(from, room, file, posix.join(posix.dirname(file), specifier), rooms);
  }
  if (specifier.startsWith('node:')) return listed(room.builtins, specifier, `${from} may not use it`);
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (name === 'electron') {
    return room.electron ? undefined : 'only electron/desktop, main.ts and preload.ts may import electron';
  }
  return listed(room.packages, name, `${from} may not use this package`);
}

/** @param {string} file */
function isProduct(file) {
  return file.startsWith('electron/') || file.startsWith('renderer/');
}

/**
 * @param {string} from
 * @param {Room} room
 * @param {string} file
 * @param {string} target
 * @param {Record<string, Room>} rooms
 */
function refusedFile(from, room, file, target, rooms) {
  const to = roomOf(target, rooms);
  const system = systemOf(target);
  if (system && system !== systemOf(file) && !file.startsWith('test/')) {
    if (systemOf(file)) return 'one system may not know another';
    const index = ['', '/index', '/index.ts'].map((end) => system + end);
    if (!index.includes(target)) return `nothing but ${system}/index is for others`;
  }
  if (to === from || covers(room.rooms, to)) return undefined;
  return `${from} may not import ${to}`;
}

/**
 * The room a file lies in: the longest entry that covers it, or its folder when there is none.
 *
 * @param {string} path
 * @param {Record<string, Room>} rooms
 */
function roomOf(path, rooms) {
  const names = Object.keys(rooms).filter(
    (name) => path === name || `${path}.ts` === name || path.startsWith(`${name}/`),
  );
  return names.sort((one, other) => other.length - one.length)[0] ?? posix.dirname(path);
}

/** @param {string} path */
function systemOf(path) {
  return path.match(/^electron\/systems\/(?!index(?:\.ts)?$)[^/.]+(?=\/|$)/)?.[0];
}

/**
 * @param {string[]} rooms
 * @param {string} room
 */
function covers(rooms, room) {
  return rooms.some((allowed) => room === allowed || room.startsWith(`${allowed}/`));
}

/**
 * @param {string[] | 'any'} allowed
 * @param {string} name
 * @param {string} otherwise
 */
function listed(allowed, name, otherwise) {
  return allowed === 'any' || allowed.includes(name) ? undefined : otherwise;
}
