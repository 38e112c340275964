import type { KeyboardEvent, Ref } from 'react';
import { Icon } from './icon';

interface SearchFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Keys that the field itself has no use for: Escape empties it first, where something is in it. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** A field that its view is all about. */
  readonly large?: boolean;
  /** Takes the focus when its view opens. */
  readonly first?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field above a list that narrows it, and stays in sight while the list scrolls. */
export function SearchField({ label, text, onText, onKeyDown, large, first, ref }: SearchFieldProps) {
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Escape' || text === '') return onKeyDown?.(event);
    event.preventDefault();
    onText('');
  };
  return (
    <div className={large ? 'search large' : 'search'}>
      <Icon name="search" />
      <input
        ref={ref}
        className="input"
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKey}
        {...(first && { 'data-first-focus': '' })}
      />
    </div>
  );
}
