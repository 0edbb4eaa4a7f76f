/**
 * What does an open page cost a cycle while it runs? One long cycle for each screen, in which the browser is stopped
 * and goes on in turns: the rate at which users reach the target is compared with that before and after, while the
 * browser was stopped. What else the machine does and a log that grows weigh on both alike, so that fewer minutes tell
 * more than whole cycles do (`page-beside-cycle.mjs`). *Nothing* is the same without a page, and must give 1;
 * *as busy* is a process that takes as much processor time as the browser beside the flow view, and asks nothing.
 * A page should cost at most 5 %. Only where a process can be stopped by a signal.
 *
 *   node test/bench/page-within-cycle.mjs [--users 100000] [--rounds 2] [--only flow]
 */
import { choice, meanAndError, option, whole } from './harness/figures.mjs';
import { cpuSeconds } from './harness/processor-time.mjs';
import { readOnlyJob, startServer } from './harness/started-server.mjs';
import { startTarget } from './harness/target.mjs';
import { openPage, spendProcessorTime, startBrowser } from './harness/watching-browser.mjs';

const MOST_SLOWER = 1.05;
/** As long as the log rests between two readings: a page in its turn reads as often as one that is never stopped. */
const TURN_MS = 5000;
/** What had gathered for a browser that was stopped, and is dealt with before it is measured. */
const GOES_ON_MS = 1000;
/** A cycle begins and ends otherwise than it runs. */
const EDGE_USERS = 4000;
const LEAST_USERS = 40_000;
const users = option('users', 100_000);
const rounds = option('rounds', 2);
const busy = 'as busy';
/** A process as busy as the flow view can be run only after it. */
const alone = /** @type {const} */ (['overview', 'flow', 'logs', 'nothing']);
const only = choice('only', alone);
const measured = only ? [only] : /** @type {const} */ ([...alone, busy]);
if (users < LEAST_USERS)
  throw new Error(`--users must be at least ${LEAST_USERS}: a shorter cycle has no turns to compare.`);
const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

const target = await startTarget();
const server = await startServer(target.url, users);
const browser = await startBrowser();
const browserPids = () => [...cpuSeconds(server.pid, target.pid).browser.keys()];
const browserSeconds = () => [...cpuSeconds(server.pid, target.pid).browser.values()].reduce((sum, s) => sum + s, 0);

/** @param {NodeJS.Signals} name */
function signalBrowser(name) {
  for (const pid of browserPids()) process.kill(pid, name);
}

/** Users a second, and the browser's share of a core, for one turn. */
async function measureTurn() {
  const [before, seconds, since] = [await target.count(), browserSeconds(), performance.now()];
  await sleep(TURN_MS);
  const after = await target.count();
  if (after === before)
    throw new Error(`The cycle stands at ${whole(after)} users in the target; look at the job's log.`);
  const took = (performance.now() - since) / 1000;
  return { after, rate: (after - before) / took, share: (browserSeconds() - seconds) / took };
}

try {
  const { servicePrincipalId, nextCycle, restart } = await readOnlyJob(server.address);
  let last = await nextCycle(null);
  /** @typedef {{ ratios: number[], shares: number[] }} Cost */
  /** @type {Map<string, Cost>} */
  const costs = new Map();

  /** Goes through one cycle in turns. @param {string} name @param {(isOn: boolean) => void} turn */
  const runInTurns = async (name, turn) => {
    const cost = costs.get(name) ?? { ratios: [], shares: [] };
    costs.set(name, cost);
    await target.reset();
    await restart();
    while ((await target.count()) < EDGE_USERS) await sleep(50);
    /** @type {{ isOn: boolean, after: number, rate: number, share: number }[]} */
    const turns = [];
    for (let isOn = true; (turns.at(-1)?.after ?? 0) < users - EDGE_USERS; isOn = !isOn) {
      turn(isOn);
      await sleep(GOES_ON_MS);
      turns.push({ isOn, ...(await measureTurn()) });
    }
    turn(true);
    turns.forEach(({ isOn, rate, share }, index) => {
      const [before, after] = [turns[index - 1], turns[index + 1]];
      // The last turn may have outlasted the cycle.
      if (!isOn || !before || !after || index + 2 === turns.length) return;
      cost.ratios.push((before.rate + after.rate) / 2 / rate);
      cost.shares.push(share);
    });
    if (cost.ratios.length === 0)
      throw new Error('The cycle was over before a turn could be compared; give more --users.');
    last = await nextCycle(last.cycleId);
  };

  /** A cycle with what is measured beside it, on and off in turns. @param {typeof measured[number]} name */
  const measure = async (name) => {
    if (name === 'nothing') return runInTurns(name, () => {});
    if (name === busy) {
      const share = meanAndError(costs.get('flow')?.shares ?? []).mean || 0;
      /** @type {import('node:child_process').ChildProcess | undefined} */
      let other;
      await runInTurns(busy, (isOn) => {
        other?.kill();
        other = isOn ? spendProcessorTime(share) : undefined;
      });
      return other?.kill();
    }
    const page = await openPage(browser, `${server.address}/applications/${servicePrincipalId}/${name}`);
    await runInTurns(name, (isOn) => signalBrowser(isOn ? 'SIGCONT' : 'SIGSTOP'));
    await page.close();
  };

  for (let round = 0; round < rounds; round++) for (const name of measured) await measure(name);

  console.log(`Users a second while a page is drawn, in a cycle of ${whole(users)}; ${rounds} rounds`);
  for (const [name, { ratios, shares }] of costs) {
    const { mean, error } = meanAndError(ratios);
    const isPage = name !== busy && name !== 'nothing';
    console.log(
      `  ${name.padEnd(9)} slower ${mean.toFixed(3)} ± ${error.toFixed(3)} times (${ratios.length} pairs)` +
        (isPage
          ? `${mean > MOST_SLOWER ? ', too slow' : ''}; browser ${(100 * meanAndError(shares).mean).toFixed(1)} % of a core`
          : ''),
    );
  }
} finally {
  signalBrowser('SIGCONT');
  await browser.close();
  await server.stop();
  await target.stop();
}
