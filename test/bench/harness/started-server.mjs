/** The server that a person would start, in a process of its own, with all its users in scope; and its initial cycles. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { TOKEN } from './target.mjs';

export const root = join(import.meta.dirname, '../../..');

/** @param {string} target @param {number} users */
export async function startServer(target, users) {
  const args = ['start', '--port', '0', '--memory', '--users', String(users), '--groups', '0', '--scope', 'all'];
  const main = join(root, 'dist/simulator/cli/main.js');
  const given = ['--inspect=127.0.0.1:0', main, ...args, '--target', target, '--token', TOKEN];
  const child = spawn(process.execPath, given);
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
  const inspector = /ws:\/\/\S+/.exec(said)?.[0] ?? '';
  return { address: /** @type {string} */ (address), inspector, pid: Number(child.pid), stop };
}

/** @param {string} url @returns {Promise<any>} */
export async function getJson(url) {
  return (await fetch(url)).json();
}

/** The server's only job. @param {string} address */
export async function readOnlyJob(address) {
  const [application] = (await getJson(`${address}/control/applications`)).value;
  const { servicePrincipalId } = application;
  const [jobId] = application.jobIds;
  const jobUrl = `${address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}`;

  /** Waits for an initial cycle other than the one given. @param {string | null} before */
  const nextCycle = async (before) => {
    for (;;) {
      const { lastCycles } = await getJson(`${address}/control/jobs/${jobId}`);
      const [last] = lastCycles;
      if (last && last.cycleId !== before && last.kind === 'initial') {
        const { created, failed } = last.counts;
        if (created === 0 || failed > 0) throw new Error(`The cycle went wrong: ${JSON.stringify(last)}`);
        return last;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  /** Starts an initial cycle. */
  const restart = async () => {
    const body = JSON.stringify({ criteria: { resetScope: 'Full' } });
    await fetch(`${jobUrl}/restart`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  return { servicePrincipalId, jobId, nextCycle, restart };
}
