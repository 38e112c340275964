import { useEffect, useState } from 'react';
import { bridge } from './bridge';
import { useWords } from './i18n/use-words';
import { Shell } from './shell/shell';
import { connectMirror, useMirror } from './store';
import { Button } from './ui/button';
import { Empty } from './ui/empty';
import { Skeleton } from './ui/skeleton';
import './ui/tokens.css';
import './ui/base.css';
import './ui/buttons.css';
import './ui/fields.css';
import './ui/pieces.css';

interface AppProps {
  /** The first connection, under way; resolves with what ends it. */
  readonly connected: Promise<() => void>;
}

/** Waits for the first snapshot; then the shell. */
export function App({ connected }: AppProps) {
  const words = useWords();
  const ready = useMirror(({ slices }) => slices !== null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);

  // Another try connects again.
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const connection = tries === 0 ? connected : connectMirror(bridge());
    connection.then(
      (disconnect) => {
        if (left) disconnect();
        else stop = disconnect;
      },
      (error: unknown) => {
        console.error(error);
        setFailed(true);
      },
    );
    return () => {
      left = true;
      stop?.();
    };
  }, [connected, tries]);

  if (ready) return <Shell />;
  if (!failed) return <Skeleton />;
  const again = () => {
    setFailed(false);
    setTries(tries + 1);
  };
  return (
    <Empty icon="warning" title={words.t('app.startFailed')}>
      <p className="quiet">{words.t('app.startFailedTodo')}</p>
      <Button onClick={again}>{words.t('app.tryAgain')}</Button>
    </Empty>
  );
}
