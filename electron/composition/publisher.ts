/** Takes every change to every surface: slices to the window, the same facts to the tray. One task per burst of changes. */
import type { SliceName, Slices } from '../bridge/slices';
import type { Store } from '../store/types';
import { type SliceReaders, slicesOf } from '../surfaces/slices';
import type { Attempt } from './disk-trouble';

export interface PublisherOptions {
  readonly store: Store;
  readonly readers: SliceReaders;
  /** Nothing is sent to a window that is not there: whether to send is the window's business. */
  send<Name extends SliceName>(name: Name, value: Slices[Name]): void;
  windowAlive(): boolean;
  readonly attempt: Attempt;
  /** After each burst, with the names that changed. */
  onPublished(changed: ReadonlySet<SliceName>): void;
}

export interface Publisher {
  changed(...names: readonly SliceName[]): void;
  close(): void;
}

export function createPublisher(options: PublisherOptions): Publisher {
  const pending = new Set<SliceName>();
  let scheduled = false;
  let closed = false;

  function publish(): void {
    scheduled = false;
    if (closed) return;
    const names = new Set(pending);
    pending.clear();
    options.attempt('publishing', () => {
      if (options.windowAlive()) for (const name of names) send(name);
      options.onPublished(names);
    });
  }

  function send<Name extends SliceName>(name: Name): void {
    options.send(name, options.readers[name]() as Slices[Name]);
  }

  function changed(...names: readonly SliceName[]): void {
    for (const name of names) pending.add(name);
    if (scheduled || closed) return;
    scheduled = true;
    setImmediate(publish);
  }

  const stopListening = options.store.onChange((topics) => {
    for (const topic of topics) changed(...slicesOf[topic]);
  });

  return {
    changed,
    close() {
      closed = true;
      stopListening();
    },
  };
}
