import type { Action, ActionFailure } from './action';
import { isFieldError } from './error-codes';

/**
 * Remembers which fields an account refuses. One refused name fails a whole call (reference b.3), so it is left out and
 * the call is made again; the account is not asked for it any more.
 */
export class FieldNegotiation {
  readonly #refused = new Map<string, Set<string>>();

  /** The action without the fields that are known to be refused. */
  fit(action: Action): Action {
    const refused = this.#refused.get(keyOf(action));
    if (action.fields === undefined || refused === undefined) return action;
    return { ...action, fields: action.fields.filter((name) => !refused.has(name)) };
  }

  /** Learns from a refusal; `true` when the action is worth another try. */
  learn(action: Action, failure: ActionFailure): boolean {
    if (!isFieldError(failure.code) || action.fields === undefined) return false;
    const name = refusedName(failure.message, action.fields);
    if (name === undefined || action.fields.length === 1) return false;
    this.refuse(action, name);
    return true;
  }

  refuse(action: Pick<Action, 'verb' | 'resourceType'>, name: string): void {
    const key = keyOf(action);
    const refused = this.#refused.get(key) ?? new Set();
    this.#refused.set(key, refused.add(name));
  }

  refuses(action: Pick<Action, 'verb' | 'resourceType'>, name: string): boolean {
    return this.#refused.get(keyOf(action))?.has(name) ?? false;
  }
}

/**
 * The field that a refusal is about, out of those that were sent: `"(3, tags)"` on reading, `"(Kommentar, text)"` on
 * writing (reference b.3), else any of them that stands in the text by itself.
 */
export function refusedName(message: string, fields: readonly string[]): string | undefined {
  const pair = /\(\s*([^,()]*?)\s*,\s*([^()]*?)\s*\)/.exec(message);
  const named = [pair?.[2], pair?.[1]].find((name) => name !== undefined && fields.includes(name));
  if (named !== undefined) return named;
  const words = message.split(/[^\p{L}\p{N}_:.]+/u);
  return fields.find((name) => words.includes(name));
}

function keyOf({ verb, resourceType }: Pick<Action, 'verb' | 'resourceType'>): string {
  return `${verb} ${resourceType}`;
}
