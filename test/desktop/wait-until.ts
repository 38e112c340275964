export interface WaitOptions {
  /** What is awaited, in words; it becomes the error's text. */
  readonly what: string;
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** Extra facts for the error's text, asked for only when the time is up. */
  readonly otherwise?: () => string;
}

/**
 * Asks again and again until `condition` gives something other than `undefined` or `false`, and returns it.
 * An error thrown by `condition` ends the wait. Rejects when `timeoutMs` (30 s by default) have passed.
 */
export async function waitUntil<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  options: WaitOptions,
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (performance.now() >= deadline) {
      const facts = options.otherwise === undefined ? '' : `; ${options.otherwise()}`;
      throw new Error(`Waited ${timeoutMs} ms in vain for ${options.what}${facts}`);
    }
    await new Promise((resolve) => setTimeout(resolve, options.everyMs ?? 20));
  }
}
