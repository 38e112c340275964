import { describe, expect, test } from 'vitest';
import { formatTable, makeFigure } from '../../bench/figure';
import { median, percentile } from '../../bench/statistics';

describe('a figure', () => {
  test('has the ratio of its value to its baseline', () => {
    expect(makeFigure('start.tray', { value: 366.666, baseline: 305.5 }, 'ms', 1.2)).toEqual({
      id: 'start.tray',
      value: 366.67,
      unit: 'ms',
      baseline: 305.5,
      ratio: 1.2,
      aim: 1.2,
      atMost: true,
    });
  });

  test('has no ratio to a baseline that is too small to be seen', () => {
    expect(makeFigure('decide', { value: 27, baseline: 0 }, 'ms')).toMatchObject({
      baseline: 0,
      ratio: null,
    });
  });

  test('without a baseline has no ratio', () => {
    const { baseline, ratio, aim } = makeFigure('size.renderer-js', { value: 301 }, 'kB', 400);
    expect({ baseline, ratio, aim }).toEqual({ baseline: null, ratio: null, aim: 400 });
  });

  test('keeps three digits where two decimals would leave none', () => {
    expect(makeFigure('search.p50', { value: 0.0012345, baseline: 0.01 }, 'ms')).toMatchObject({
      value: 0.00123,
      ratio: 0.123,
    });
  });
});

describe('the table', () => {
  test('says which aims are met: of the ratio where there is one, of the value otherwise', () => {
    const lines = formatTable([
      makeFigure('a', { value: 12, baseline: 10 }, 'ms', 1.2),
      makeFigure('b', { value: 13, baseline: 10 }, 'ms', 1.2),
      makeFigure('c', { value: 399 }, 'kB', 400),
      makeFigure('d', { value: 1 }, 'ms'),
    ]).split('\n');
    expect(lines.map((line) => /met$|missed$/.exec(line)?.[0])).toEqual([
      undefined,
      'met',
      'missed',
      'met',
      undefined,
    ]);
  });
});

describe('statistics', () => {
  test('a median is the middle, or the mean of the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  test('a percentile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 0)).toBe(1);
    expect(percentile([7], 0.99)).toBe(7);
  });

  test('of nothing there are none', () => {
    expect(() => percentile([], 0.5)).toThrow('nothing');
  });
});
