import { requestNames } from '../../electron/bridge/channels';
import type { Handlers, RequestName } from '../../electron/bridge/contract';
import type { SliceName, Slices } from '../../electron/bridge/slices';
import { checkedSlice, createBridgeGate } from '../../electron/desktop/bridge-gate';
import { exchanges, sliceValues } from './bridge-documents';
import { beyondJson, mutated } from './mutate';
import type { Target, Verdict } from './target';

/** Asks the gate with an input, in front of a handler with one answer. Only the gate's own refusal may come back. */
async function ask(name: RequestName, input: unknown, output: unknown): Promise<Verdict> {
  const reported: string[] = [];
  const handlers = Object.fromEntries(requestNames.map((one) => [one, () => output])) as unknown as Handlers;
  const gate = createBridgeGate(handlers, {
    onRefused: (what) => reported.push(what),
    onFailed: (_name, error) => {
      throw error;
    },
  });
  try {
    await gate.answer(name, input);
    return 'taken';
  } catch (error) {
    const isRefusal =
      error instanceof Error && error.message.startsWith(`${name}: `) && reported.length === 1;
    if (!isRefusal) throw error;
    return 'refused';
  }
}

function checkSlice(name: SliceName, value: unknown): Verdict {
  const reported: string[] = [];
  const reports = { onRefused: (what: string) => reported.push(what) };
  const push = checkedSlice(name, value as Slices[typeof name], reports);
  if ((push === undefined) !== (reported.length === 1)) throw new Error('a refusal is reported, once');
  return push === undefined ? 'refused' : 'taken';
}

export const bridgeTargets: readonly Target[] = [
  ...requestNames.map((name): Target => {
    const [input, output] = exchanges[name];
    return {
      name: `bridge input ${name}`,
      arbitrary: mutated([input], beyondJson),
      run: (given) => ask(name, given, output),
    };
  }),
  ...requestNames.map((name): Target => {
    const [input, output] = exchanges[name];
    return {
      name: `bridge answer ${name}`,
      arbitrary: mutated([output], beyondJson),
      run: (given) => ask(name, input, given),
    };
  }),
  ...(Object.keys(sliceValues) as SliceName[]).map(
    (name): Target => ({
      name: `bridge slice ${name}`,
      arbitrary: mutated([sliceValues[name]], beyondJson),
      run: (given) => checkSlice(name, given),
    }),
  ),
];
