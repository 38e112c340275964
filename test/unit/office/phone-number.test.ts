import { describe, expect, test } from 'vitest';
import { bestPhone, dialledNumber } from '../../../electron/office/phone-number';

describe('a number as people write it', () => {
  test.each([
    ['+48 (0) 22 555-10.00', '+48225551000'],
    ['22/555 10 00', '225551000'],
    ['*100#', '*100#'],
    ['22 769 85 84 ext. 163', '227698584;ext=163'],
    ['22 769 85 84 x163', '227698584;ext=163'],
    ['22 769 85 84, wew. 12', '227698584;ext=12'],
    ['+49 30 100 Durchwahl: 7', '+4930100;ext=7'],
    ['+351 21 100 ramal 40', '+35121100;ext=40'],
  ])('%s is dialled %s', (written, dialled) => expect(dialledNumber(written)).toBe(dialled));

  test.each(['1-800-FLOWERS', '22 100 (Ola)', '22 100 or 101', 'ext. 12', '7', '', '1'.repeat(51), '☎ 100'])(
    '%j is nothing that can be dialled',
    (written) => expect(dialledNumber(written)).toBeUndefined(),
  );

  test('is looked at in a moment, whatever it holds', () => {
    expect(dialledNumber(`${'1 ext '.repeat(8)}x`)).toBeUndefined();
  });
});

test('the desk is dialled before the mobile, and that before anything else', () => {
  expect(bestPhone([{ kind: 'other' }, { kind: 'mobile' }, { kind: 'desk' }])?.kind).toBe('desk');
  expect(bestPhone([{ kind: 'other' }, { kind: 'mobile' }])?.kind).toBe('mobile');
  expect(bestPhone([])).toBeUndefined();
});
