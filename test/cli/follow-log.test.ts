/** Following a log: what is asked of the server, and that each entry comes once. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, reachSimulator } from '../../simulator/cli/api-client.ts';
import { followLog } from '../../simulator/cli/follow-log.ts';
import { buildServer, listen } from '../../simulator/http/index.ts';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { ProvisioningObjectSummary } from '../../simulator/model/log.ts';
import { SampleApps } from '../../simulator/sample-apps.ts';

let sim: TestSimulator;
let app: FastifyInstance;
let client: ApiClient;
/** What is asked of the log, in order. */
let asked: URLSearchParams[];
/** Runs when a question of the log arrives, before it is answered. */
let onQuestion: (query: URLSearchParams) => Promise<void>;
let ended: AbortController;

beforeEach(async () => {
  sim = await createSimulator({ users: 12, scope: 'all' });
  app = await buildServer({ simulator: sim.simulator, sampleApps: new SampleApps(sim.simulator) });
  asked = [];
  onQuestion = async () => undefined;
  app.addHook('onRequest', async ({ url }) => {
    if (!url.startsWith(path)) return;
    const query = new URL(url, 'http://x').searchParams;
    asked.push(query);
    await onQuestion(query);
  });
  client = await reachSimulator({ url: await listen(app, 0), data: '' });
  ended = new AbortController();
});
afterEach(async () => {
  await app.close();
  await sim.close();
});

const path = '/control/logs/provisioning.json';
const following = (filters: Record<string, string>) =>
  followLog<ProvisioningObjectSummary>(client, {
    path,
    query: new URLSearchParams(filters),
    before: 10,
    signal: ended.signal,
  });
const moved = async (department: string) => {
  const found = sim.simulator.tenant.users.list({ limit: 12 }).find(({ user }) => user.accountEnabled);
  sim.updateUser(found?.user ?? { id: '' }, { department });
  await sim.runCycle();
};
const departmentOf = ({ modifiedProperties }: ProvisioningObjectSummary) =>
  modifiedProperties.find(({ displayName }) => displayName.endsWith('department'))?.newValue;

describe('a log that is followed', () => {
  it('is asked for what is new alone, while nothing of it fits the filters', async () => {
    await sim.runCycle();
    const newest = sim.logs().at(-1)?.id;
    onQuestion = async () => {
      if (asked.length >= 5) ended.abort();
    };
    for await (const entry of following({ status: 'failure' })) expect(entry).toBeUndefined();
    expect(asked.slice(0, 2).map((query) => query.get('limit'))).toEqual(['1', '10']);
    expect(asked.slice(2).map(String)).toEqual(asked.slice(2).map(() => `after=${newest}&limit=1`));
    expect(asked.length).toBeGreaterThan(3);
  });

  it('gives the last ones of before, then all that come, oldest first and each once', async () => {
    await sim.runCycle();
    const before = sim.logs();
    let isBetween = true;
    onQuestion = async (query) => {
      // Between the question for the newest and that for the entries.
      if (!query.has('status') || !isBetween) return;
      isBetween = false;
      await moved('Research');
    };
    const seen: ProvisioningObjectSummary[] = [];
    for await (const entry of following({ status: 'success' })) {
      seen.push(entry);
      if (entry.provisioningAction !== 'update') continue;
      if (departmentOf(entry) === 'Research') await moved('Design');
      else ended.abort();
    }
    expect(before.length).toBeGreaterThan(10);
    expect(seen.map(({ id }) => id)).toEqual(
      sim
        .logs()
        .slice(-seen.length)
        .map(({ id }) => id),
    );
    expect(seen).toHaveLength(11);
  });

  it('that was empty at first gives everything, however much comes at once', async () => {
    onQuestion = async () => {
      if (asked.length === 2) await sim.runCycle();
    };
    let seen = 0;
    for await (const _ of following({ action: 'create' })) if (++seen === 12) ended.abort();
    expect(seen).toBe(12);
  });
});
