import { initialsOf, toneOf } from './tone';

/** Decoration: the name stands beside it. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className="avatar" data-tone={toneOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
