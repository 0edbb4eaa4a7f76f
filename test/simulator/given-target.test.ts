/** What a test may hand over as target and as profile, and what it is told when that is neither. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSimulator,
  expectExchange,
  type GivenTarget,
  loadScenario,
  runScenario,
  type TestSimulator,
} from '../../simulator/index.ts';
import { createPeople } from '../examples/people.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function simulator(options: Parameters<typeof createSimulator>[0]): Promise<TestSimulator> {
  const sim = await createSimulator(options);
  ends.push(() => sim.close());
  return sim;
}

type People = ReturnType<typeof createPeople>;

function fastify({ answer }: People) {
  const app = Fastify();
  app.addContentTypeParser('application/scim+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, JSON.parse(String(body) || '{}')),
  );
  app.all('/scim/*', async (request, reply) => {
    const { status, body } = answer(request.method, request.url, request.body);
    return reply.status(status).type('application/scim+json').send(JSON.stringify(body));
  });
  ends.push(() => app.close());
  return app;
}

function listener({ answer }: People) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { status, body } = answer(request.method ?? '', request.url ?? '', JSON.parse(text || '{}'));
    response.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
  };
}

async function address(people: People) {
  const server = createServer(listener(people)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
}

describe('a target given bare', () => {
  it.each<[string, (people: People) => GivenTarget | Promise<GivenTarget>]>([
    ['a Fastify application', fastify],
    ["a function of Node's request and response", listener],
    ['an address', address],
    ['a URL', async (people) => new URL(await address(people))],
  ])('may be %s', async (_what, make) => {
    const people = createPeople();
    const sim = await simulator({ profile: 'custom', target: await make(people) });
    const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Designer' });
    sim.assign(ada);
    await sim.runCycle();
    expectExchange(sim, { of: ada, method: 'POST', path: '/Users', status: 201 }, { count: 1 });
    expect(people.people.get('1')?.title).toBe('Designer');
  });

  it('is taken by a scenario and after a snapshot too', async () => {
    const result = await runScenario(await loadScenario('rename'), { target: fastify(createPeople()) });
    expect(result.variants[0]?.exchanges.some(({ response }) => response?.status === 201)).toBe(true);
    const before = await simulator({ profile: 'custom' });
    const people = createPeople();
    const after = await simulator({ snapshot: await before.saveSnapshot(), target: fastify(people) });
    after.assign(after.addUser({ displayName: 'Ada Reyes' }));
    await after.runCycle();
    expect(people.people.size).toBe(1);
  });

  it.each([[42], [{}], [null]])('that is none (%j) is refused with what may be given', async (target) => {
    await expect(createSimulator({ target: target as unknown as GivenTarget })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringMatching(/^Option target can't be .*; expected an address, a Fastify or Express/),
    });
  });
});

describe('a profile', () => {
  it('may be the path of a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'provsim-profile-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'acme.json');
    const attributes = [{ name: 'userName', filterable: true, required: true }, { name: 'nickName' }];
    const profile = {
      id: 'acme',
      name: 'Acme',
      source: { document: 'ours', date: '2026-01-01' },
      capabilities: ['create-users'],
      connection: { auth: 'bearer', tenantUrl: null },
      users: { attributes },
      groups: null,
    };
    writeFileSync(file, JSON.stringify(profile));
    const sim = await simulator({ profile: file });
    expect(sim.application.displayName).toBe('Acme');
    const ada = sim.addUser({ displayName: 'Ada Reyes', mailNickname: 'ada', jobTitle: 'Designer' });
    sim.assign(ada);
    await sim.runCycle();
    expectExchange(sim, { of: ada, method: 'POST', body: { nickName: 'ada', title: { $absent: true } } });
    writeFileSync(file, JSON.stringify({ ...profile, users: { attributes: [{ name: 'userName', typ: 'x' }] } }));
    await expect(createSimulator({ profile: file })).rejects.toMatchObject({
      code: 'PROFILE_INVALID',
      message: expect.stringContaining('/users/attributes/0/typ is not a key'),
    });
  });
});
