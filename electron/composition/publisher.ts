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

/** While a directory is read it changes many times a second, which nobody can follow. */
const peopleEveryMs = 500;

export function createPublisher(options: PublisherOptions): Publisher {
  const pending = new Set<SliceName>();
  let scheduled = false;
  let peopleAtMs = Number.NEGATIVE_INFINITY;
  let peopleLater: NodeJS.Timeout | undefined;
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

  /** Soon, or when enough time has passed since the last time. */
  function peopleChanged(): void {
    if (closed) return;
    peopleLater ??= setTimeout(
      () => {
        peopleLater = undefined;
        peopleAtMs = performance.now();
        changed(...slicesOf.people);
      },
      Math.max(peopleAtMs + peopleEveryMs - performance.now(), 0),
    );
  }

  const stopListening = options.store.onChange((topics) => {
    for (const topic of topics) {
      if (topic === 'people') peopleChanged();
      else changed(...slicesOf[topic]);
    }
  });

  return {
    changed,
    close() {
      closed = true;
      clearTimeout(peopleLater);
      stopListening();
    },
  };
}
