import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeAll(async () => {
  graph = await startGraph({ users: 3 });
});
afterAll(() => graph.close());

describe('answers', () => {
  it('carry Graph’s headers; the client’s request id comes back (G-06)', async () => {
    const { headers } = await graph.get('/v1.0/users', { 'client-request-id': 'mine' });
    expect(headers['content-type']).toBe(
      'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    );
    expect(headers['client-request-id']).toBe('mine');
    expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const without = await graph.get('/v1.0/users');
    expect(without.headers['client-request-id']).toBe(without.headers['request-id']);
  });

  it('build their links from the address the client used (G-05)', async () => {
    const { body } = await graph.get('/beta/users?$top=1', { host: 'localhost:9999' });
    expect(body['@odata.context']).toBe('http://localhost:9999/beta/$metadata#users');
    expect(body['@odata.nextLink']).toMatch(/^http:\/\/localhost:9999\/beta\/users\?\$top=1&\$skiptoken=/);
  });

  it('have no body with 204 (G-04)', async () => {
    const answer = await graph.send('POST', `${graph.jobPath}/pause`);
    expect([answer.status, answer.body]).toEqual([204, '']);
  });

  it('are the same under both versions (G-01)', async () => {
    const [v1, beta] = await Promise.all([graph.get('/v1.0/users'), graph.get('/beta/users')]);
    expect(beta.body.value).toEqual(v1.body.value);
  });
});

describe('errors', () => {
  it('have Graph’s body, with virtual time (G-07, G-08)', async () => {
    const { status, body, headers } = await graph.get('/v1.0/users/nobody', { 'client-request-id': 'mine' });
    expect(status).toBe(404);
    expect(body).toEqual({
      error: {
        code: 'Request_ResourceNotFound',
        message: expect.stringMatching(/^Resource 'nobody' does not exist or one of its queried reference-property/),
        innerError: { date: '2026-01-05T08:00:00', 'request-id': headers['request-id'], 'client-request-id': 'mine' },
      },
    });
  });

  it.each([
    ['GET', '/v1.0/nothing', 400, 'BadRequest', `Resource not found for the segment 'nothing'.`],
    ['GET', '/v1.0/users/x/nothing', 400, 'BadRequest', `Resource not found for the segment 'nothing'.`],
    ['GET', '/v1.0/users/x/messages', 501, 'NotImplemented', `Microsoft Graph has 'messages'`],
    ['GET', '/v1.0/$metadata', 501, 'NotImplemented', `Microsoft Graph has '$metadata'`],
    ['GET', '/v1.0/sites', 501, 'NotImplemented', `Microsoft Graph has 'sites'`],
    ['POST', '/v1.0/applications/x/microsoft.graph.addKey', 501, 'NotImplemented', `Microsoft Graph has 'addKey'`],
    ['PUT', '/v1.0/users/x', 405, 'MethodNotAllowed', 'PUT is not allowed for /users/x. Allowed: GET, PATCH, DELETE.'],
    ['GET', '/v1.0/users?$nope=1', 200, undefined, ''],
    ['GET', '/v1.0/users?$skip=1', 400, 'BadRequest', `Query option '$skip' is not supported here.`],
    ['GET', '/v1.0/users?$top=x', 400, 'BadRequest', ''],
    ['GET', '/v1.0/users?$top=0', 400, 'BadRequest', `Invalid value '0' for the query option '$top'`],
    ['GET', '/v1.0/users?$select=nope', 400, 'BadRequest', `Invalid value 'nope' for the query option '$select'`],
    ['GET', `/v1.0/users?$filter=nope eq 'x'`, 400, 'BadRequest', 'Invalid filter clause'],
  ] as const)('%s %s answers %i %s (G-08, G-10)', async (method, url, status, code, message) => {
    const answer = await graph.send(method, url.replace('$nope', 'nope'));
    expect(answer.status).toBe(status);
    expect(answer.body.error?.code).toBe(code);
    expect(answer.body.error?.message ?? '').toContain(message);
  });

  it.each([
    ['{"a":', 'Body is not valid JSON'],
    ['[]', 'body'],
    ['"text"', 'body'],
    ['', 'required'],
  ])('a POST of %j is refused as 400 and says why', async (body, message) => {
    const answer = await graph.send('POST', '/v1.0/users', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message === 'required' ? '' : message);
    expect(answer.body.error.message).not.toBe('');
  });

  it('an empty body is no body, whatever it calls itself; another type is refused', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=utf-8']) {
      const answer = await graph.send('POST', `${graph.jobPath}/pause`, '', { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 204]);
    }
    const form = await graph.send('POST', '/v1.0/users', 'a=b', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(415);
  });

  it('a prototype in a body is no way in', async () => {
    const answer = await graph.send('POST', '/v1.0/users', '{"__proto__":{"accountEnabled":true}}');
    expect(answer.status).toBe(400);
  });
});

describe('a batch', () => {
  it('answers each request, and not those whose predecessor failed (G-15)', async () => {
    const id = graph.sim.addUser({ displayName: 'Ada Reyes' }).id;
    const { body } = await graph.send('POST', '/v1.0/$batch', {
      requests: [
        { id: '1', method: 'PATCH', url: `/users/${id}`, body: { jobTitle: 'Guide' } },
        { id: '2', method: 'GET', url: `users/${id}?$select=jobTitle`, dependsOn: ['1'] },
        { id: '3', method: 'GET', url: '/users/nobody' },
        { id: '4', method: 'GET', url: '/users', dependsOn: ['3'] },
      ],
    });
    expect(body.responses.map((each: { id: string; status: number }) => [each.id, each.status])).toEqual([
      ['1', 204],
      ['2', 200],
      ['3', 404],
      ['4', 424],
    ]);
    expect(body.responses[1].body.jobTitle).toBe('Guide');
  });

  it('gives links to the address that the batch was sent to, so that a client stays there (G-05, G-15)', async () => {
    graph.sim.addUser({ displayName: 'Bo Chief' });
    graph.sim.addUser({ displayName: 'Cleo Park' });
    const requests = [{ id: '1', method: 'GET', url: '/users?$top=1&$select=id' }];
    const headers = { host: 'graph.example:8443' };
    const { body } = await graph.send('POST', '/v1.0/$batch', { requests }, headers);
    const [{ body: page }] = body.responses;
    expect(page['@odata.context']).toBe('http://graph.example:8443/v1.0/$metadata#users(id)');
    expect(page['@odata.nextLink']).toMatch(/^http:\/\/graph\.example:8443\/v1\.0\/users\?/);
  });

  it('of more than 20 requests is refused (G-15)', async () => {
    const requests = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/me' }));
    expect((await graph.send('POST', '/v1.0/$batch', { requests })).status).toBe(400);
  });
});
