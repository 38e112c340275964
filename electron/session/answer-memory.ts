/** An answer as it may be used again when the server says that nothing changed. */
export interface RememberedAnswer {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const maxEntries = 48;
const maxEntryBytes = 512 * 1024;
/** All of them together: the pages of a long list are not worth more. */
const maxBytes = 4_000_000;

/** Answers that carried an `ETag` or a `Last-Modified`, the most recently used ones, few and small. */
export class AnswerMemory {
  readonly #answers = new Map<string, RememberedAnswer>();
  #bytes = 0;

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
    this.#forget(url.href);
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
    this.#bytes += bytes.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= maxEntries && this.#bytes <= maxBytes) break;
      this.#forget(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }

  #forget(href: string): void {
    this.#bytes -= this.#answers.get(href)?.bytes.length ?? 0;
    this.#answers.delete(href);
  }
}
