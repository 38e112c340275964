import { useEffect, useRef } from 'react';

/** How long a good end stays readable before its line may go. */
const readMs = 5_000;

/** Lets a line go once somebody has had the time to read it: the clock stands still while the window is hidden. */
export function useLeave(leaves: boolean, leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    if (!leaves) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => latest.current(), readMs);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [leaves]);
}
