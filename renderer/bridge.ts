/** The renderer's one way out: what the preload puts on the window. */
import type { BridgeClient } from '../electron/bridge/contract';

declare global {
  interface Window {
    readonly offitray: BridgeClient;
  }
}

/** The client of the main process. */
export function bridge(): BridgeClient {
  return window.offitray;
}
