/**
 * What a picture is called outside this program's own rooms: a name that says nothing of the person, and that nobody can
 * guess. Only people who were shown have one.
 */
import { randomBytes } from 'node:crypto';
import type { Pictured } from '../office/picture';

/** More rows than a window shows. */
const mostNames = 2_000;

export interface PhotoNames {
  /** The same for the same people with the same pictures, for as long as it is used. */
  nameFor(people: readonly Pictured[]): string;
  peopleOf(name: string): readonly Pictured[] | undefined;
}

export function createPhotoNames(): PhotoNames {
  const names = new Map<string, string>();
  const known = new Map<string, readonly Pictured[]>();
  return {
    nameFor(people) {
      const who = JSON.stringify(
        people.map(({ accountId, personId, photo }) => [accountId, personId, photo]),
      );
      const name = names.get(who) ?? randomBytes(32).toString('base64url');
      // Taken out and put in again, the ones shown last stand last.
      names.delete(who);
      names.set(who, name);
      known.set(name, people);
      for (const [oldest, itsName] of names) {
        if (names.size <= mostNames) break;
        names.delete(oldest);
        known.delete(itsName);
      }
      return name;
    },
    peopleOf: (name) => known.get(name),
  };
}
