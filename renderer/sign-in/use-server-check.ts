import { useRef, useState } from 'react';
import type { Input, Output } from '../../electron/bridge/contract';
import { bridge } from '../bridge';
import { ask } from '../ui/ask';
import type { FailureView } from '../ui/failure-note';

type Server = Input<'checkServer'>;

export type CheckState =
  | { readonly is: 'none' | 'going-on' }
  | { readonly is: 'passed'; readonly origin: string }
  | { readonly is: 'failed'; readonly failure: FailureView };

export interface ServerCheck {
  readonly state: CheckState;
  /** Checks an address once; `true` when it passed, from what is known already where it is. */
  check(server: Server): Promise<boolean>;
  /** The address is being changed: what was found out no longer holds. */
  forget(): void;
}

const none: CheckState = { is: 'none' };

/** Everything about a server that can be known before a password is sent. */
export function useServerCheck(): ServerCheck {
  const [state, setState] = useState(none);
  const last = useRef<{ key: string; answer: Promise<Output<'checkServer'> | undefined> } | null>(null);

  const check = async (server: Server): Promise<boolean> => {
    const key = JSON.stringify(server);
    if (last.current?.key !== key) {
      last.current = { key, answer: ask(bridge().checkServer(server)) };
      setState({ is: 'going-on' });
    }
    const mine = last.current;
    const answer = await mine.answer;
    // The address was changed in the meantime: this answer is about another server.
    if (last.current !== mine) return false;
    if (answer?.ok) setState({ is: 'passed', origin: answer.origin });
    else {
      last.current = null;
      setState(answer ? { is: 'failed', failure: answer.failure } : none);
    }
    return answer?.ok === true;
  };
  const forget = () => {
    last.current = null;
    setState(none);
  };
  return { state, check, forget };
}
