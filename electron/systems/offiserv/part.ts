import { type Failure, failureOf } from '../../office/errors';
import type { Capability } from '../../office/office-system';

/** One list of what waits, which may be missing by itself. */
export interface Part<Found> {
  readonly found: readonly Found[];
  readonly capability: Capability;
  readonly failure?: Failure;
  /** It was not asked for: this is what an earlier look found. */
  readonly isKept?: true;
}

export async function readPart<Found>(
  reference: string | undefined,
  read: (reference: string) => Promise<readonly Found[]>,
): Promise<Part<Found>> {
  if (reference === undefined) return { found: [], capability: 'not-offered' };
  try {
    return { found: await read(reference), capability: 'on' };
  } catch (error) {
    const failure = failureOf(error);
    return { found: [], failure, capability: failure.name === 'forbidden' ? 'forbidden' : 'unknown' };
  }
}
