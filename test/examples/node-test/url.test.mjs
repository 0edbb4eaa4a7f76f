/** Example: node:test against an endpoint that listens on an address of its own. Run by `examples.test.ts`. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { createSimulator, expectExchange } from 'provsim';

/** An endpoint that knows nobody and takes everybody. */
const server = createServer((request, response) => {
  const isPost = request.method === 'POST';
  const body = isPost ? { id: '1' } : { totalResults: 0, Resources: [] };
  response.writeHead(isPost ? 201 : 200, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
});
before(() => new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined))));
after(() => server.close());

test('a user is looked for and created', async () => {
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}/scim`;
  const sim = await createSimulator({ profile: 'custom', target: { url, token: 'secret' } });
  try {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    const cycle = await sim.runCycle();
    assert.equal(cycle.counts.created, 1);
    expectExchange(sim, { of: ada, method: 'POST', path: '/Users', body: { displayName: 'Ada Reyes' } }, { count: 1 });
    assert.throws(() => expectExchange(sim, { method: 'DELETE' }), /nearest of/);
  } finally {
    await sim.close();
  }
});
