import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Authority, certificateKinds } from '../../offices/common/certificates';
import { FaultBox, faultSchema } from '../../offices/common/faults';
import { mailboxFor, makeName } from '../../offices/common/people-names';
import { lastDayOf, weekday, workingDays } from '../../offices/common/plain-dates';
import { SeededRandom } from '../../offices/common/random';
import { choice, flag, number, SwitchBoard, text } from '../../offices/common/switches';
import { instantOf, offsetText } from '../../offices/common/zoned-time';

describe('days', () => {
  test('a stretch of n working days has n working days and begins and ends on one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 40 }), (day, count) => {
        const from = new Date(day * 86_400_000).toISOString().slice(0, 10);
        fc.pre(weekday(from) <= 5);
        const to = lastDayOf(from, count);
        expect(workingDays(from, to)).toBe(count);
        expect(weekday(to)).toBeLessThanOrEqual(5);
      }),
    );
  });

  test('wall time in Warsaw is one hour ahead of UTC in winter and two in summer', () => {
    expect(instantOf('Europe/Warsaw', '2026-01-15', '10:00').toISOString()).toBe('2026-01-15T09:00:00.000Z');
    expect(instantOf('Europe/Warsaw', '2026-07-15', '10:00').toISOString()).toBe('2026-07-15T08:00:00.000Z');
    expect(instantOf('Europe/Warsaw', '2026-10-25', '00:00').toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(offsetText('Europe/Warsaw', new Date('2026-07-15T08:00:00Z'))).toBe('+02:00');
  });
});

describe('names', () => {
  test('keep their diacritics, and their mailboxes have none', () => {
    const random = new SeededRandom('names');
    const names = Array.from({ length: 3_000 }, () =>
      makeName(random, { pl: 1, de: 1, pt: 1, en: 1, fr: 1 }),
    );
    const all = names.map((name) => `${name.given} ${name.family}`).join(' ');
    for (const letter of ['ł', 'ż', 'ß', 'ü', 'ã', 'ç', 'é', 'ë']) expect(all).toContain(letter);
    for (const name of names) expect(mailboxFor(name)).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/u);
  });

  test('of Polish women have the ending of a woman', () => {
    const random = new SeededRandom('polish');
    for (let made = 0; made < 1_000; made += 1) {
      const name = makeName(random, { pl: 1, de: 0, pt: 0, en: 0, fr: 0 });
      if (name.gender === 'woman') expect(name.family).not.toMatch(/(?:sk|ck|dzk)i\b/u);
      else expect(name.family).not.toMatch(/(?:sk|ck|dzk)a\b/u);
    }
  });
});

describe('switches', () => {
  const make = () =>
    new SwitchBoard({
      shape: choice('round', 'square'),
      loud: flag(false),
      most: number(3),
      word: text('yes'),
    });

  test('start with the first choice and take text as a command line gives it', () => {
    const board = make();
    expect(board.values).toEqual({ shape: 'round', loud: false, most: 3, word: 'yes' });
    board.set({ shape: 'square', loud: 'true', most: '7', word: 'no' });
    expect(board.values).toEqual({ shape: 'square', loud: true, most: 7, word: 'no' });
  });

  test('refuse names and values that do not exist, and then change nothing', () => {
    const board = make();
    for (const wrong of [{ size: 1 }, { shape: 'oval' }, { loud: 'perhaps' }, { most: 'many' }]) {
      expect(() => board.set({ word: 'no', ...wrong })).toThrow(RangeError);
    }
    expect(board.values.word).toBe('yes');
  });
});

describe('faults', () => {
  const request = {
    method: 'GET',
    path: '/data/a',
    query: new URLSearchParams(),
    headers: {},
    cookies: new Map<string, string>(),
    body: Buffer.alloc(0),
  };

  test('are used as often as they say, after as many requests as they let through', () => {
    const box = new FaultBox();
    box.add(
      faultSchema.parse({ kind: 'hang', times: 2, after: 1, match: { path: '/data/a', login: 'Anna@x' } }),
    );
    const used = Array.from({ length: 5 }, () => box.take(request, '/data/a?x=1', 'anna@x')?.kind);
    expect(used).toEqual([undefined, 'hang', 'hang', undefined, undefined]);
  });

  test('match method, part of an address, pattern and login', () => {
    const box = new FaultBox();
    box.add(faultSchema.parse({ kind: 'hang', match: { method: 'PUT' } }));
    box.add(faultSchema.parse({ kind: 'garbage', match: { path: '/\\/b$/' } }));
    expect(box.take(request, '/data/a', null)).toBeUndefined();
    expect(box.take(request, '/data/b', null)?.kind).toBe('garbage');
    expect(box.take({ ...request, method: 'PUT' }, '/data/a', null)?.kind).toBe('hang');
  });
});

describe('certificates', () => {
  test('are what they are called', async () => {
    const authority = await Authority.make('Test authority');
    const ca = new X509Certificate(authority.caPem);
    const issued = await Promise.all(certificateKinds.map((kind) => authority.issue(kind)));
    const about = issued.map(({ cert }, place) => {
      const leaf = new X509Certificate(cert);
      const isCurrent = Date.parse(leaf.validFrom) <= Date.now() && Date.now() <= Date.parse(leaf.validTo);
      const byCa = leaf.checkIssued(ca) && leaf.verify(ca.publicKey);
      return [certificateKinds[place], byCa, isCurrent, leaf.checkHost('localhost') !== undefined];
    });
    expect(about).toEqual([
      ['good', true, true, true],
      ['renewed', true, true, true],
      ['expired', true, false, true],
      ['not-yet-valid', true, false, true],
      ['wrong-host', true, true, false],
      ['unknown-issuer', false, true, true],
      ['self-signed', false, true, true],
    ]);
  });
});
