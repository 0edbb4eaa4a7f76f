/**
 * `npm test`: runs every suite, two at a time, and ends with `N passed, N failed` over all of them. What a suite
 * printed is shown when it failed, and kept in test-results/.
 *
 *   node test/run.mjs [--only unit,types,…]
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suites } from './runner/suites.mjs';

const ROOT = join(import.meta.dirname, '..');
const AT_ONCE = 2;
/** Nothing takes so long, on a machine busy with other work either, but a test that hangs. */
const LIMIT_MS = 40 * 60_000;

/** @typedef {import('./runner/suites.mjs').Suite} Suite @typedef {import('./runner/reports.mjs').Count} Count */

/** @type {Set<number>} */
const running = new Set();

/** A runner has children of its own, so it leads a group, and the group is ended. @param {number} pid */
function end(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** @param {string[]} args @param {number} log @param {NodeJS.ProcessEnv} env @returns {Promise<boolean>} whether it succeeded */
function run(args, log, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      // A runner that finds FORCE_COLOR set would colour the log.
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...env },
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
    });
    const pid = child.pid ?? 0;
    running.add(pid);
    const limit = setTimeout(() => end(pid), LIMIT_MS);
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      clearTimeout(limit);
      running.delete(pid);
      resolve(code === 0);
    });
  });
}

/** @param {Suite} suite @returns {Promise<Count>} */
async function runSuite({ name, commands, env = {}, report, count }) {
  if (report) rmSync(join(ROOT, report), { force: true });
  const logFile = join(ROOT, `test-results/${name}.log`);
  const log = openSync(logFile, 'w');
  const startedMs = performance.now();
  let succeeded = true;
  for (const command of commands) succeeded = (await run(command, log, env)) && succeeded;
  closeSync(log);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const result = count(report ? readReport(join(ROOT, report)) : null, succeeded);
  if (result.failed > 0) console.log(`\n${readFileSync(logFile, 'utf8').trim()}\n`);
  console.log(`${name.padEnd(8)} ${counted(result)}  (${seconds} s)${result.complaint ? `: ${result.complaint}` : ''}`);
  return result;
}

/** @param {Count} count */
function counted({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {string} file @returns {unknown} null where there is none, or half a one */
function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  } catch {
    return null;
  }
}

/** @param {string[]} args @returns {Suite[]} */
function chosen(args) {
  if (args.length === 0) return [...suites];
  const names = args[0] === '--only' && args.length === 2 ? (args[1] ?? '').split(',') : [];
  const known = suites.map(({ name }) => name);
  if (names.length === 0 || !names.every((name) => known.includes(name))) {
    console.error(`usage: node test/run.mjs [--only ${known.join(',')}]`);
    process.exit(2);
  }
  return suites.filter(({ name }) => names.includes(name));
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
process.once('exit', () => running.forEach(end));

const waiting = chosen(process.argv.slice(2));
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
const total = { passed: 0, failed: 0 };
const work = async () => {
  for (let suite = waiting.shift(); suite; suite = waiting.shift()) {
    const { passed, failed } = await runSuite(suite);
    total.passed += passed;
    total.failed += failed;
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
