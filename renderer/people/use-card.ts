import { useEffect, useState } from 'react';
import type { PersonCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import type { PersonRef } from './reach';

/** `undefined` while it is read, `null` when there is no such person. */
export function useCard({ accountId, personId }: PersonRef): PersonCard | null | undefined {
  const [card, setCard] = useState<PersonCard | null>();
  const people = useSlice('people');
  // A directory or favourites that changed are read again.
  useEffect(() => {
    let left = false;
    void ask(bridge().personCard({ accountId, personId })).then((answer) => {
      if (!left) setCard(answer);
    });
    return () => {
      left = true;
    };
  }, [accountId, personId, people]);
  return card?.person.id === personId || card === null ? card : undefined;
}
