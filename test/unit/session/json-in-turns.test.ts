import { setImmediate as immediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInTurns } from '../../../electron/session/json-in-turns';
import { parseJsonInTurns } from '../../../electron/session/json-text';

/** What came of it, so that two ways can be compared. */
async function outcomeOf(parse: () => unknown): Promise<unknown> {
  try {
    return { value: await parse() };
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON' : error;
  }
}

const jsonText = fc
  .tuple(fc.json({ depthSize: 'medium' }), fc.constantFrom('', ' ', '\n\t', '  '))
  .map(([text, indent]) => JSON.stringify(JSON.parse(text), null, indent));

/** JSON in which something was left out, doubled or put in. */
const spoiltText = fc
  .tuple(
    jsonText,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', ',', ':', '"', '\\', '[', ']', '{', '}', '0', ' '),
  )
  .map(([text, at, length, instead]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + instead + text.slice(place + length);
  });

test('whatever the text and however small its pieces, it is what JSON.parse makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(jsonText, spoiltText, fc.string()),
      fc.integer({ min: 1, max: 40 }),
      async (text, piece) => {
        const inPieces = await outcomeOf(() => parseInTurns(text, piece));
        const atOnce = await outcomeOf(() => JSON.parse(text));
        // The language's own comparison: a name in the text may be "constructor".
        expect(isDeepStrictEqual(inPieces, atOnce), text).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each([
  '[1,]',
  '[,1]',
  '[,]',
  '[1,,2]',
  '{"a":1,}',
  '{,}',
  '[1 2]',
  '[1',
  '1]',
  '{"a" 1}',
  '{1:2}',
  '[{]}',
  '',
  ' ',
])('%j is no JSON in pieces either', async (text) => {
  for (const piece of [1, 2, 3, 100])
    expect(await outcomeOf(() => parseInTurns(text, piece))).toBe('no JSON');
});

test('a name is a name, also __proto__, and the last of two counts', async () => {
  const text = '{"__proto__":{"admin":true},"a":1,"b":{"__proto__":[1,2,3]},"a":[2,{"__proto__":3}]}';
  for (const piece of [1, 8, 1_000]) {
    const parsed = await parseInTurns(text, piece);
    expect(parsed).toStrictEqual(JSON.parse(text));
    expect((parsed as { admin?: boolean }).admin).toBeUndefined();
  }
});

test('somebody else has turns while a long text is parsed', async () => {
  const people = Array.from({ length: 60_000 }, (_, at) => ({
    id: String(at),
    name: 'Zażółć gęślą jaźń',
    in: [at],
  }));
  const text = JSON.stringify({ response: { data: people, total: people.length } });
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await immediate();
  })();
  expect(await parseJsonInTurns(text, 10)).toEqual(JSON.parse(text));
  isOver = true;
  await others;
  expect(turns).toBeGreaterThan(4);
});

test('what is too deep or more brackets than content is refused as it is in one go', async () => {
  await expect(parseJsonInTurns('['.repeat(1_000_000), 64)).rejects.toThrow('deeper than 64');
  await expect(parseJsonInTurns(`[${'{},'.repeat(300_000)}{}]`, 64)).rejects.toThrow('more brackets');
  await expect(parseJsonInTurns(`["${'x'.repeat(300_000)}`, 64)).rejects.toThrow('not JSON');
});
