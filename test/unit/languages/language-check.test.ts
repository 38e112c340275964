import { describe, expect, it } from 'vitest';
import { complaintsAbout, languageComplaints, unusedKeys } from '../../../build/language-check.mjs';
import { filledUp } from '../../../build/languages.mjs';

it('every language is whole', () => {
  expect(languageComplaints()).toEqual([]);
});

describe('the check of a language file', () => {
  const english = {
    'app.quit': 'Quit',
    'app.found_one': '{{count}} found',
    'app.found_other': '{{count}} found',
  };
  const polish = {
    'app.quit': 'Zakończ',
    'app.found_one': 'Jest {{count}}',
    'app.found_few': 'Są {{count}}',
    'app.found_many': 'Jest {{count}}',
    'app.found_other': 'Jest {{count}}',
  };

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['nothing where all is there', {}, []],
    [
      'what is missing, with its English',
      { 'app.quit': undefined },
      ['"app.quit" is missing; in English: Quit'],
    ],
    ['a plural form that is missing', { 'app.found_few': undefined }, ['"app.found_few" is missing']],
    ['what English does not have', { 'app.more': 'Więcej' }, ['"app.more" is not in English']],
    ['a plural form of another language', { 'app.found_two': 'Są {{count}}' }, ['"app.found_two" is not']],
    [
      'another placeholder',
      { 'app.found_few': 'Są {{number}}' },
      ['"app.found_few" has the placeholders number'],
    ],
    ['a placeholder left out', { 'app.found_few': 'Są' }, ['"app.found_few" has the placeholders none']],
    ['what is still in English', { 'app.quit': 'Quit' }, ['"app.quit" is still in English']],
    ['what says nothing', { 'app.quit': '' }, ['"app.quit" says nothing']],
    [
      'marks that are not used',
      { 'app.quit': 'Koniec \u2014 już!' },
      ['has an em dash', 'has an exclamation'],
    ],
    ['a blank too many', { 'app.quit': 'Koniec ' }, ['"app.quit" has a blank']],
  ])('names %s', (_name, change, expected) => {
    const own = Object.entries({ ...polish, ...change }).filter(([, text]) => text !== undefined);
    const complaints = complaintsAbout('pl', Object.fromEntries(own) as Record<string, string>, english);
    expect(complaints).toHaveLength(expected.length);
    for (const [index, part] of expected.entries()) {
      expect(complaints[index]).toMatch(/^pl\.json: /);
      expect(complaints[index]).toContain(part);
    }
  });

  it('names keys that nothing says, and knows those that are put together', () => {
    const keys = {
      'a.b': '',
      'a.c': '',
      'verb.take': '',
      'lost.what': '',
      'n.day_one': '',
      'n.day_other': '',
    };
    const source = `t('a.b'); t(\`verb.\${verb}\`); t('n.day', { count }); t(\`\${group}.\${part}\`)`;
    expect(unusedKeys(keys, source)).toEqual(['a.c', 'lost.what']);
  });
});

it('what a language does not say yet is said in English while it is made', () => {
  const english = {
    app: { quit: 'Quit', open: 'Open' },
    found_one: '{{count}} hit',
    found_other: '{{count}} hits',
  };
  expect(filledUp({ app: { quit: 'Zakończ' } }, english, ['one', 'few', 'other'])).toEqual({
    app: { quit: 'Zakończ', open: 'Open' },
    found_one: '{{count}} hits',
    found_few: '{{count}} hits',
    found_other: '{{count}} hits',
  });
});
