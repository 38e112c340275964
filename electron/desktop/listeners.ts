/** Those who want to be told of one thing. */
export interface Listeners<Facts extends readonly unknown[]> {
  /** Returns its own unsubscribe. */
  add(listener: (...facts: Facts) => void): () => void;
  tell(...facts: Facts): void;
}

export function createListeners<Facts extends readonly unknown[]>(): Listeners<Facts> {
  const all = new Set<(...facts: Facts) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell(...facts) {
      for (const listener of all) listener(...facts);
    },
  };
}
