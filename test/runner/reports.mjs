/** Counts what a suite's runner reported. No report, or a runner that disagrees with its report, is a failure. */

/**
 * @typedef {{ passed: number, failed: number, skipped: number, complaint?: string }} Count
 * @typedef {(report: any) => Count} ReadReport
 */

/** A suite that is one check: a command that succeeds or doesn't. @param {boolean} succeeded @returns {Count} */
export function countCheck(succeeded) {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/** Vitest's JSON report. A file that can't even be loaded has no tests in it, yet it failed. @type {ReadReport} */
export function readVitest(report) {
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const unloaded = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded.length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').length,
  };
}

/** Playwright's JSON report. A test that passed only on a second try failed. @type {ReadReport} */
export function readPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * The count of a suite whose runner ended.
 * @param {unknown} report parsed, or null where there is none @param {ReadReport} read @param {boolean} succeeded
 * @returns {Count}
 */
export function countReport(report, read, succeeded) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, complaint: 'the runner left no report' };
  const count = read(report);
  if (count.failed > 0) return count;
  if (!succeeded) return { ...count, failed: 1, complaint: 'the runner failed outside of the tests' };
  if (count.passed === 0) return { ...count, failed: 1, complaint: 'no test was run' };
  return count;
}
