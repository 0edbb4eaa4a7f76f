/** Example: a Fastify application under test, without a port. In your own project import from 'provsim'. */
import Fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { createSimulator, expectExchange, expectLog, type TestSimulator } from '../../../simulator/index.ts';
import { matchers, type ProvsimMatchers } from '../../../simulator/matchers.ts';
import { createPeople } from '../people.ts';

declare module 'vitest' {
  interface Matchers<T> extends ProvsimMatchers {}
}
expect.extend(matchers);

function createApp() {
  const { answer, people } = createPeople();
  const app = Fastify();
  app.addContentTypeParser('application/scim+json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body === '' ? null : JSON.parse(String(body)));
  });
  app.all('/scim/*', async (request, reply) => {
    const { status, body } = answer(request.method, request.url, request.body);
    return reply.code(status).type('application/scim+json').send(JSON.stringify(body));
  });
  return { app, people };
}

let sim: TestSimulator;
afterEach(() => sim?.close());

it('provisions a joiner, a mover and a leaver to a Fastify application', async () => {
  const { app, people } = createApp();
  sim = await createSimulator({ profile: 'custom', target: { handler: app } });
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Designer' });
  sim.assign(ada);
  await sim.runCycle();
  expect(sim).toHaveSent({ of: ada, method: 'POST', path: '/Users', body: { title: 'Designer' } });

  sim.updateUser(ada, { jobTitle: 'Researcher' });
  const second = await sim.runCycle();
  expectExchange(sim, { of: ada, method: 'PATCH', path: '/Users/1', status: 200 }, { count: 1, cycle: second });
  expectLog(sim, { of: ada, action: 'update', changed: { title: 'Researcher' } });

  sim.deleteUser(ada);
  await sim.runCycle();
  expect(sim).toHaveLogged({ of: ada, action: 'disable', status: 'success' });
  expect(sim).not.toHaveSent({ method: 'DELETE' });
  expect(people.get('1')?.active).toBe(false);
});

it('a failing assertion prints the nearest exchange whole, and what differs', async () => {
  sim = await createSimulator({ profile: 'custom', target: { handler: createApp().app } });
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Designer' });
  sim.assign(ada);
  await sim.runCycle();
  const wrong = { of: ada, method: 'POST', body: { title: 'Researcher' } };
  expect(() => expectExchange(sim, wrong)).toThrow(
    /nearest of 4: POST \/Users\n.*"title":"Designer".*\n.*→ 201\n.*"id":"1".*\n.*body\.title: expected "Researcher", got "Designer"/,
  );
  expect(() => expect(sim).toHaveSent(wrong)).toThrow(/body\.title/);
  expect(() => expect(sim).not.toHaveSent({ method: 'POST' })).toThrow(/expected nothing to be sent/);
});

it('helps to find out why: on demand, explained, with a fault and a wrong token', async () => {
  sim = await createSimulator({ profile: 'custom' });
  const ada = sim.addUser({ displayName: 'Ada Reyes' });
  expect((await sim.explain(ada)).scope?.assigned).toBe(false);
  sim.assign(ada);
  expect((await sim.provisionOnDemand(ada)).result).toBe('Success');
  sim.faults.add({ effect: { kind: 'status', status: 503 }, operations: ['update'], count: 1 });
  sim.updateUser(ada, { jobTitle: 'Designer' });
  expect((await sim.runCycle()).counts.failed).toBe(1);
  await sim.setToken('another');
  expect((await sim.runCycle()).state).toBe('Failed');
});
