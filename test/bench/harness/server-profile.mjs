/**
 * What a simulator computes, by a profile of its process: the share of its work that answers those who watch it, apart
 * from what else the machine is doing. The process has to be started with `--inspect=127.0.0.1:0`.
 */
import { WebSocket } from 'undici';

const INTERVAL_US = 500;
/** Node's names for what isn't work. */
const RESTING = new Set(['(idle)', '(program)', '(root)']);
/** Where the simulator's server is, and what it is built on; what it sends to the target goes another way. */
const SERVING =
  /\/dist\/simulator\/http\/|\/node_modules\/(fastify|@fastify|find-my-way|light-my-request)\/|node:_http_server/;

/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string }, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile
 */

/** Connects to the inspector whose address Node has written to its standard error. @param {string} url */
export async function profileServer(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`The inspector at ${url} doesn't answer.`)), {
      once: true,
    });
  });
  let number = 0;
  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  const ask = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++number;
      const read = (/** @type {{ data: unknown }} */ { data }) => {
        const answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        socket.removeEventListener('message', read);
        resolve(answer.result);
      };
      socket.addEventListener('message', read);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask('Profiler.enable');
  await ask('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  return {
    start: () => ask('Profiler.start'),
    /** Between 0 and 1, of what was computed since the start. @returns {Promise<number>} */
    stop: async () => shareOfServing((await ask('Profiler.stop')).profile),
    close: () => socket.close(),
  };
}

/** @param {Profile} profile */
function shareOfServing({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Set<number>} */
  const serving = new Set();
  const mark = (/** @type {ProfileNode} */ node, /** @type {boolean} */ isBelow) => {
    const isServing = isBelow || SERVING.test(node.callFrame.url);
    if (isServing) serving.add(node.id);
    for (const child of node.children ?? []) mark(/** @type {ProfileNode} */ (byId.get(child)), isServing);
  };
  if (nodes[0]) mark(nodes[0], false);
  let worked = 0;
  let served = 0;
  samples.forEach((id, index) => {
    if (RESTING.has(byId.get(id)?.callFrame.functionName ?? '')) return;
    const tookUs = timeDeltas[index] ?? 0;
    worked += tookUs;
    if (serving.has(id)) served += tookUs;
  });
  return worked === 0 ? 0 : served / worked;
}
