/** Example: jest against an endpoint that is handed over as a function, without a port. Run by `test/peers`. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSimulator, expectExchange, expectLog } from 'provsim';
import { matchers } from 'provsim/matchers';

expect.extend(matchers);

/** An endpoint that knows nobody and takes everybody. @type {import('node:http').RequestListener} */
function listener(request, response) {
  const isPost = request.method === 'POST';
  const body = isPost ? { id: '1' } : { totalResults: 0, Resources: [] };
  response.writeHead(isPost ? 201 : 200, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
}

/** @type {import('provsim').TestSimulator} */
let sim;
beforeAll(async () => {
  sim = await createSimulator({ profile: 'custom', target: { handler: listener } });
});
afterAll(() => sim.close());

test('a user is looked for and created', async () => {
  const ada = sim.addUser({ displayName: 'Ada Reyes' });
  sim.assign(ada);
  const cycle = await sim.runCycle();
  expect(cycle.counts.created).toBe(1);
  expectExchange(sim, { of: ada, method: 'POST', path: '/Users', body: { displayName: 'Ada Reyes' } }, { count: 1 });
  expectLog(sim, { of: ada, action: 'create', status: 'success' }, { count: 1 });
  expect(() => expectExchange(sim, { method: 'DELETE' })).toThrow(/nearest of/);
});

test('the matchers say the same', () => {
  expect(sim).toHaveSent({ method: 'POST', path: '/Users', status: 201 });
  expect(sim).not.toHaveSent({ method: 'DELETE' });
  expect(() => expect(sim).toHaveSent({ method: 'DELETE' })).toThrow(/nearest of/);
});
