import { describe, expect, it } from 'vitest';
import { askLine, clockOrDate, dayRange, listOf, when } from '../../../electron/bridge/words/formats';
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

describe('in the languages', () => {
  const moment = new Date(2026, 10, 21, 9, 5).getTime();
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');

  it.each([
    ['en-GB', '09:05', '0.5 days', '1 day', '1,234 days'],
    ['en-US', '9:05 AM', '0.5 days', '1 day', '1,234 days'],
    ['de-AT', '09:05', '0,5 Tage', '1 Tag', '1 234 Tage'],
    ['pl-PL', '09:05', '0,5 dnia', '1 dzień', '1234 dni'],
    ['pt-PT', '09:05', '0,5 dias', '1 dia', '1234 dias'],
  ])('%s writes times and numbers as its country does', (locale, time, half, one, many) => {
    const own = wordsIn(locale);
    expect(plain(clockOrDate(moment, own, moment))).toBe(time);
    const days = [0.5, 1, 1_234].map((count) => plain(own.t('days', { count })));
    expect(days).toEqual([half, one, many]);
  });

  it('Polish counts in four forms', () => {
    const own = wordsIn('pl-PL');
    const waiting = [1, 2, 5, 12, 22, 25].map((count) => own.t('notification.firstSync', { count }));
    expect(waiting.map((text) => text.replace(' na Ciebie', ''))).toEqual([
      '1 sprawa czeka',
      '2 sprawy czekają',
      '5 spraw czeka',
      '12 spraw czeka',
      '22 sprawy czekają',
      '25 spraw czeka',
    ]);
  });

  it('Portuguese counts millions with a preposition', () => {
    expect(wordsIn('pt-PT').t('tabs.waiting', { count: 1_000_000 })).toMatch(/ de assuntos esperam por si$/);
  });

  it('names are listed with the joints of the language', () => {
    expect(
      ['en-GB', 'de-DE', 'pl-PL', 'pt-PT'].map((locale) => listOf(['A', 'B', 'C'], wordsIn(locale))),
    ).toEqual(['A, B, C', 'A, B und C', 'A, B i C', 'A, B e C']);
  });
});
