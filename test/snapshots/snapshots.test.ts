/** Snapshots through the library: what goes on from one goes on as the original does. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { Exchange } from '../../simulator/model/exchange.ts';

const open: TestSimulator[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provsim-test-'));
});

afterEach(async () => {
  for (const sim of open.splice(0)) await sim.close();
  await rm(folder, { recursive: true, force: true });
});

async function simulator(options: Parameters<typeof createSimulator>[0]): Promise<TestSimulator> {
  const sim = await createSimulator(options);
  open.push(sim);
  return sim;
}

/** What went over the wire, all but how long it took. */
function wire(exchanges: readonly Exchange[]): unknown[] {
  return exchanges.map(({ method, url, requestHeaders, requestBody, response }) => ({
    method,
    url,
    requestHeaders,
    requestBody,
    status: response?.status,
    answer: response?.body,
  }));
}

/** The same later life for two simulators: changes with new ids, a fault by chance, an escrow, time. */
async function goOn(sim: TestSimulator): Promise<unknown[]> {
  const before = sim.exchanges().length;
  const [first] = sim.simulator.tenant.users.list({ limit: 1 });
  sim.updateUser(first?.user ?? { id: '' }, { jobTitle: 'Astronomer' });
  const joiner = sim.addUser({ displayName: 'Noor Later' });
  sim.assign(joiner);
  await sim.runCycle();
  await sim.advance('PT3H');
  sim.deleteUser(joiner);
  await sim.runCycle();
  return [joiner.id, sim.logs().map(({ id }) => id), wire(sim.exchanges().slice(before)), sim.faults.list()];
}

async function lived(): Promise<TestSimulator> {
  const sim = await simulator({ users: 30, groups: 3, scope: 'all', seed: 7 });
  sim.faults.add({ effect: { kind: 'status', status: 503 }, operations: ['create'], probability: 0.4 });
  await sim.job.start();
  await sim.runCycle();
  await sim.advance('PT2H');
  return sim;
}

describe('a restored simulator', () => {
  it('goes on byte for byte like the original: ids, chance of faults, escrows, requests, log', async () => {
    const original = await lived();
    const restored = await simulator({ snapshot: await original.saveSnapshot() });
    expect(restored.simulator.clock.now()).toBe(original.simulator.clock.now());
    expect(restored.logs()).toEqual(original.logs());
    expect(restored.due()).toEqual(original.due());
    expect(await goOn(restored)).toEqual(await goOn(original));
  });

  it('saved in the midst of a cycle goes on with that cycle, and makes nothing twice', async () => {
    const original = await simulator({ users: 120, scope: 'all' });
    const taken = new Promise<Uint8Array>((resolve, reject) => {
      const end = original.simulator.events.on((event) => {
        if (event.type !== 'progress' || event.checkpoint.processed === 0) return;
        end();
        original.saveSnapshot().then(resolve, reject);
      });
    });
    const whole = await original.runCycle();
    const restored = await simulator({ snapshot: await taken });
    expect(restored.job.state.checkpoint).not.toBeNull();
    const rest = await restored.runCycle();
    expect(rest.cycleId).toBe(whole.cycleId);
    expect(rest.counts).toMatchObject({ failed: 0 });
    const names = (sim: TestSimulator) => sim.sampleApp().hosts.map(({ userName }) => userName);
    expect(names(restored).toSorted()).toEqual(names(original).toSorted());
  });

  it('takes another target, and leaves the original alone', async () => {
    const original = await lived();
    const snapshot = await original.saveSnapshot();
    const target = await simulator({});
    const restored = await simulator({
      snapshot,
      target: { handler: target.simulator.targets.handlers.values().next().value as never, token: 'wrong' },
    });
    const cycle = await restored.runCycle();
    expect(cycle.state).toBe('Failed');
    expect(original.logs()).toEqual((await simulator({ snapshot })).logs());
  });

  it('refuses options that the snapshot has its own of', async () => {
    const snapshot = await (await simulator({})).saveSnapshot();
    await expect(createSimulator({ snapshot, seed: 3 })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });
});

describe('the file', () => {
  const secret = 'a-very-secret-token';

  it('holds no token unless that was asked for', async () => {
    const sim = await simulator({ target: { url: 'http://127.0.0.1:9/scim', token: secret } });
    const contentOf = (file: Uint8Array) => {
      const buffer = Buffer.from(file);
      const head = buffer.indexOf('\n') + 1;
      return buffer.subarray(0, head).toString() + gunzipSync(buffer.subarray(head)).toString('latin1');
    };
    const without = contentOf(await sim.saveSnapshot());
    expect(without).toContain('"withSecrets":false');
    expect(without).not.toContain(secret);
    expect(contentOf(await sim.saveSnapshot({ withSecrets: true }))).toContain(secret);
  });

  it('is refused when it is foreign, damaged or newer, and says so', async () => {
    const good = Buffer.from(await (await lived()).saveSnapshot());
    const head = good.indexOf('\n') + 1;
    const newer = good.subarray(0, head).toString().replace('"version":1', '"version":99');
    const cases: [string, Buffer, string][] = [
      ['empty', Buffer.alloc(0), 'SNAPSHOT_FOREIGN'],
      ['text', Buffer.from('hello\n'), 'SNAPSHOT_FOREIGN'],
      ['json', Buffer.from('{"format":"other"}\n'), 'SNAPSHOT_FOREIGN'],
      ['headless', good.subarray(head), 'SNAPSHOT_FOREIGN'],
      ['cut', good.subarray(0, good.length - 100), 'SNAPSHOT_DAMAGED'],
      [
        'flipped',
        Buffer.concat([good.subarray(0, head + 500), Buffer.alloc(64), good.subarray(head + 564)]),
        'SNAPSHOT_DAMAGED',
      ],
      ['bodiless', good.subarray(0, head), 'SNAPSHOT_DAMAGED'],
      ['newer', Buffer.concat([Buffer.from(newer), good.subarray(head)]), 'SNAPSHOT_TOO_NEW'],
    ];
    for (const [name, content, code] of cases) {
      const file = join(folder, name);
      await writeFile(file, content);
      await expect(createSimulator({ snapshot: file }), name).rejects.toMatchObject({ code });
    }
    await expect(createSimulator({ snapshot: join(folder, 'none') })).rejects.toMatchObject({
      code: 'SNAPSHOT_UNREADABLE',
    });
  });

  it('of version 1, with the records of an older provsim, opens and goes on', async () => {
    const file = join(import.meta.dirname, 'fixtures', 'version-1.provsim');
    const head = JSON.parse((await readFile(file)).toString('latin1').split('\n', 1)[0] ?? '') as { version: number };
    expect(head.version).toBe(1);
    const sim = await simulator({ snapshot: file });
    expect(sim.application.dialect).toBeNull();
    expect(sim.logs().map(({ provisioningAction }) => provisioningAction)).toEqual(['create', 'create']);
    const [ada] = sim.simulator.tenant.users.list({ search: 'Ada', limit: 1 });
    sim.updateUser(ada?.user ?? { id: '' }, { surname: 'Lind' });
    const cycle = await sim.runCycle();
    expect(cycle.counts).toMatchObject({ updated: 1, created: 0, failed: 0 });
  });
});
