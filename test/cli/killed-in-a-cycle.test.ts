import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, startProvsim } from './provsim.ts';
import { type ScimTarget, startScimTarget } from './scim-target.ts';

let target: ScimTarget;
let running: Running | null = null;
beforeEach(async () => {
  target = await startScimTarget();
});
afterEach(async () => {
  await running?.kill('SIGKILL');
  running = null;
  await target.close();
});

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to pass within 30 s.');
}

const created = () => target.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/Users')).length;

describe.each(['SIGKILL', 'SIGTERM'] as const)('a process ended by %s in the middle of a cycle', (signal) => {
  it('finishes the cycle when it is started again: no duplicate in the target, no log entry lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provsim-killed-'));
    const args = [
      '--data',
      folder,
      '--users',
      '400',
      '--groups',
      '4',
      '--scope',
      'all',
      '--target',
      target.url,
      '--token',
      'right',
    ];
    target.delayMs = 5;
    running = await startProvsim(args);
    await until(() => created() > 120);
    await running.kill(signal);
    expect(created()).toBeLessThan(400);
    target.delayMs = 0;
    running = await startProvsim(args);
    const { value } = (await (await fetch(`${running.address}/control/applications`)).json()) as {
      value: { jobIds: string[] }[];
    };
    const jobId = value[0]?.jobIds[0];
    const job = async () =>
      (await (await fetch(`${running?.address}/control/jobs/${jobId}`)).json()) as {
        lastCycles: { cycleId: string; kind: string; state: string }[];
      };
    await until(async () => (await job()).lastCycles.length > 0);
    const cycle = (await job()).lastCycles.at(-1);
    expect(cycle).toMatchObject({ kind: 'initial', state: 'Succeeded' });
    await running.kill();

    const names = [...target.resources.values()]
      .filter(({ id }) => id.startsWith('users'))
      .map(({ userName }) => userName);
    expect(new Set(names).size).toBe(names.length);
    const records = new Database(join(folder, 'records.db'), { readonly: true });
    const enabled = records.prepare(`SELECT id FROM objects WHERE kind = 'User' AND enabled = 1`).all() as {
      id: string;
    }[];
    expect(names).toHaveLength(enabled.length);
    const logged = new Set(
      (
        records.prepare('SELECT source_id FROM log_entries WHERE cycle_id = ?').all(cycle?.cycleId) as {
          source_id: string;
        }[]
      ).map((row) => row.source_id),
    );
    expect(enabled.filter(({ id }) => !logged.has(id))).toEqual([]);
    records.close();
  });
});
