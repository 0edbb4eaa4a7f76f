/** The last line of `npm test` must be true whatever happens to a runner. */
import { describe, expect, it } from 'vitest';
import { countReport, readPlaywright, readVitest } from './reports.mjs';

const file = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('the count of a suite', () => {
  it('is that of the report of vitest', () => {
    const report = { testResults: [file('passed', 'passed', 'pending'), file('passed', 'failed')] };
    expect(countReport(report, readVitest, false)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('has a failure for a test file that could not be loaded', () => {
    const report = { testResults: [file('passed'), { status: 'failed', assertionResults: [] }] };
    expect(countReport(report, readVitest, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('is that of the report of playwright, where a flaky test failed', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(countReport(report, readPlaywright, false)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('has a failure when the runner left no report', () => {
    expect(countReport(null, readVitest, true)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('has a failure when the runner failed although every test passed', () => {
    expect(countReport({ testResults: [file('passed')] }, readVitest, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('has a failure when no test was run', () => {
    expect(countReport({ testResults: [file('pending')] }, readVitest, true)).toMatchObject({ passed: 0, failed: 1 });
  });
});
