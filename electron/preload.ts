/** The bridge's renderer end: one function per request of the contract, one subscription, nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { requestChannel, requestNames, slicePushChannel } from './bridge/channels';
import type { SlicePush } from './bridge/contract';

const client: Record<string, unknown> = {
  onSlice(listener: (push: SlicePush) => void): () => void {
    const forward = (_event: unknown, push: SlicePush) => listener(push);
    ipcRenderer.on(slicePushChannel, forward);
    return () => ipcRenderer.off(slicePushChannel, forward);
  },
};
for (const name of requestNames) {
  client[name] = (input: unknown) => ipcRenderer.invoke(requestChannel(name), input);
}
contextBridge.exposeInMainWorld('offitray', client);
