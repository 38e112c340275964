import { useEffect, useRef, useState } from 'react';
import type { PersonHit } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useSlice } from '../store';
import { ask } from '../ui/ask';

export const firstHits = 50;
export const mostHits = 200;

export interface Found {
  /** What was looked for; the field may be ahead of it by a letter. */
  readonly text: string;
  readonly hits: readonly PersonHit[];
  readonly more: boolean;
}

/** Looks from the first letter on, with no delay; an answer overtaken by a newer one is dropped. */
export function useSearch(text: string, limit: number): Found | undefined {
  const [found, setFound] = useState<Found>();
  const { count } = useSlice('people');
  const asked = useRef(0);
  const wanted = text.trim();

  // A directory that grew is searched again.
  useEffect(() => {
    asked.current += 1;
    const serial = asked.current;
    if (wanted === '') {
      setFound(undefined);
      return;
    }
    void ask(bridge().searchPeople({ text: wanted, limit })).then((answer) => {
      if (answer && asked.current === serial) setFound({ text: wanted, ...answer });
    });
  }, [wanted, limit, count]);
  return found;
}
