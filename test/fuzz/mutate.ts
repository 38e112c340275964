import fc from 'fast-check';

/** One change of a document: where, of which kind, and with what. */
interface Edit {
  readonly where: number;
  readonly kind: number;
  readonly value: unknown;
}

type Container = Record<string, unknown> | unknown[];

interface Place {
  readonly container: Container;
  readonly key: string;
}

const longText = 'ż'.repeat(30_000);
/** Names that mean something to the language itself. */
const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '',
  '0',
];
const texts = [
  '',
  ' ',
  '\u0000\u0007',
  '\ud800',
  '\u202e\u2066نص',
  '👩‍👩‍👧‍👦'.repeat(40),
  'e\u0301'.repeat(300),
  longText,
  'https://elsewhere.example/data/x',
  'javascript:alert(1)',
  '//elsewhere.example/x',
  '../../../etc/passwd',
  '/data/%00%ff',
  '9999999999999999999999',
  '2026-02-30',
  '2026-11-21T25:61:61+99:99',
  '+999999-01-01',
  'Etc/GMT+25',
  '-0',
  'NaN',
];
const numbers = [0, -0, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 53, 8.64e15, 8.64e15 + 1, 1.7e12];
const others: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [{}],
  [null],
  { uri: {} },
  { items: [] },
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...texts, ...numbers, ...others), weight: 4 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 },
);

/** The documents with one to five changes each: fields, types, nesting, sizes, text, numbers, names of the language. */
export function mutated(documents: readonly unknown[], more?: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const edit = fc.record({
    where: fc.nat(),
    kind: fc.nat(kinds.length - 1),
    value: more === undefined ? value : fc.oneof({ arbitrary: value, weight: 4 }, more),
  });
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 5 }))
    .map(([document, edits]) =>
      // Copies, because later changes may go into what an earlier one has put in.
      edits.reduce(
        (changed, one) => apply(changed, { ...one, value: structuredClone(one.value) }),
        structuredClone(document),
      ),
    );
}

/** What only a copy between processes can carry, and JSON cannot. */
export const beyondJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    new Date(0),
    new Date(Number.NaN),
  ),
  fc.constantFrom<unknown>(
    new Map([['a', 1]]),
    new Set([1]),
    new Uint8Array(8),
    /a+/,
    new Error('x'),
    ring(),
  ),
);

function ring(): unknown {
  const one: Record<string, unknown> = { id: 'ring' };
  one.self = one;
  return one;
}

/** Changes of a large document stay small, or five of them would fill the memory by themselves. */
const largeFrom = 200;

const kinds: readonly ((place: Place, edit: Edit, isLarge: boolean) => void)[] = [
  ({ container, key }, edit) => put(container, key, edit.value),
  ({ container, key }) => void Reflect.deleteProperty(container, key),
  ({ container, key }, edit) => put(container, key, nested(get(container, key), (edit.where % 70) + 1)),
  ({ container, key }) => put(container, key, [get(container, key)]),
  ({ container, key }, edit, isLarge) =>
    put(container, key, new Array(isLarge ? 2 : (edit.where % 300) + 2).fill(get(container, key))),
  ({ container }, edit) => put(container, keys[edit.where % keys.length] ?? '', edit.value),
  ({ container, key }, edit) => put(container, `${key}${edit.where % 7}`, get(container, key)),
  ({ container, key }, edit) => put(container, key, twisted(get(container, key), edit)),
];

function apply(document: unknown, edit: Edit): unknown {
  const places = placesIn(document);
  const place = places[edit.where % Math.max(places.length, 1)];
  if (place === undefined || edit.where % 97 === 0) return edit.value;
  kinds[edit.kind]?.(place, edit, places.length > largeFrom);
  return document;
}

/** Every field of every object and list, to a depth beyond which nobody reads. */
function placesIn(document: unknown): Place[] {
  const places: Place[] = [];
  const seen = new Set<unknown>();
  const walk = (node: unknown): void => {
    if (!isContainer(node) || seen.has(node) || places.length > 400) return;
    seen.add(node);
    for (const key of Object.keys(node)) {
      places.push({ container: node, key });
      walk(get(node, key));
    }
  };
  walk(document);
  return places;
}

function isContainer(node: unknown): node is Container {
  if (Array.isArray(node)) return true;
  return typeof node === 'object' && node !== null && Object.getPrototypeOf(node) === Object.prototype;
}

function get(container: Container, key: string): unknown {
  return Object.getOwnPropertyDescriptor(container, key)?.value;
}

/** As an own field even where assigning would do something else. */
function put(container: Container, key: string, given: unknown): void {
  if (Array.isArray(container) && key === 'length') return;
  Object.defineProperty(container, key, {
    value: given,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function nested(inner: unknown, depth: number): unknown {
  let outer = inner;
  for (let level = 0; level < depth; level += 1) outer = level % 2 === 0 ? [outer] : { a: outer };
  return outer;
}

/** The same kind of value, changed. */
function twisted(old: unknown, { where, value: other }: Edit): unknown {
  if (typeof old === 'string') {
    const at = where % (old.length + 1);
    return [
      old.slice(0, at),
      old.toUpperCase(),
      old.slice(0, 1_000).repeat(200),
      old.slice(0, at) + String(texts[at % texts.length]),
    ][where % 4];
  }
  if (typeof old === 'number') return [-old, old * 1e6, old + 0.5, String(old)][where % 4];
  if (typeof old === 'boolean') return where % 2 === 0 ? !old : String(old);
  if (Array.isArray(old)) return where % 2 === 0 ? Object.fromEntries(old.entries()) : [...old, other];
  return other;
}
