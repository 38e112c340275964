/** The system's proxy for an origin, automatic configuration (PAC) included, as Chromium reads it. */
import type { Session } from 'electron';

/** A configuration script that never loads must not keep a server from being asked. */
const answerLimitMs = 10_000;

/**
 * @param onSlow called when the answer did not come in time and the connection goes out without a proxy.
 * @returns resolves to an answer as PAC gives it: "DIRECT", "PROXY host:port; DIRECT". Never rejects.
 */
export function createProxyResolver(
  session: Session,
  onSlow: (origin: string) => void,
): (origin: string) => Promise<string> {
  return async (origin) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        onSlow(origin);
        resolve('DIRECT');
      }, answerLimitMs);
    });
    try {
      return await Promise.race([session.resolveProxy(origin), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
