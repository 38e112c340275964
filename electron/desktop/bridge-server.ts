/** The bridge's end in the main process: who asks is checked here, what passes in `bridge-gate.ts`. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { requestChannel, requestNames } from '../bridge/channels';
import type { Handlers, SlicePush } from '../bridge/contract';
import type { SliceName, Slices } from '../bridge/slices';
import { type BridgeReports, checkedSlice, createBridgeGate } from './bridge-gate';

export interface BridgeServerOptions extends BridgeReports {
  readonly handlers: Handlers;
  /** Whether the sender is the main frame of our own window, showing our own page. */
  isOurs(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
  /** Sends to the window; `false` when there is none. */
  send(push: SlicePush): boolean;
}

export interface BridgeServer {
  /** Sends a slice; `false` when there is no window, or when the slice is not as agreed, which is reported. */
  pushSlice<Name extends SliceName>(name: Name, value: Slices[Name]): boolean;
  stop(): void;
}

/** Answers every request of the contract. */
export function serveBridge(options: BridgeServerOptions): BridgeServer {
  const gate = createBridgeGate(options.handlers, options);
  for (const name of requestNames) {
    ipcMain.handle(requestChannel(name), async (event, input: unknown) => {
      if (options.isOurs(event)) return gate.answer(name, input);
      options.onRefused('sender', name, event.senderFrame === null ? 'no frame' : 'not ours');
      throw new Error(`${name}: refused, unknown sender`);
    });
  }
  return {
    pushSlice(name, value) {
      const push = checkedSlice(name, value, options);
      return push !== undefined && options.send(push);
    },
    stop() {
      for (const name of requestNames) ipcMain.removeHandler(requestChannel(name));
    },
  };
}
