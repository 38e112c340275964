import { createHash } from 'node:crypto';
import type { OfficeClock } from '../common/clock';
import type { OffiservValues } from './offiserv-switches';

interface Seen {
  readonly tag: string;
  readonly since: Date;
}

/** `ETag` and `Last-Modified` of answers, where the switches have them. */
export class Validators {
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly clock: OfficeClock,
    private readonly switches: OffiservValues,
  ) {}

  /** The headers of a document as one viewer gets it. */
  headers(viewer: string, path: string, body: Buffer): Record<string, string> {
    const { etag, lastModified } = this.switches;
    return {
      ...(etag === 'off' ? {} : { etag: this.tag(body) }),
      ...(lastModified ? { 'last-modified': this.#since(`${viewer} ${path}`, body).toUTCString() } : {}),
    };
  }

  /** Whether the client has this version already. */
  isKnown(sent: Record<string, string | string[] | undefined>, headers: Record<string, string>): boolean {
    const tag = sent['if-none-match'];
    if (tag !== undefined) return headers.etag !== undefined && headers.etag === tag;
    const since = sent['if-modified-since'];
    return headers['last-modified'] !== undefined && headers['last-modified'] === since;
  }

  tag(body: Buffer): string {
    const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    return this.switches.etag === 'weak' ? `W/${tag}` : tag;
  }

  #since(key: string, body: Buffer): Date {
    const tag = this.tag(body);
    const known = this.#seen.get(key);
    if (known?.tag === tag) return known.since;
    const since = this.clock.now();
    this.#seen.set(key, { tag, since });
    return since;
  }
}
