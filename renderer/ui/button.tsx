import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'disabled'> {
  /** `filled` for the one thing to do, `danger` for what cannot be taken back, `plain` for what is beside the point. */
  readonly look?: 'filled' | 'outlined' | 'danger' | 'plain';
  readonly icon?: IconName;
  readonly compact?: boolean;
  /** Work is going on: a spinner, and clicks do nothing, but the focus stays. */
  readonly busy?: boolean;
}

export function Button({ look = 'outlined', icon, compact, busy, children, onClick, ...rest }: ButtonProps) {
  const classes = ['button', look];
  if (compact) classes.push('compact');
  if (children === undefined) classes.push('square');
  // Nothing moves when work begins: the spinner takes the place of the icon, or lies over the words.
  if (busy && !icon) classes.push('covered');
  return (
    <button
      type="button"
      {...rest}
      className={classes.join(' ')}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
