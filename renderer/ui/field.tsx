import { type ReactNode, useId } from 'react';
import { Icon } from './icon';

/** What ties an input to its label, hint and error. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly children: (ties: FieldTies) => ReactNode;
}

/** A labelled input; hint and error are its description, so that they are read out with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const ties: FieldTies = { id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(ties)}
      {error && (
        <div id={`${id}-error`} className="field-error">
          <Icon name="warning" />
          <span>{error}</span>
        </div>
      )}
      {hint && (
        <div id={`${id}-hint`} className="quiet small">
          {hint}
        </div>
      )}
    </div>
  );
}
