/**
 * How fast is an initial cycle? Beside each measured cycle a bare client sends the same requests to the same target,
 * so that the ratio of the two says something on any machine.
 *
 *   node test/bench/initial-cycle.mjs [--users 5000] [--rounds 5]
 */
import { createSimulator } from 'provsim';
import { median, option, whole } from './harness/figures.mjs';
import { bestConnections, replay } from './harness/raw-client.mjs';
import { startTarget, TOKEN } from './harness/target.mjs';

const users = option('users', 5000);
const rounds = option('rounds', 5);
const target = await startTarget();
const origin = new URL(target.url).origin;

/** One initial cycle on an empty target; the tenant is made before the time is taken. */
async function runCycle({ record = false } = {}) {
  await target.reset();
  const simulator = await createSimulator({ target: { url: target.url, token: TOKEN }, users, scope: 'all' });
  try {
    const startedMs = performance.now();
    const summary = await simulator.runCycle();
    const ms = performance.now() - startedMs;
    const { created, failed } = summary.counts;
    if (created === 0 || failed > 0 || created !== (await target.count())) {
      throw new Error(`The cycle went wrong, so its time means nothing: ${JSON.stringify(summary)}`);
    }
    return { ms, created, requests: record ? simulator.exchanges(summary).map(toRequest) : [] };
  } finally {
    await simulator.close();
  }
}

/** @param {import('provsim').Exchange} exchange */
function toRequest({ method, url, requestBody }) {
  const { pathname, search } = new URL(url);
  return { method, path: pathname + search, body: requestBody };
}

try {
  // The first cycle only records; reading the exchanges back must not weigh on a measured one.
  const { requests, created } = await runCycle({ record: true });
  /** @param {number} connections */
  const runRaw = async (connections) => {
    await target.reset();
    return replay(origin, TOKEN, requests, connections);
  };
  const connections = await bestConnections(runRaw);
  const times = { provsim: /** @type {number[]} */ ([]), bare: /** @type {number[]} */ ([]) };
  for (let round = 0; round < rounds; round++) {
    times.provsim.push((await runCycle()).ms);
    times.bare.push(await runRaw(connections));
  }
  console.log(
    `Initial cycle: ${whole(created)} of ${whole(users)} users created with ${whole(requests.length)} requests; median of ${rounds} rounds`,
  );
  for (const [name, all] of Object.entries(times)) {
    const seconds = median(all) / 1000;
    const rates = `${whole(created / seconds)} users/s, ${whole(requests.length / seconds)} requests/s`;
    console.log(`  ${name.padEnd(8)} ${seconds.toFixed(2)} s   ${rates}`);
  }
  // Of each round by itself: what else the machine was doing weighed on both of its runs alike.
  const ratio = median(times.provsim.map((ms, round) => (times.bare[round] ?? 0) / ms));
  console.log(`  ratio    ${ratio.toFixed(2)} of a bare client (${connections} connections)`);
} finally {
  await target.stop();
}
