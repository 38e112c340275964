import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestNames } from '../../../electron/bridge/channels';
import { type Handlers, requests } from '../../../electron/bridge/contract';
import { checkedSlice, createBridgeGate } from '../../../electron/desktop/bridge-gate';
import { fail } from '../../../electron/office/errors';

/** A gate in front of handlers that all answer the same, with a record of what it reports. */
function gateAnswering(answer: (name: string) => unknown) {
  const called: string[] = [];
  const refused: string[] = [];
  const failed: unknown[] = [];
  const names = Object.keys(requests);
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        called.push(name);
        return answer(name);
      },
    ]),
  ) as unknown as Handlers;
  const gate = createBridgeGate(handlers, {
    onRefused: (what, name, problem) => refused.push(`${what} ${name}: ${problem}`),
    onFailed: (_name, error) => failed.push(error),
  });
  return { gate, called, refused, failed };
}

describe('the bridge', () => {
  it('has a channel for every request of the contract', () => {
    expect([...requestNames].sort()).toEqual(Object.keys(requests).sort());
  });

  it.each(requestNames)('refuses what %s does not ask for, loudly, before anything happens', async (name) => {
    const { gate, called, refused } = gateAnswering(() => undefined);
    for (const input of ['text', 7, true, [], null, [{ evil: 1 }]]) {
      await expect(gate.answer(name, input)).rejects.toThrow(`${name}: refused`);
    }
    expect(called).toEqual([]);
    expect(refused).toHaveLength(6);
  });

  it('never lets a value of a refused input into its complaint', async () => {
    const { gate, refused } = gateAnswering(() => undefined);
    const canary = 'hunter2-canary';
    await expect(gate.answer('signIn', { password: canary, [canary]: 1, untilQuit: canary })).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(canary) }),
    );
    expect(refused.join()).not.toContain(canary);
  });

  it('takes only what the contract names out of an answer', async () => {
    const { gate } = gateAnswering(() => ({ hits: [], more: false, password: 'secret' }));
    await expect(gate.answer('searchPeople', { text: 'a', limit: 5 })).resolves.toEqual({
      hits: [],
      more: false,
    });
  });

  it('gives out no answer that is not as agreed', async () => {
    const { gate, refused } = gateAnswering(() => ({ hits: 'all' }));
    await expect(gate.answer('searchPeople', { text: 'a', limit: 5 })).rejects.toThrow('not as agreed');
    expect(refused[0]).toMatch(/^output searchPeople: hits/);
  });

  it('tells the page the name of a failure and the log its cause', async () => {
    const cause = new Error('connect to 10.0.0.7 as anna with hunter2');
    const { gate, failed } = gateAnswering(() => {
      throw fail('server-down', { detail: 'HTTP 502' }, cause);
    });
    await expect(gate.answer('syncNow', undefined)).rejects.toEqual(new Error('syncNow: server-down'));
    expect(failed).toHaveLength(1);
    expect((failed[0] as Error).cause).toBe(cause);
  });

  it('tells nothing of an error that nobody expected', async () => {
    const { gate } = gateAnswering(() => {
      throw new Error('ENOENT /home/anna/secret');
    });
    await expect(gate.answer('diagnostics', undefined)).rejects.toEqual(new Error('diagnostics: malformed'));
  });

  it('holds out against anything', async () => {
    const { gate, called } = gateAnswering(() => undefined);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...requestNames), fc.anything(), async (name, input) => {
        const before = called.length;
        const wanted = requests[name].input.safeParse(input).success;
        await gate.answer(name, input).catch(() => undefined);
        expect(called.length - before).toBe(wanted ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a pushed slice', () => {
  it('is held against its schema', () => {
    const refused: string[] = [];
    const reports = { onRefused: (...facts: string[]) => refused.push(facts.join(' ')) };
    expect(checkedSlice('people', { count: 3 }, reports)).toEqual({ name: 'people', value: { count: 3 } });
    expect(checkedSlice('people', { count: 'three' } as never, reports)).toBeUndefined();
    expect(refused).toEqual(['slice people count: invalid_type']);
    const dictionary = new Uint8Array(8);
    const words = { locale: 'en', languages: ['en'], dictionary } as never;
    expect(checkedSlice('words', words, reports)).toBeUndefined();
  });
});
