/** The letters of a name as somebody without the right keyboard types them; made apart from the search, to judge it. */

const ownLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};
const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** As it is written in passports. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

export function isCyrillic(text: string): boolean {
  return /[\u0400-\u04ff]/u.test(text);
}

/** Lower case, nothing on the letters. */
export function plainLetters(text: string): string {
  return mapped(text, ownLetters).normalize('NFD').replace(/\p{M}/gu, '');
}

/** The same with umlauts written out. */
export function writtenOut(text: string): string {
  return plainLetters(mapped(text, german));
}

export function latinLetters(text: string): string {
  return mapped(text, latin);
}

function mapped(text: string, letters: Readonly<Record<string, string>>): string {
  return Array.from(text.normalize('NFC').toLowerCase(), (letter) => letters[letter] ?? letter).join('');
}
