/** What `npm test` is made of. A suite is one or more commands, run one after the other, and a way to count. */
import { countCheck, countReport, readPlaywright, readVitest } from './reports.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[][]} commands arguments for Node
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [report] file that the runner writes
 * @property {(report: unknown, succeeded: boolean) => import('./reports.mjs').Count} count
 */

const TSC = 'node_modules/typescript/bin/tsc';

/** @param {string} name */
export function reportFile(name) {
  return `test-results/${name}.json`;
}

/** @param {string} name @param {...string[]} commands @returns {Suite} */
function check(name, ...commands) {
  return { name, commands, count: (_report, succeeded) => countCheck(succeeded) };
}

/** A project of vitest.config.ts. @param {string} name @returns {Suite} */
function vitest(name) {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
  return {
    name,
    commands: [['node_modules/vitest/vitest.mjs', 'run', '--project', name, ...reporters]],
    report: reportFile(name),
    count: (report, succeeded) => countReport(report, readVitest, succeeded),
  };
}

/** In the order in which they are begun: the long ones first. @type {readonly Suite[]} */
export const suites = [
  vitest('unit'),
  // The tests' project has the simulator in it.
  check('types', [TSC, '-p', 'test'], [TSC, '-p', 'ui']),
  check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=50']),
  check('unused', ['node_modules/knip/bin/knip.js']),
  vitest('peers'),
  {
    name: 'browser',
    commands: [
      ['node_modules/playwright/cli.js', 'test', '-c', 'test/browser/playwright.config.ts', '--reporter=line,json'],
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile('browser') },
    report: reportFile('browser'),
    count: (report, succeeded) => countReport(report, readPlaywright, succeeded),
  },
];
