import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../../electron/composition/language';

const read: string[] = [];
const files = {
  languages: ['de', 'en', 'pt', 'pt-BR'],
  read(language: string) {
    read.push(language);
    const locale = { de: 'de-DE', en: 'en-GB', pt: 'pt-PT', 'pt-BR': 'pt-BR' }[language] ?? '';
    return { 'language.locale': locale, 'tray.quit': `quit in ${language}` };
  },
};

function languageFor(chosen: string, ...system: string[]) {
  return createLanguage(
    () => chosen,
    () => system,
    files,
  );
}

describe('the language', () => {
  it.each<[string, string, string[], string, string]>([
    ['is that of the system, with its region', 'system', ['de-AT', 'en-US'], 'de', 'de-AT'],
    ['is the first of the system that is spoken', 'system', ['fr-FR', 'pt-PT', 'de-DE'], 'pt', 'pt-PT'],
    ['is the nearest file of several', 'system', ['pt-BR'], 'pt-BR', 'pt-BR'],
    ['of a further region is that without one', 'system', ['pt-AO'], 'pt', 'pt-AO'],
    ['without a region has that of its file', 'system', ['pt'], 'pt', 'pt-PT'],
    ['is English where the system speaks no other', 'system', ['fr-FR', 'C', ''], 'en', 'en-GB'],
    ['is read from tags in any case', 'system', ['DE-at'], 'de', 'de-AT'],
    ['is the one chosen, with the region of the system', 'de', ['en-US', 'de-CH'], 'de', 'de-CH'],
    ['is the one chosen also where the system does not speak it', 'pt', ['pl-PL'], 'pt', 'pt-PT'],
    ['is that of the system when the one chosen has no file', 'xx', ['de-DE'], 'de', 'de-DE'],
  ])('%s', (_name, chosen, system, language, locale) => {
    const { words, slice } = languageFor(chosen, ...system);
    expect(words().t('tray.quit')).toBe(`quit in ${language}`);
    expect(words().locale).toBe(locale);
    expect(slice()).toMatchObject({ locale, dictionary: { 'tray.quit': `quit in ${language}` } });
  });

  it('is read once, and again when another is chosen', () => {
    let chosen = 'de';
    const { words, slice } = createLanguage(
      () => chosen,
      () => ['en-GB'],
      files,
    );
    read.length = 0;
    words();
    words();
    slice();
    expect(read).toEqual(['de']);
    chosen = 'pt';
    expect(words().t('tray.quit')).toBe('quit in pt');
    expect(read).toEqual(['de', 'pt']);
  });
});
