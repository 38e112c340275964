/** An answer as it may be used again when the server says that nothing changed. */
export interface RememberedAnswer {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const maxEntries = 48;
const maxEntryBytes = 512 * 1024;

/** Answers that carried an `ETag` or a `Last-Modified`, the most recently used ones, few and small. */
export class AnswerMemory {
  readonly #answers = new Map<string, RememberedAnswer>();

  /** The headers that ask "only if it changed", empty where nothing is remembered. */
  questionFor(url: URL): Record<string, string> {
    const answer = this.#answers.get(url.href);
    return {
      ...(answer?.etag !== undefined && { 'if-none-match': answer.etag }),
      ...(answer?.etag === undefined &&
        answer?.lastModified !== undefined && { 'if-modified-since': answer.lastModified }),
    };
  }

  recall(url: URL): RememberedAnswer | undefined {
    const answer = this.#answers.get(url.href);
    if (answer === undefined) return undefined;
    this.#answers.delete(url.href);
    this.#answers.set(url.href, answer);
    return answer;
  }

  keep(url: URL, headers: Readonly<Record<string, string>>, bytes: Buffer): void {
    this.#answers.delete(url.href);
    const etag = headers.etag;
    const lastModified = headers['last-modified'];
    const wanted = etag !== undefined || lastModified !== undefined;
    if (!wanted || bytes.length > maxEntryBytes || /no-store/i.test(headers['cache-control'] ?? '')) return;
    this.#answers.set(url.href, {
      headers,
      bytes,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    });
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > maxEntries && !oldest.done) this.#answers.delete(oldest.value);
  }

  clear(): void {
    this.#answers.clear();
  }
}
