import { describe, expect, it } from 'vitest';
import { askLine, dayRange, when } from '../../../electron/bridge/words/formats';
import { failureNames } from '../../../electron/office/errors';
import { wordsIn } from '../../words';

const words = wordsIn('en-GB');
const now = new Date('2026-11-21T12:00:00Z');

describe('the ask of a leave request', () => {
  it('is one line with the days in it', () => {
    const leave = { type: 'Holiday', from: '2026-12-07', to: '2026-12-11', days: 5 };
    expect(askLine(leave, words, now)).toMatch(/^Holiday, Mon,? 7 Dec\s–\sFri,? 11 Dec, 5\sdays$/);
  });

  it('names a single day once', () => {
    expect(dayRange('2026-12-07', '2026-12-07', words, now)).toMatch(/^Mon,? 7 Dec$/);
  });

  it('says the year when it is not this one', () => {
    expect(dayRange('2027-01-04', '2027-01-08', words, now)).toContain('2027');
  });
});

it('times are relative under an hour', () => {
  expect(when(now.getTime() - 30_000, words, now.getTime())).toBe('just now');
  expect(when(now.getTime() - 12 * 60_000, words, now.getTime())).toBe('12 min ago');
  expect(when(now.getTime() - 26 * 3_600_000, words, now.getTime())).toContain('Nov');
});

it.each(failureNames)('%s has a sentence for what happened and one for what to do', (name) => {
  for (const part of ['what', 'todo'] as const) {
    const sentence = words.t(`failure.${name}.${part}`);
    expect(sentence).not.toContain('failure.');
    expect(sentence).toMatch(/[.]$/);
  }
});
