import { english } from './names/english';
import { french } from './names/french';
import { german } from './names/german';
import type { Gender, NameList } from './names/name-list';
import { polish } from './names/polish';
import { portuguese } from './names/portuguese';
import type { SeededRandom } from './random';

export type Language = 'pl' | 'de' | 'pt' | 'en' | 'fr';

export interface PersonName {
  readonly given: string;
  readonly family: string;
  readonly gender: Gender;
  readonly language: Language;
}

const lists: Record<Language, NameList> = { pl: polish, de: german, pt: portuguese, en: english, fr: french };

/** Letters that do not come apart into a base letter and a mark. */
const lettersOfTheirOwn: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
};

/** Makes one name; about one in twenty-five carries a double family name, as in life. */
export function makeName(random: SeededRandom, weights: Record<Language, number>): PersonName {
  const language = pickLanguage(random, weights);
  const list = lists[language];
  const gender: Gender = random.chance(0.5) ? 'woman' : 'man';
  const given = random.pick(gender === 'woman' ? list.women : list.men);
  const first = list.familyFor(random.pick(list.families), gender);
  const second = list.familyFor(random.pick(list.families), gender);
  const isDouble = random.chance(0.04) && second !== first && !first.includes('-') && !second.includes('-');
  return { given, family: isDouble ? `${first}-${second}` : first, gender, language };
}

/** A name in the letters of an e-mail address: `Łucja Żółć-Świątek` gives `lucja.zolc-swiatek`. */
export function mailboxFor(name: { given: string; family: string }): string {
  const part = (text: string) =>
    text
      .toLowerCase()
      .replace(/[łøßæœđ]/gu, (letter) => lettersOfTheirOwn[letter] ?? '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/\s+/gu, '-')
      .replace(/[^a-z0-9-]/gu, '');
  return `${part(name.given)}.${part(name.family)}`;
}

function pickLanguage(random: SeededRandom, weights: Record<Language, number>): Language {
  const all = Object.entries(weights) as [Language, number][];
  const sum = all.reduce((total, [, weight]) => total + weight, 0);
  let left = random.next() * sum;
  for (const [language, weight] of all) {
    left -= weight;
    if (left < 0) return language;
  }
  return 'en';
}
