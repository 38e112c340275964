/**
 * What passes the bridge: every input, output and pushed slice is held against the contract. Whatever does not fit is
 * refused loudly, on both sides. Knows no Electron.
 */
import type { z } from 'zod';
import { type Handlers, type RequestName, requests, type SlicePush } from '../bridge/contract';
import { type SliceName, type Slices, slices } from '../bridge/slices';
import { failureOf } from '../office/errors';

export type BridgeRefusal = 'sender' | 'input' | 'output' | 'slice';

export interface BridgeReports {
  /** `problem` names fields and kinds, never values: it goes to the log. */
  onRefused(what: BridgeRefusal, name: string, problem: string): void;
  /** A handler threw: the cause is for the log and crosses no bridge. */
  onFailed(name: RequestName, error: unknown): void;
}

export interface BridgeGate {
  /**
   * Answers a request. Rejects with a plain `Error` whose message is the request's name and, for a handler's failure,
   * the failure's name.
   */
  answer(name: RequestName, input: unknown): Promise<unknown>;
}

/** Puts the contract in front of the handlers. */
export function createBridgeGate(handlers: Handlers, reports: BridgeReports): BridgeGate {
  return {
    async answer(name, input) {
      const asked = requests[name].input.safeParse(input);
      if (!asked.success) {
        const problem = problemOf(asked.error);
        reports.onRefused('input', name, problem);
        throw new Error(`${name}: refused, ${problem}`);
      }
      const output = await carryOut(name, asked.data);
      const answered = requests[name].output.safeParse(output);
      if (!answered.success) {
        const problem = problemOf(answered.error);
        reports.onRefused('output', name, problem);
        throw new Error(`${name}: the answer is not as agreed, ${problem}`);
      }
      return answered.data;
    },
  };

  async function carryOut(name: RequestName, input: unknown): Promise<unknown> {
    // The input was held against this very request's schema above.
    const handler = handlers[name] as (input: unknown) => unknown;
    try {
      return await handler(input);
    } catch (error) {
      reports.onFailed(name, error);
      throw new Error(`${name}: ${failureOf(error).name}`);
    }
  }
}

/** A slice held against its schema and ready to be sent; `undefined`, and reported, when it does not fit. */
export function checkedSlice<Name extends SliceName>(
  name: Name,
  value: Slices[Name],
  reports: Pick<BridgeReports, 'onRefused'>,
): SlicePush | undefined {
  const checked = slices[name].safeParse(value);
  if (checked.success) return { name, value: checked.data } as SlicePush;
  reports.onRefused('slice', name, problemOf(checked.error));
  return undefined;
}

/** Where and of what kind, for at most three places. */
function problemOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || 'all of it'}: ${issue.code}`)
    .join('; ')
    .slice(0, 300);
}
