/**
 * The yardstick: sends recorded requests with a bare undici pool, and does nothing with the answers but look at
 * their status. Used by the benchmarks beside a run of provsim that sends the same.
 */
import { Pool } from 'undici';

/** @typedef {{ method: string, path: string, body: string | null }} RecordedRequest */

/** How many connections are tried; the fastest number becomes the yardstick. */
const CONNECTIONS = [4, 8, 16, 32, 64];

/**
 * @param {string} origin @param {string} token @param {RecordedRequest[]} requests @param {number} connections
 * @returns {Promise<number>} milliseconds. Throws when an answer isn't 2xx
 */
export async function replay(origin, token, requests, connections) {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json' };
  const withBody = { ...headers, 'content-type': 'application/scim+json' };
  try {
    const startedMs = performance.now();
    await new Promise((resolve, reject) => {
      let next = 0;
      let open = requests.length;
      const sendNext = () => {
        const request = requests[next++];
        if (request === undefined) return;
        let status = 0;
        pool.dispatch(
          {
            ...request,
            method: /** @type {any} */ (request.method),
            headers: request.body === null ? headers : withBody,
          },
          {
            onRequestStart: () => {},
            onResponseStart: (_controller, statusCode) => {
              status = statusCode;
            },
            onResponseData: () => {},
            onResponseEnd: () => {
              if (status < 200 || status > 299)
                return reject(new Error(`${request.method} ${request.path}: ${status}`));
              if (--open === 0) return resolve(undefined);
              sendNext();
            },
            onResponseError: (_controller, error) => reject(error),
          },
        );
      };
      for (let i = 0; i < connections; i++) sendNext();
    });
    return performance.now() - startedMs;
  } finally {
    await pool.close();
  }
}

/**
 * The number of connections with which the replay is fastest.
 * @param {(connections: number) => Promise<number>} run gives milliseconds
 */
export async function bestConnections(run) {
  let best = { connections: 0, ms: Number.POSITIVE_INFINITY };
  for (const connections of CONNECTIONS) {
    const ms = Math.min(await run(connections), await run(connections));
    if (ms < best.ms) best = { connections, ms };
  }
  return best.connections;
}
