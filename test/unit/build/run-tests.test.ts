import { describe, expect, it } from 'vitest';
import { countTests, failuresOf, summaryOf } from '../../../build/run-tests.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('counting tests', () => {
  it('adds up files', () => {
    const report = {
      testResults: [file('passed', 'passed', 'passed'), file('failed', 'failed', 'skipped', 'passed')],
    };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(countTests({ testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a failure outside any test, and a run without a report', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(countTests(undefined, 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts nothing where there are no tests', () => {
    expect(countTests({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('names what failed, and why, in a line each', () => {
    const failed = {
      status: 'failed',
      fullName: 'a door opens',
      failureMessages: ['Error: stuck\n  at a.ts'],
    };
    const report = {
      testResults: [
        { ...file('passed', 'passed'), message: '' },
        { status: 'failed', name: 'b.ts', message: 'no such module\nat b', assertionResults: [failed] },
      ],
    };
    expect(failuresOf(report)).toEqual(['b.ts: no such module', 'a door opens: Error: stuck']);
    expect(failuresOf(undefined)).toEqual([]);
  });

  it('ends in one line', () => {
    const counts = { passed: 2, failed: 0, skipped: 0 };
    expect(summaryOf([counts, counts])).toBe('4 passed, 0 failed');
    expect(summaryOf([counts, { passed: 0, failed: 3, skipped: 1 }])).toBe('2 passed, 3 failed, 1 skipped');
  });
});
