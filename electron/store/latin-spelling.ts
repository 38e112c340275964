/**
 * Cyrillic names in Latin letters. There are many ways to write them (Юрий is Yuriy, Yuri, Jurij, Iurii, Jury), so both what is
 * kept and what is typed are brought to one plain form; two ways of writing a name then give the same form, which need
 * not be anybody's way.
 */

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  ј: 'i',
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
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ђ: 'dj',
  љ: 'li',
  њ: 'ni',
  ћ: 'ch',
  џ: 'dzh',
};
const hissing: Readonly<Record<string, string>> = {
  stsch: 'sh',
  shch: 'sh',
  szcz: 'sh',
  sch: 'sh',
  sz: 'sh',
  tsch: 'ch',
  tch: 'ch',
  cz: 'ch',
};
const isCyrillic = /[\u0400-\u04ff]/u;

/** The plain form of a folded word in Cyrillic letters; `undefined` for one in others. */
export function latinWord(folded: string): string | undefined {
  if (!isCyrillic.test(folded)) return undefined;
  return plainForm(Array.from(folded, (letter) => letters[letter] ?? letter).join(''));
}

/** The plain form of a folded word as it was typed in Latin letters, perhaps unfinished. */
export function plainForm(latin: string): string {
  return latin
    .replace(/stsch|shch|szcz|tsch|tch|sch|sz|cz/g, (written) => hissing[written] ?? written)
    .replaceAll('kh', 'h')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replace(/tz/g, 'ts')
    .replace(/[yj]/g, 'i')
    .replace(/i+/g, 'i')
    .replaceAll('ie', 'e');
}
