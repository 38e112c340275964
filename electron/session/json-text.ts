import { fail } from '../office/errors';

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
  const { depth, count } = measureNesting(text, maxDepth);
  if (depth > maxDepth) throw fail('malformed', { detail: `JSON deeper than ${maxDepth} levels` });
  if (count > alwaysAllowed && count * leastCharactersEach > text.length) {
    throw fail('malformed', { detail: 'JSON with more brackets than content' });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The engine's message quotes the text, which is people's data: it is not passed on, not even as a cause.
    throw fail('malformed', { detail: `not JSON (${cause instanceof Error ? cause.name : 'error'})` });
  }
}

const quote = 0x22;
const backslash = 0x5c;

/** How deep the text goes, as far as beyond `maxDepth`, and how many objects and lists it has until there. */
function measureNesting(text: string, maxDepth: number): { depth: number; count: number } {
  let depth = 0;
  let deepest = 0;
  let count = 0;
  let inString = false;
  for (let index = 0; index < text.length && deepest <= maxDepth; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      count += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return { depth: deepest, count };
}
