/**
 * Folding: the letters of a name as anybody would type them. `Łukasz Müller-Świątek` is found by `lukasz muller swiatek`
 * and, spelled out the German way, by `mueller`. Every folded letter knows which letters it came from, because folding
 * changes lengths and marks are shown on the original.
 */

/** `plain` drops what is put on letters; `spelled` writes umlauts out (ü as ue, å as aa). */
export type FoldStyle = 'plain' | 'spelled';

export interface FoldedWord {
  readonly text: string;
  /** For each letter of `text`, where in the original its cluster begins and ends (end not included). */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const ownLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ƀ: 'b',
  ɨ: 'i',
  ə: 'e',
  ς: 'σ',
};

const spelledLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Written inside a word without ending it: O'Brien is found as `obrien` and as `brien`. */
const apostrophes = new Set(["'", '’', 'ʼ', '`', '´', '‘']);

/** The words of a text, folded. `inner` also gives what follows an apostrophe as a word of its own. */
export function foldWords(original: string, style: FoldStyle = 'plain', inner = false): FoldedWord[] {
  const words: FoldedWord[] = [];
  let open = startWord();

  function finishWord(): void {
    if (open.text !== '') {
      words.push({ text: open.text, from: open.from, to: open.to });
      for (const start of inner ? open.innerStarts : []) {
        if (start === 0 || start >= open.text.length) continue;
        words.push({
          text: open.text.slice(start),
          from: open.from.slice(start),
          to: open.to.slice(start),
        });
      }
    }
    open = startWord();
  }

  for (let start = 0; start < original.length; ) {
    const end = clusterEnd(original, start);
    const cluster = original.slice(start, end);
    if (apostrophes.has(cluster)) {
      open.innerStarts.push(open.text.length);
    } else {
      const folded = foldCluster(cluster, style);
      if (folded === '' && !onlyMarks.test(cluster)) finishWord();
      for (let letter = 0; letter < folded.length; letter += 1) {
        open.from.push(start);
        open.to.push(end);
      }
      open.text += folded;
    }
    start = end;
  }
  finishWord();
  return words;
}

/** Whether writing umlauts out makes a difference to this text. */
export function hasSpelledLetters(original: string): boolean {
  return /[\u0308\u030aäöüøåÄÖÜØÅ]/u.test(original);
}

/** All words folded, with one space between them. */
export function foldText(original: string, style: FoldStyle = 'plain'): string {
  return foldWords(original, style)
    .map((word) => word.text)
    .join(' ');
}

/** The digits of a phone number as it was written, an optional trunk zero in parentheses left out. */
export function phoneDigits(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\(0\)/g, '')
    .replace(/[^0-9]/g, '');
}

const onlyMarks = /^\p{M}+$/u;
const nextCluster = /(?:\P{M}\p{M}*|\p{M}+)/uy;

/** A cluster is a letter with the marks that follow it, however the text was composed. */
function clusterEnd(text: string, start: number): number {
  // Most names are plain letters all along; no mark comes before U+0300.
  if (text.charCodeAt(start) < 0x300 && !(text.charCodeAt(start + 1) >= 0x300)) return start + 1;
  nextCluster.lastIndex = start;
  const match = nextCluster.exec(text);
  return match === null ? start + 1 : start + match[0].length;
}

/** Lower-case letters and digits only; empty for what separates words. */
function foldCluster(cluster: string, style: FoldStyle): string {
  const code = cluster.charCodeAt(0);
  if (cluster.length === 1 && code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return cluster;
    return code >= 65 && code <= 90 ? cluster.toLowerCase() : '';
  }
  const lower = cluster.normalize('NFC').toLowerCase();
  const spelled = style === 'spelled' ? spelledLetters[lower] : undefined;
  if (spelled !== undefined) return spelled;
  let folded = '';
  for (const letter of lower.normalize('NFKD').toLowerCase()) {
    // Some letters come apart into an apostrophe and a letter.
    if (/[\p{L}\p{N}]/u.test(letter) && !apostrophes.has(letter)) folded += ownLetters[letter] ?? letter;
  }
  return folded;
}

function startWord(): { text: string; from: number[]; to: number[]; innerStarts: number[] } {
  return { text: '', from: [], to: [], innerStarts: [] };
}
