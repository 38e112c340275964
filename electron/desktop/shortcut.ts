/** The key combination that opens the people search from anywhere. */
import { globalShortcut } from 'electron';
import { isReserved } from './reserved-shortcut';

export interface Shortcut {
  /**
   * Takes another combination, none for an empty one.
   * @returns why it was not taken: another program has it or it is no combination, or every program needs it. The one
   * before then stays.
   */
  set(accelerator: string): 'taken' | 'reserved' | undefined;
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
      if (accelerator === current) return undefined;
      if (isReserved(accelerator)) return 'reserved';
      if (accelerator !== '' && !take(accelerator)) return 'taken';
      if (current !== '') globalShortcut.unregister(current);
      current = accelerator;
      return undefined;
    },
    stop() {
      if (current !== '') globalShortcut.unregister(current);
      current = '';
    },
  };
}
