/** A demonstration that runs until it is stopped. */
export interface Demo {
  stop(): void;
}

/** What the demonstration needs of an office. */
export interface DemoOffice {
  /** How much waits for the person who looks at it. */
  waiting(): Promise<number>;
  /** Makes something new that waits, and says what. @param count how much was made before */
  makeWork(count: number): Promise<string>;
}

/**
 * Keeps an office lively: every so many seconds something new waits for whoever looks at it, as long as no more than a
 * handful does, so that nobody comes back to hundreds.
 * @param onNews is told of each
 * @param onError is told when one could not be made; the demonstration goes on
 */
export function startDemo(
  office: DemoOffice,
  settings: {
    readonly everySeconds?: number;
    readonly mostWaiting?: number;
    readonly onNews?: (news: string) => void;
    readonly onError?: (error: unknown) => void;
  } = {},
): Demo {
  const { everySeconds = 45, mostWaiting = 12, onNews, onError } = settings;
  let made = 0;
  const make = async (): Promise<void> => {
    if ((await office.waiting()) >= mostWaiting) return;
    const count = made;
    made += 1;
    onNews?.(await office.makeWork(count));
  };
  const timer = setInterval(() => {
    make().catch((error: unknown) => {
      if (onError === undefined) throw error;
      onError(error);
    });
  }, everySeconds * 1_000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
