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

/** Parses JSON, at most `maxDepth` levels deep: everything that walks the value later may recurse without fear. */
export function parseJson(text: string, maxDepth: number): unknown {
  if (isDeeper(text, maxDepth)) throw fail('malformed', { detail: `JSON deeper than ${maxDepth} levels` });
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The engine's message quotes the text, which is people's data: it is not passed on, not even as a cause.
    throw fail('malformed', { detail: `not JSON (${cause instanceof Error ? cause.name : 'error'})` });
  }
}

const quote = 0x22;
const backslash = 0x5c;

function isDeeper(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
