/**
 * The gallery's main process in the place of the program's own. It is bundled and run inside the packaged program, behind
 * the program's own preload, on its own channels: the window cannot tell the two apart.
 */
import type { IpcMain, WebContents } from 'electron';
import { requestChannel, requestNames, slicePushChannel } from '../../electron/bridge/channels';
import { type BridgeGate, checkedSlice, createBridgeGate } from '../../electron/desktop/bridge-gate';
import { basics } from '../../renderer/dev/gallery/basics';
import { fakeBridge } from '../../renderer/dev/gallery/fake-bridge';
import { wordsIn } from '../../renderer/dev/gallery/languages';
import { scenes } from '../../renderer/dev/gallery/scenes';

export interface PlayedMain {
  /** Begins a scene of the gallery anew; the page has to be loaded after it. */
  play(scene: string, locale: string): Promise<void>;
  /** How many requests were answered so far, and how many wait for their answer. */
  asked(): { readonly answered: number; readonly waiting: number };
  /** What was played against the contract of the two processes, a line each. */
  complaints(): readonly string[];
}

/** Answers the window's requests from now on, and lets nobody else push slices to it. */
export function takeOver(ipcMain: IpcMain, contents: WebContents): PlayedMain {
  const complaints: string[] = [];
  const reports = {
    onRefused: (what: string, name: string, problem: string) =>
      complaints.push(`${what} of ${name}: ${problem}`),
    onFailed: (name: string, error: unknown) => complaints.push(`${name} failed: ${error}`),
  };
  let gate: BridgeGate | undefined;
  let answered = 0;
  let waiting = 0;
  // What the program itself would tell is about an office that nobody has signed in to.
  const send = contents.send.bind(contents);
  contents.send = () => undefined;
  for (const name of requestNames) {
    ipcMain.removeHandler(requestChannel(name));
    ipcMain.handle(requestChannel(name), async (_event, input: unknown) => {
      waiting += 1;
      try {
        return await gate?.answer(name, input);
      } finally {
        waiting -= 1;
        answered += 1;
      }
    });
  }
  return {
    async play(scene, locale) {
      if (!(scene in scenes)) throw new Error(`The gallery has no scene "${scene}"`);
      const gallery = fakeBridge({ ...basics, ...scenes[scene], words: await wordsIn(locale) });
      const current = createBridgeGate(gallery, reports);
      gate = current;
      gallery.onSlice(({ name, value }) => {
        // A decision of the scene before may still be on its way.
        if (gate !== current) return;
        const push = checkedSlice(name, value, reports);
        if (push !== undefined) send(slicePushChannel, push);
      });
    },
    asked: () => ({ answered, waiting }),
    complaints: () => complaints,
  };
}
