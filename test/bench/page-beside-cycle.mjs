/**
 * What does an open page cost a running cycle, and does it stutter meanwhile? Initial cycles of the same users to the
 * same target, in turns without a page and with the overview, the flow view and the log open. Each with a page is
 * compared with those without one before and after it, since a log that has grown makes later cycles slower. A cycle
 * with a page should be at most 5 % slower. A machine of two cores is busy with the browser and the target at the same
 * time, and others may share it: a ratio is given with its standard error, and two more tell what it comes of. *Asked*
 * is a client that listens and asks as the log does, and draws nothing; *as busy* is a process that takes as much
 * processor time as the browser beside the flow view, and asks nothing. A profile of one more cycle each gives the
 * share of the server's work that is serving. The browser's processor time is what the page draws and computes.
 *
 * The browser's start and end of a cycle are part of it; `page-within-cycle.mjs` tells more surely what it costs while
 * the cycle runs.
 *
 *   node test/bench/page-beside-cycle.mjs [--users 10000] [--rounds 3]
 */
import { meanAndError, median, option, whole } from './harness/figures.mjs';
import { cpuSeconds } from './harness/processor-time.mjs';
import { profileServer } from './harness/server-profile.mjs';
import { getJson, readOnlyJob, startServer } from './harness/started-server.mjs';
import { startTarget } from './harness/target.mjs';
import { openPage, spendProcessorTime, startBrowser } from './harness/watching-browser.mjs';

const MOST_SLOWER = 1.05;
/** Oftener than the log, which waits for five seconds while it is flooded. */
const ASKS_EVERY_MS = 2000;
const users = option('users', 10_000);
const rounds = option('rounds', 3);

/** Listens to the events, and asks for the newest rows of the log and for the job. @param {string} address @param {string} jobId */
async function askAsTheLogDoes(address, jobId) {
  const ended = new AbortController();
  const events = await fetch(`${address}/control/events`, { signal: ended.signal });
  const read = async () => {
    for await (const _ of events.body ?? []);
  };
  read().catch(() => {});
  const rows = new URLSearchParams({ $filter: `jobId eq '${jobId}'`, offset: '0', limit: '100' });
  const timer = setInterval(async () => {
    await getJson(`${address}/control/logs/provisioning?${rows}`);
    await getJson(`${address}/control/jobs/${jobId}`);
  }, ASKS_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      ended.abort();
    },
  };
}

const target = await startTarget();
const server = await startServer(target.url, users);
const browser = await startBrowser();

try {
  const { servicePrincipalId, jobId, nextCycle, restart } = await readOnlyJob(server.address);
  let last = await nextCycle(null);

  /** One initial cycle on an empty target; its time as the job wrote it down. */
  const runCycle = async () => {
    await target.reset();
    await restart();
    const before = cpuSeconds(server.pid, target.pid);
    last = await nextCycle(last.cycleId);
    const after = cpuSeconds(server.pid, target.pid);
    // One that has ended meanwhile, that of a page that was closed, takes its time with it.
    const browser = [...after.browser].reduce((sum, [pid, at]) => sum + at - (before.browser.get(pid) ?? 0), 0);
    return { ms: last.durationMs, cpu: after.server - before.server, browser };
  };

  const screens = ['overview', 'flow', 'logs'];
  const asked = 'asked';
  const busy = 'as busy';
  /** @typedef {{ ms: number, cpu: number, browser: number }} Cost */
  /** @type {Cost[]} */
  const alone = [await runCycle()];
  /** @type {Map<string, { cost: Cost, before: number }[]>} */
  const costs = new Map([...screens, asked, busy].map((name) => [name, []]));
  const longFrames = new Map(screens.map((name) => [name, /** @type {number[]} */ ([])]));

  const open = (/** @type {string} */ screen) =>
    openPage(browser, `${server.address}/applications/${servicePrincipalId}/${screen}`);

  for (let round = 0; round < rounds; round++) {
    for (const screen of screens) {
      const page = await open(screen);
      // Chromium tells of frames that took over 50 ms; to ask for each frame would make it draw when it need not.
      await page.evaluate(`
        window.longFrames = [];
        new PerformanceObserver((list) => {
          window.longFrames.push(...list.getEntries().map(({ duration }) => duration));
        }).observe({ type: 'long-animation-frame' });
      `);
      costs.get(screen)?.push({ cost: await runCycle(), before: alone.length - 1 });
      const measured = /** @type {number[]} */ (await page.evaluate('window.longFrames'));
      longFrames.get(screen)?.push(...measured);
      await page.close();
      alone.push(await runCycle());
    }
    const client = await askAsTheLogDoes(server.address, jobId);
    costs.get(asked)?.push({ cost: await runCycle(), before: alone.length - 1 });
    client.stop();
    alone.push(await runCycle());
    const flow = costs.get('flow')?.at(-1)?.cost;
    const other = spendProcessorTime(flow ? (1000 * flow.browser) / flow.ms : 0);
    costs.get(busy)?.push({ cost: await runCycle(), before: alone.length - 1 });
    other.kill();
    alone.push(await runCycle());
  }

  const profiler = await profileServer(server.inspector);
  /** @type {Map<string, number>} */
  const serving = new Map();
  for (const screen of ['none', ...screens]) {
    const page = screen === 'none' ? null : await open(screen);
    await profiler.start();
    await runCycle();
    serving.set(screen, await profiler.stop());
    await page?.close();
  }
  profiler.close();
  const percent = (/** @type {string} */ screen) => `${(100 * (serving.get(screen) ?? 0)).toFixed(1)} %`;

  console.log(`A cycle of ${whole(users)} users beside an open page; ${rounds} rounds`);
  const print = (/** @type {string} */ name, /** @type {Cost[]} */ all, judged = '') => {
    const figure = (/** @type {keyof Cost} */ what) => median(all.map((cost) => cost[what])).toFixed(2);
    const seconds = (median(all.map(({ ms }) => ms)) / 1000).toFixed(2);
    console.log(
      `  ${name.padEnd(9)} ${seconds} s; processor: server ${figure('cpu')} s, browser ${figure('browser')} s`,
    );
    if (judged) console.log(`            ${judged}`);
  };
  print('no page', alone, `serving: ${percent('none')} of the server's work`);
  for (const [name, all] of costs) {
    /** Of each cycle by itself: what else the machine was doing weighed on its neighbours too. */
    const ratios = (/** @type {'ms' | 'cpu'} */ what) =>
      all.map(({ cost, before }) => {
        const beside = ((alone[before]?.[what] ?? 0) + (alone[before + 1]?.[what] ?? 0)) / 2;
        return cost[what] / (beside || 1);
      });
    const told = (/** @type {'ms' | 'cpu'} */ what) => {
      const { mean, error } = meanAndError(ratios(what));
      return `${mean.toFixed(3)} ± ${error.toFixed(3)} times`;
    };
    const tooSlow = meanAndError(ratios('ms')).mean > MOST_SLOWER ? ', too slow' : '';
    const long = longFrames.get(name) ?? [];
    const stutter = long.length === 0 ? 'none' : `${long.length}, the longest ${Math.max(...long).toFixed(0)} ms`;
    print(
      name,
      all.map(({ cost }) => cost),
      name === busy || name === asked
        ? `${told('ms')}; server's processor ${told('cpu')}`
        : `${told('ms')}${tooSlow}; server's processor ${told('cpu')}; ` +
            `serving: ${percent(name)} of its work; frames over 50 ms: ${stutter}`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
  await target.stop();
}
