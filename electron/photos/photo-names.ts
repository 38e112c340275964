/**
 * What a picture is called outside this program's own rooms: a name that says nothing of the person, and that nobody can
 * guess. Only people who were shown have one.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Pictured } from '../office/picture';

/** More rows than a window shows. */
const mostNames = 2_000;

export interface PhotoNames {
  /** The same for the same people with the same pictures, for as long as the program runs. */
  nameFor(people: readonly Pictured[]): string;
  peopleOf(name: string): readonly Pictured[] | undefined;
}

export function createPhotoNames(): PhotoNames {
  const key = randomBytes(32);
  const known = new Map<string, readonly Pictured[]>();
  return {
    nameFor(people) {
      const who = JSON.stringify(
        people.map(({ accountId, personId, photo }) => [accountId, personId, photo]),
      );
      const name = createHmac('sha256', key).update(who).digest('base64url');
      // Taken out and put in again, the ones shown last stand last.
      known.delete(name);
      known.set(name, people);
      for (const oldest of known.keys()) {
        if (known.size <= mostNames) break;
        known.delete(oldest);
      }
      return name;
    },
    peopleOf: (name) => known.get(name),
  };
}
