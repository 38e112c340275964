import type { Counters } from '../../office/office-system';
import { present } from '../../session/fields';
import type { OnlyOfficeClient } from './onlyoffice-client';
import { Part } from './part';

/**
 * News and chat messages that were not read (A8.4, A8.5), as numbers. The counter of the mail is left alone: reading it
 * tells the server that somebody is at the mailbox.
 */
export class CounterReader {
  readonly #client: OnlyOfficeClient;
  readonly #news: Part<number | undefined>;
  readonly #messages: Part<number | undefined>;

  constructor(client: OnlyOfficeClient) {
    const counter = (path: string): Part<number | undefined> =>
      new Part(
        async (signal) => numberIn((await client.read(path, {}, signal)).response),
        undefined,
        client.assumptions.poll,
      );
    this.#client = client;
    this.#news = counter('feed/newfeedscount');
    this.#messages = counter('portal/talk/unreadmessages');
  }

  /** A person signs in: what was off is asked again. */
  reconsider(): void {
    for (const part of [this.#news, this.#messages]) part.reconsider();
  }

  /** Two requests. A counter that cannot be had is absent; only what a sign-in would mend fails. */
  async read(signal?: AbortSignal): Promise<Counters> {
    const parts = [this.#news, this.#messages].filter((part) => !part.isOff);
    await Promise.all(parts.map((part) => part.refresh(signal)));
    const { origin, assumptions } = this.#client;
    return present({
      news: recent(this.#news),
      messages: recent(this.#messages),
      webUrl: origin + assumptions.pages.start,
    });
  }
}

/** Nothing rather than a number that has been old for long. */
function recent(part: Part<number | undefined>): number | undefined {
  return part.failure === undefined ? part.value : undefined;
}

/** A bare number is the whole response; an empty object stands for nothing (A3). */
function numberIn(response: unknown): number | undefined {
  const isCount = typeof response === 'number' && Number.isSafeInteger(response) && response >= 0;
  return isCount ? response : undefined;
}
