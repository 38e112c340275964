/** One action's refusal, with the number that onOffice gives it. */
export class ActionError extends Error {
  override readonly name = 'ActionError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** One action as it was asked for. */
export interface AskedAction {
  readonly verb: string;
  readonly actionId: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly identifier: unknown;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whose rights count: a user name from the marketplace's claim; `null` for those of the API user. */
  readonly viewer: string | null;
}

export interface OfficeRecord {
  readonly id: number | string;
  readonly type: string | null;
  readonly elements: unknown;
}

/** What an action gives: its records, how many there are in all, and what it changed. */
export interface ActionResult {
  readonly records: readonly OfficeRecord[];
  readonly total: number | null;
  readonly effect?: object;
}

/** The names in `data`. A list, as reading calls take it. */
export function namesIn(data: unknown): string[] {
  if (!Array.isArray(data)) return [];
  return data.filter((name) => typeof name === 'string');
}
