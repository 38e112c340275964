import { describe, expect, test } from 'vitest';
import { fail, type OfficeError } from '../../../../electron/office/errors';
import { Part } from '../../../../electron/systems/onlyoffice/part';

function makePart() {
  const given = {
    now: 0,
    failure: undefined as OfficeError | undefined,
    value: ['a'] as readonly string[],
    reads: 0,
  };
  const part = new Part<readonly string[]>(
    async () => {
      given.reads += 1;
      if (given.failure !== undefined) throw given.failure;
      return given.value;
    },
    [],
    { staleMs: 100, offMs: 1_000 },
    () => given.now,
  );
  return { given, part };
}

describe('one list', () => {
  test('is wanted until it was read, and again when that is asked for', async () => {
    const { part } = makePart();
    expect([part.isWanted, part.capability, part.value]).toEqual([true, 'unknown', []]);
    await part.refresh();
    expect([part.isWanted, part.capability, part.value]).toEqual([false, 'on', ['a']]);
    part.want();
    expect(part.isWanted).toBe(true);
  });

  test('stands in for itself while what was read is recent, and says why afterwards', async () => {
    const { part, given } = makePart();
    await part.refresh();
    given.failure = fail('server-down');
    expect(await part.refresh()).toEqual({ name: 'server-down' });
    expect([part.value, part.failure]).toEqual([['a'], undefined]);
    given.now = 100;
    expect([part.value, part.failure]).toEqual([['a'], { name: 'server-down' }]);
  });

  test.each(['module-off', 'forbidden'] as const)(
    'of a module that is off (%s) is empty and left alone for long',
    async (name) => {
      const { part, given } = makePart();
      await part.refresh();
      given.failure = fail(name);
      expect(await part.refresh()).toBeUndefined();
      expect([part.isOff, part.capability, part.value, part.failure]).toEqual([true, name, [], undefined]);
      given.now = 1_000;
      expect(part.isOff).toBe(false);
      given.failure = undefined;
      await part.refresh();
      expect([part.capability, part.value]).toEqual(['on', ['a']]);
    },
  );

  test('is asked again at once when somebody signs in', async () => {
    const { part, given } = makePart();
    given.failure = fail('module-off');
    await part.refresh();
    part.reconsider();
    expect([part.isOff, part.isWanted, part.capability]).toEqual([false, true, 'unknown']);
  });

  test('that fails waits for its turn like the others', async () => {
    const { part, given } = makePart();
    given.failure = fail('timeout');
    given.now = 7;
    await part.refresh();
    expect([part.isWanted, part.triedAt]).toEqual([false, 7]);
  });

  test('fails for good when only signing in helps', async () => {
    const { part, given } = makePart();
    given.failure = fail('expired');
    await expect(part.refresh()).rejects.toBe(given.failure);
  });
});
