import { fail, type OfficeError } from '../office/errors';
import { Turns } from '../office/turns';
import { parseInTurns } from './json-in-turns';

/**
 * Decodes a body by the charset its content type names (UTF-8 when it names none). Bytes that are not of that charset,
 * and charsets nobody knows, are `malformed`.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fail('malformed', { detail: `text is not ${charset.slice(0, 40)}` }, cause);
  }
}

/** An object in memory is about as large as so many characters of text, ten times over. */
const leastCharactersEach = 12;
/** A text with no more objects and lists than this may have them as dense as it likes. */
const alwaysAllowed = 10_000;

/**
 * Parses JSON, at most `maxDepth` levels deep: everything that walks the value later may recurse without fear. A text that
 * consists of brackets rather than of content would be many times as large in memory: it is refused before it is parsed.
 */
export function parseJson(text: string, maxDepth: number): unknown {
  const nesting = new Nesting(maxDepth);
  nesting.read(text, 0, text.length);
  nesting.check(text.length);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noJson(cause);
  }
}

/** As `parseJson`, in turns with everybody else: for a text that takes long. */
export async function parseJsonInTurns(text: string, maxDepth: number): Promise<unknown> {
  const nesting = new Nesting(maxDepth);
  const turns = new Turns();
  for (let from = 0; from < text.length; from += readAtOnce) {
    nesting.read(text, from, Math.min(from + readAtOnce, text.length));
    if (turns.isOver()) await turns.others();
  }
  nesting.check(text.length);
  try {
    return await parseInTurns(text);
  } catch (cause) {
    throw noJson(cause);
  }
}

/** The engine's message quotes the text, which is people's data: it is not passed on, not even as a cause. */
function noJson(thrown: unknown): OfficeError {
  return fail('malformed', { detail: `not JSON (${thrown instanceof Error ? thrown.name : 'error'})` });
}

/** Characters looked at in one go: a millisecond's work. */
const readAtOnce = 256 * 1_024;

const quote = 0x22;
const backslash = 0x5c;

/** How deep a text goes, and how many objects and lists it has until it goes too deep. */
class Nesting {
  readonly #maxDepth: number;
  #depth = 0;
  #deepest = 0;
  #count = 0;
  #inString = false;
  #isEscaped = false;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  /** Reads on. */
  read(text: string, from: number, to: number): void {
    // Fields are slow to get at for each character.
    let [depth, deepest, count] = [this.#depth, this.#deepest, this.#count];
    let [inString, isEscaped] = [this.#inString, this.#isEscaped];
    for (let index = from; index < to && deepest <= this.#maxDepth; index += 1) {
      const code = text.charCodeAt(index);
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (code === backslash) isEscaped = true;
        else if (code === quote) inString = false;
      } else if (code === quote) inString = true;
      else if (code === 0x5b || code === 0x7b) {
        depth += 1;
        count += 1;
        if (depth > deepest) deepest = depth;
      } else if (code === 0x5d || code === 0x7d) depth -= 1;
    }
    [this.#depth, this.#deepest, this.#count] = [depth, deepest, count];
    [this.#inString, this.#isEscaped] = [inString, isEscaped];
  }

  /** @throws OfficeError `malformed` for a text of so many characters that should not be parsed */
  check(length: number): void {
    if (this.#deepest > this.#maxDepth)
      throw fail('malformed', { detail: `JSON deeper than ${this.#maxDepth} levels` });
    if (this.#count > alwaysAllowed && this.#count * leastCharactersEach > length)
      throw fail('malformed', { detail: 'JSON with more brackets than content' });
  }
}
