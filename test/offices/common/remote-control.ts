import type { Operation } from './control-contract';
import { Refusal } from './refusal';

/**
 * The functions of a control port of an office in another process.
 * @typeParam Control the interface that belongs to these operations
 * @throws Refusal with the port's own sentence when it refuses
 */
export function remoteControl<Control extends object>(
  operations: Record<keyof Control & string, Operation>,
  controlUrl: string,
): Control {
  const call = async (operation: Operation, input: Record<string, unknown>): Promise<unknown> => {
    const rest = { ...input };
    const path = operation.path.replace(/:(\w+)/gu, (_part, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const url = new URL(path, controlUrl);
    const isGet = operation.method === 'GET';
    for (const [name, value] of isGet ? Object.entries(rest) : []) url.searchParams.set(name, String(value));
    const response = await fetch(url, {
      method: operation.method,
      ...(isGet ? {} : { body: JSON.stringify(rest), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Refusal(response.status, answer.error ?? response.statusText);
    return answer;
  };
  const functions = Object.entries<Operation>(operations).map(([name, operation]) => [
    name,
    (input: Record<string, unknown> = {}) => call(operation, input),
  ]);
  return Object.fromEntries(functions) as Control;
}
