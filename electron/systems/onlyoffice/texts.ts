import { createHash } from 'node:crypto';
import { lineOf, textOf } from '../../session/fields';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Decodes HTML entities, once: what decodes to another entity stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, dec, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Markup longer than this is cut before it is looked at. */
const longestMarkup = 60_000;

/** The words of a text that may be HTML: tags gone, entities decoded once, paragraphs as lines. */
export function plainText(value: unknown, maxLength = 10_000): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = textOf(decodeEntities(withoutTags(value.slice(0, longestMarkup))), maxLength);
  return text?.replaceAll(/\n{3,}/g, '\n\n');
}

/** One walk over the text; a `<` that begins no tag is a character like others. */
function withoutTags(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    const close = /[a-z/!]/i.test(html.charAt(open + 1)) ? html.indexOf('>', open) : -1;
    if (close < 0) {
      // Without another `>` there is no tag left; a lone `<` is taken as it is.
      if (html.indexOf('>', open) < 0) break;
      out += html.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    out += html.slice(at, open);
    const tag = html.slice(open + 1, close).toLowerCase();
    if (/^(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b/.test(tag)) out += '\n';
    at = /^(?:script|style)\b/.test(tag)
      ? endOf(html, tag.startsWith('script') ? 'script' : 'style', close)
      : close + 1;
  }
  return out + html.slice(at);
}

function endOf(html: string, name: string, from: number): number {
  const end = html.toLowerCase().indexOf(`</${name}`, from);
  return end < 0 ? html.length : end;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
}

/** A name or a department: encoded for pages, so decoded here, once. */
export function encodedLine(value: unknown, maxLength = 300): string | undefined {
  if (typeof value !== 'string') return undefined;
  return lineOf(value.includes('&') ? decodeEntities(value) : value, maxLength);
}

/** A short text that is the same whenever the list is. */
export function versionOf(parts: readonly (string | number | boolean | undefined)[]): string {
  const text = JSON.stringify(parts.map((part) => part ?? null));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
