import { foldWords, phoneDigits } from '../office/fold-text';
import { plainForm } from '../store/latin-spelling';

/** One word as typed, folded: as it stands and, where it has umlauts, spelled out. */
export type QueryWord = readonly [string, ...string[]];

/** What was typed into the search, taken apart. */
export interface Query {
  /** Words that must each match something of the person. */
  readonly words: readonly QueryWord[];
  /** Digits beside words ("anna 204"): a part of a phone number. */
  readonly digitWords: readonly string[];
  /** Lower case; set when there is an at sign. */
  readonly email?: string;
  /** Set when the whole text reads as a phone number. */
  readonly phone?: string;
}

const looksLikePhone = /^(?:tel(?:efon)?[.:]?\s*)?[\d\s+()./\u2010-\u2015\u00a0-]+$/iu;
const fewestPhoneDigits = 3;
const longestText = 200;
/** More letters than these are a word, not the first ones of names. */
export const mostInitials = 4;
/** Nobody has more names; each costs a search. */
const mostWords = 12;

export function parseQuery(typed: string): Query {
  const text = typed.slice(0, longestText).trim();
  const digits = phoneDigits(text);
  if (digits.length >= fewestPhoneDigits && looksLikePhone.test(text)) {
    return { words: [[digits]], digitWords: [], phone: digits };
  }
  if (text.includes('@')) {
    const mailbox = text.split('@')[0] ?? '';
    return { words: wordsOf(mailbox), digitWords: [], email: text.toLowerCase() };
  }
  const words = wordsOf(text);
  const isDigits = ([word]: QueryWord) => /^\d{2,}$/.test(word);
  const letters = words.filter((word) => !isDigits(word));
  if (letters.length === 0) return { words, digitWords: [] };
  return { words: letters, digitWords: words.filter(isDigits).map(([word]) => word) };
}

/** How a word may stand for a name in another script; `undefined` where that is how it was typed. */
export function latinOf([word]: QueryWord): string | undefined {
  return /^[a-z]+$/.test(word) ? plainForm(word) : undefined;
}

function wordsOf(text: string): QueryWord[] {
  const spelled = foldWords(text, 'spelled');
  return foldWords(text)
    .slice(0, mostWords)
    .map((word, at): QueryWord => {
      const other = spelled[at]?.text;
      return other === undefined || other === word.text ? [word.text] : [word.text, other];
    });
}
