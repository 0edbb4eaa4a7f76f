/**
 * What does an open page cost a running cycle, and does it stutter meanwhile? Initial cycles of the same users to the
 * same target, in turns without a page and with the overview, the flow view and the log open; beside each how long the
 * page's frames were. A cycle with a page should be at most 5 % slower. The processor time of the server says how much
 * of that is its own work, on a machine that is busy with the browser at the same time.
 *
 *   node test/bench/page-beside-cycle.mjs [--users 10000] [--rounds 3]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { recordedBrowser } from '../set-up/browser.mjs';
import { median, option, whole } from './harness/figures.mjs';
import { startTarget, TOKEN } from './harness/target.mjs';

const MOST_SLOWER = 1.05;
/** Of a second, in /proc. */
const CLOCK_TICKS = 100;
const users = option('users', 10_000);
const rounds = option('rounds', 3);
const root = join(import.meta.dirname, '../..');

/** Starts the server that a person would start; its users are all in scope. @param {string} target */
async function startServer(target) {
  const args = ['start', '--port', '0', '--memory', '--users', String(users), '--groups', '0', '--scope', 'all'];
  const main = join(root, 'dist/simulator/cli/main.js');
  const child = spawn(process.execPath, [main, ...args, '--target', target, '--token', TOKEN]);
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const read = (/** @type {Buffer} */ data) => {
      said += data;
      const found = /Page\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`provsim ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  const stat = `/proc/${child.pid}/stat`;
  /** Seconds of processor time so far, where Linux tells; they don't depend on what else the machine does. */
  const cpuSeconds = () => {
    if (!existsSync(stat)) return 0;
    const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  };
  return { address: /** @type {string} */ (address), cpuSeconds, stop };
}

/** @param {string} url @returns {Promise<any>} */
async function getJson(url) {
  return (await fetch(url)).json();
}

const target = await startTarget();
const server = await startServer(target.url);
const executablePath = recordedBrowser(root);
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
});

try {
  const [application] = (await getJson(`${server.address}/control/applications`)).value;
  const { servicePrincipalId } = application;
  const [jobId] = application.jobIds;
  const jobUrl = `${server.address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}`;

  /** Waits for an initial cycle other than the one given. @param {string | null} before */
  const nextCycle = async (before) => {
    for (;;) {
      const { lastCycles } = await getJson(`${server.address}/control/jobs/${jobId}`);
      const [last] = lastCycles;
      if (last && last.cycleId !== before && last.kind === 'initial') {
        const { created, failed } = last.counts;
        if (created === 0 || failed > 0) throw new Error(`The cycle went wrong: ${JSON.stringify(last)}`);
        return last;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  let last = await nextCycle(null);

  /** One initial cycle on an empty target; its time as the job wrote it down. */
  const runCycle = async () => {
    await target.reset();
    const body = JSON.stringify({ criteria: { resetScope: 'Full' } });
    await fetch(`${jobUrl}/restart`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const before = server.cpuSeconds();
    last = await nextCycle(last.cycleId);
    return { ms: last.durationMs, cpu: server.cpuSeconds() - before };
  };

  const screens = ['overview', 'flow', 'logs'];
  /** @typedef {{ ms: number, cpu: number }} Cost */
  const costs = new Map(['no page', ...screens].map((name) => [name, /** @type {Cost[]} */ ([])]));
  const frames = new Map(screens.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round < rounds; round++) {
    costs.get('no page')?.push(await runCycle());
    for (const screen of screens) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${server.address}/applications/${servicePrincipalId}/${screen}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByLabel('Loading').first().waitFor({ state: 'detached' });
      await page.evaluate(`
        window.frames = [];
        let last = performance.now();
        const measure = (now) => {
          window.frames.push(now - last);
          last = now;
          requestAnimationFrame(measure);
        };
        requestAnimationFrame(measure);
      `);
      costs.get(screen)?.push(await runCycle());
      const measured = /** @type {number[]} */ (await page.evaluate('window.frames'));
      frames.get(screen)?.push(...measured);
      await page.close();
    }
  }

  console.log(`A cycle of ${whole(users)} users beside an open page; median of ${rounds} rounds`);
  const alone = costs.get('no page') ?? [];
  // Of each round by itself: what else the machine was doing weighed on all of its runs alike.
  const ratio = (/** @type {Cost[]} */ all, /** @type {keyof Cost} */ what) =>
    median(all.map((cost, round) => cost[what] / (alone[round]?.[what] || 1)));
  for (const [name, all] of costs) {
    const seconds = (median(all.map(({ ms }) => ms)) / 1000).toFixed(2);
    const cpu = median(all.map((cost) => cost.cpu)).toFixed(2);
    const slower = ratio(all, 'ms');
    const sorted = (frames.get(name) ?? []).sort((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`;
    const judged =
      name === 'no page'
        ? ''
        : `   ${slower.toFixed(3)} times${slower > MOST_SLOWER ? ', too slow' : ''}` +
          `   server's processor ${ratio(all, 'cpu').toFixed(3)} times` +
          `   frames: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
    console.log(`  ${name.padEnd(9)} ${seconds} s, ${cpu} s of the server's processor${judged}`);
  }
} finally {
  await browser.close();
  await server.stop();
  await target.stop();
}
