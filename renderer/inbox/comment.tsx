import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words';
import { Button } from '../ui/button';

interface CommentProps {
  readonly text: string;
  readonly tabIndex: number;
}

/** The requester's own words: two lines, then more. */
export function Comment({ text, tabIndex }: CommentProps) {
  const words = useWords();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  // Before it is painted: a button that came later would push the others down.
  useLayoutEffect(() => {
    const element = paragraph.current;
    if (!element) return;
    // Whether two lines are enough depends on the width, so it is asked again when that changes.
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="comment">
      <p ref={paragraph} className={open ? 'selectable' : 'selectable clamped'}>
        {text}
      </p>
      {(cut || open) && (
        <Button look="plain" compact tabIndex={tabIndex} aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.t(open ? 'common.less' : 'common.more')}
        </Button>
      )}
    </div>
  );
}
