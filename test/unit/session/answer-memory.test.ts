import { expect, test } from 'vitest';
import { AnswerMemory } from '../../../electron/session/answer-memory';

const page = (number: number) => new URL(`https://office.example/people/${number}`);

test('what is remembered of many large answers stays small, the latest first', () => {
  const memory = new AnswerMemory();
  const bytes = Buffer.alloc(500_000);
  for (let number = 0; number < 40; number += 1) memory.keep(page(number), { etag: `"${number}"` }, bytes);
  const known = Array.from({ length: 40 }, (_, number) => number).filter(
    (number) => memory.recall(page(number)) !== undefined,
  );
  expect(known.length * bytes.length).toBeLessThanOrEqual(4_000_000);
  expect(known.at(-1)).toBe(39);
  expect(known.length).toBeGreaterThan(4);
});

test('an answer that takes the place of another does not count twice', () => {
  const memory = new AnswerMemory();
  const bytes = Buffer.alloc(500_000);
  memory.keep(page(0), { etag: '"first"' }, bytes);
  for (let number = 0; number < 40; number += 1) memory.keep(page(1), { etag: `"${number}"` }, bytes);
  expect(memory.questionFor(page(0))).toEqual({ 'if-none-match': '"first"' });
  memory.clear();
  expect(memory.recall(page(0))).toBeUndefined();
});
