import { useEffect, useRef, useState } from 'react';
import type { HistoryAnswer } from '../../electron/bridge/history';
import { bridge } from '../bridge';
import { useSlice } from '../store';
import { ask } from '../ui/ask';

export interface Found extends HistoryAnswer {
  /** What was looked for. */
  readonly text: string;
}

/** Asked again with every letter, and when a decision has ended; an answer overtaken by a newer one is dropped. */
export function useHistory(text: string): Found | undefined {
  const [found, setFound] = useState<Found>();
  const cards = useSlice('inbox');
  const ended = cards
    .flatMap(({ decision }) => (decision?.settledAt === undefined ? [] : decision.id))
    .join(' ');
  const asked = useRef(0);
  const wanted = text.trim();
  // What has ended is no part of the question, but changes the answer.
  useEffect(() => {
    asked.current += 1;
    const serial = asked.current;
    void ask(bridge().history({ text: wanted })).then((answer) => {
      if (answer && asked.current === serial) setFound({ text: wanted, ...answer });
    });
  }, [wanted, ended]);
  return found;
}
