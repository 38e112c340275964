import { decodeText, parseJson, parseJsonInTurns } from './json-text';

/** A redirect that was not followed, and why it is a sign worth looking at. */
export interface StoppedRedirect {
  /** Whether it leads away from the account's origin. Where exactly is of no use: nobody goes there. */
  readonly offOrigin: boolean;
}

/** What a server answered, whole. */
export interface Answer {
  readonly status: number;
  /** The URL that answered: another than the one asked when redirects were followed. */
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Media type without parameters, in lower case; empty when the server names none. */
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** The status is a redirect that was not followed. */
  readonly redirect?: StoppedRedirect;
  /** Cookies were set on the way. */
  readonly cookiesSet: boolean;
  /** @throws OfficeError `malformed` when the bytes are not text of the charset named. */
  text(): string;
  /** @throws OfficeError `malformed` when the body is not JSON of a sane depth. */
  json(): unknown;
}

type AnswerParts = Pick<Answer, 'status' | 'url' | 'headers' | 'bytes' | 'cookiesSet'> & {
  readonly redirect?: StoppedRedirect;
};

export function createAnswer(parts: AnswerParts, maxDepth: number): Answer {
  const contentType = parts.headers['content-type'] ?? '';
  const text = (): string => decodeText(parts.bytes, contentType);
  return {
    ...parts,
    mediaType: (contentType.split(';')[0] ?? '').trim().toLowerCase(),
    text,
    json: () => parseJson(text(), maxDepth),
  };
}

/** Parsing more takes long enough to be felt. */
const longBytes = 256 * 1_024;

/** An answer whose JSON, where it is long, has been parsed in turns with everybody else. */
export async function createAnswerInTurns(parts: AnswerParts, maxDepth: number): Promise<Answer> {
  const answer = createAnswer(parts, maxDepth);
  if (parts.bytes.length < longBytes || !looksLikeJson(parts.bytes)) return answer;
  try {
    const parsed = await parseJsonInTurns(answer.text(), maxDepth);
    return { ...answer, json: () => parsed };
  } catch (thrown) {
    // It matters to whoever asks for JSON, and to nobody else.
    return {
      ...answer,
      json() {
        throw thrown;
      },
    };
  }
}

/** By its first character. */
function looksLikeJson(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[[{]/.test(bytes.subarray(0, 100).toString('latin1'));
}

/** Headers as undici gives them, one text per name; a header that came twice is joined as HTTP says. */
export function flatHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
