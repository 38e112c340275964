import { initialsOf, toneOf } from './tone';

interface AvatarProps {
  readonly name: string;
  /** Where the picture is, if there turns out to be one. */
  readonly photo?: string | undefined;
}

/** Decoration: the name stands beside it. The picture lies over the initials; one that never comes is never seen. */
export function Avatar({ name, photo }: AvatarProps) {
  return (
    <span className="avatar" data-tone={toneOf(name)} aria-hidden="true">
      {initialsOf(name)}
      {photo && (
        <img
          key={photo}
          src={photo}
          alt=""
          loading="lazy"
          onLoad={({ currentTarget }) => currentTarget.classList.add('loaded')}
        />
      )}
    </span>
  );
}
