/** The key combination that opens the people search from anywhere. */
import { globalShortcut } from 'electron';

export interface Shortcut {
  /**
   * Takes another combination, none for an empty one.
   * @returns `false` when it is no combination or another program has it; the one before then stays.
   */
  set(accelerator: string): boolean;
  stop(): void;
}

export function createShortcut(onPressed: () => void): Shortcut {
  let current = '';

  function take(accelerator: string): boolean {
    try {
      return globalShortcut.register(accelerator, onPressed);
    } catch (error) {
      // Electron throws a TypeError at what it cannot read as a combination.
      if (error instanceof TypeError) return false;
      throw error;
    }
  }

  return {
    set(accelerator) {
      if (accelerator === current) return true;
      if (accelerator !== '' && !take(accelerator)) return false;
      if (current !== '') globalShortcut.unregister(current);
      current = accelerator;
      return true;
    },
    stop() {
      if (current !== '') globalShortcut.unregister(current);
      current = '';
    },
  };
}
