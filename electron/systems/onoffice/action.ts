import type { Fields } from '../../session/fields';
import { codeFailure, missingResult } from './error-codes';

/** What an action does; `read` and `get` read, the others write (reference a.2). */
export type ActionVerb = 'read' | 'get' | 'create' | 'modify';

/** One action to be sent, not yet signed. */
export interface Action {
  readonly verb: ActionVerb;
  /** With its exact capitals: it is signed as sent. */
  readonly resourceType: string;
  /** A record number, or a module's name; empty for most. */
  readonly resourceId?: string;
  readonly parameters: Fields;
  /** Fields to ask for, sent as `data`; those that the account refuses are left out by and by. */
  readonly fields?: readonly string[];
}

export interface OfficeRecord {
  readonly id: string;
  readonly elements: Fields;
}

/** What an action gave. `total` is the number of matches where the answer tells. */
export interface ActionSuccess {
  readonly code: 0;
  readonly records: readonly OfficeRecord[];
  readonly total: number | undefined;
}

export interface ActionFailure {
  readonly code: number;
  /** The server's own text; it may name a field and is read for that only, never shown or logged. */
  readonly message: string;
}

export type ActionOutcome = ActionSuccess | ActionFailure;

/**
 * What an action gave, or `undefined` where this account may not have it or its office does not offer it.
 * @throws OfficeError for any other failure: what is known must not be replaced by nothing
 */
export function unlessRefused(outcome: ActionOutcome | undefined): ActionSuccess | undefined {
  if (outcome !== undefined && succeeded(outcome)) return outcome;
  const failure = codeFailure(outcome?.code ?? missingResult);
  if (['forbidden', 'module-off'].includes(failure.failure.name)) return undefined;
  throw failure;
}

export function succeeded(outcome: ActionOutcome): outcome is ActionSuccess {
  return outcome.code === 0;
}
