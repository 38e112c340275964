/** What has just happened, said once: read out by a screen reader and, where it is not visible already, shown. */
import { useEffect } from 'react';
import { create } from 'zustand';

interface Said {
  readonly text: string;
  readonly visible: boolean;
  /** Tells the same words said twice apart. */
  readonly serial: number;
}

const useSaid = create<Said>(() => ({ text: '', visible: false, serial: 0 }));
const shownMs = 4_000;

/** Says something to a screen reader; `show` puts it on the screen as well. */
export function say(text: string, show = false): void {
  useSaid.setState(({ serial }) => ({ text, visible: show, serial: serial + 1 }));
}

/** The two live regions; one of each in a window. */
export function SayRegion() {
  const { text, visible, serial } = useSaid();
  useEffect(() => {
    if (serial === 0) return;
    const timer = setTimeout(() => useSaid.setState({ text: '' }), shownMs);
    return () => clearTimeout(timer);
  }, [serial]);
  // A trailing space makes the same words new for a screen reader.
  const words = text && (serial % 2 === 0 ? text : `${text}\u00a0`);
  return (
    <>
      <div role="status" className="sr-only">
        {visible ? '' : words}
      </div>
      <div role="status" className="toast">
        {visible ? words : ''}
      </div>
    </>
  );
}
