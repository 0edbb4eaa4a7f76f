/** The connection against real servers on loopback: the bytes it writes, and what it makes of what comes back. */
import { readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import Fastify from 'fastify';
import { MockAgent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { Clock } from '../../simulator/clock.ts';
import type { Exchange, ScimRequest, ScimResponse } from '../../simulator/model/exchange.ts';
import {
  type ConnectionOptions,
  composeCreate,
  composeDelete,
  composeMatch,
  composeRead,
  composeUpdate,
  createConnection,
  type HandlerRequest,
  judgeMatch,
  judgeRead,
  resolveWireSettings,
  type ScimConnection,
} from '../../simulator/scim/index.ts';
import { bodyOf, type Listening, startByteServer, startHttpServer } from './servers.ts';

const open: (Listening | ScimConnection)[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
const keep = <T extends Listening | ScimConnection>(one: T): T => {
  open.push(one);
  return one;
};

const clock = () => new Clock({ startMs: Date.parse('2026-01-05T08:00:00Z'), speed: 0 });
function connect(tenantUrl: string, given: Partial<ConnectionOptions> & { quirks?: Record<string, string> } = {}) {
  const { quirks, ...options } = given;
  const settings = resolveWireSettings({ tenantUrl, ...(quirks ? { quirks } : {}) });
  return keep(
    createConnection({ settings, authentication: { type: 'bearer', token: 's3cr3t' }, clock: clock(), ...options }),
  );
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: 2\r\n\r\n{}';
const read = composeRead('User', '8f2c');
const change = { attribute: 'title', verb: 'Replace', value: 'Büro', oldValue: 'x' } as const;
const patch = (settings: ScimConnection['settings']) => composeUpdate('User', '8f2c', [change], settings);

describe('the bytes of a request', () => {
  it('are those of W-11 and nothing else: a GET (W-11, W-26)', async () => {
    const server = keep(await startByteServer(OK));
    await connect(`${server.url}/scim/v2/`).send(read);
    const host = server.url.slice('http://'.length);
    expect(server.requests).toEqual([
      `GET /scim/v2/Users/8f2c HTTP/1.1\r\nHost: ${host}\r\nAccept: application/scim+json\r\nAuthorization: Bearer s3cr3t\r\nADSCIMVersion: 5.0\r\n\r\n`,
    ]);
  });

  it('a PATCH has content type and length besides (W-11)', async () => {
    const server = keep(await startByteServer(OK));
    const connection = connect(server.url);
    const request = patch(connection.settings);
    await connection.send(request);
    const host = server.url.slice('http://'.length);
    expect(server.requests).toEqual([
      `PATCH /Users/8f2c HTTP/1.1\r\nHost: ${host}\r\nAccept: application/scim+json\r\nAuthorization: Bearer s3cr3t\r\nADSCIMVersion: 5.0\r\nContent-Type: application/scim+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(request.body ?? '')}\r\n\r\n${request.body}`,
    ]);
  });

  it('a DELETE has neither (W-11)', async () => {
    const server = keep(await startByteServer('HTTP/1.1 204 No Content\r\n\r\n'));
    await connect(server.url).send(composeDelete('User', '8f2c'));
    expect(server.requests[0]).toMatch(/^DELETE \/Users\/8f2c HTTP\/1\.1\r\n/);
    expect(server.requests[0]).not.toMatch(/content-|connection|user-agent/i);
  });

  it('leave Accept, ADSCIMVersion and Authorization away where the settings say so (W-11)', async () => {
    const server = keep(await startByteServer(OK));
    const quirks = { acceptHeader: '', adScimVersion: '' };
    await connect(server.url, { quirks, authentication: { type: 'bearer', token: '' } }).send(read);
    expect(server.requests).toEqual([`GET /Users/8f2c HTTP/1.1\r\nHost: ${server.url.slice(7)}\r\n\r\n`]);
  });

  it('reach a node:http server with the same names in the same order', async () => {
    const headers: string[][] = [];
    const server = keep(
      await startHttpServer((request, response) => {
        headers.push(request.rawHeaders.filter((_, index) => index % 2 === 0));
        response.end('{}');
      }),
    );
    const connection = connect(server.url);
    await connection.send(read);
    await connection.send(composeCreate('User', [{ attribute: 'userName', value: 'a' }], connection.settings));
    expect(headers).toEqual([
      ['Host', 'Accept', 'Authorization', 'ADSCIMVersion'],
      ['Host', 'Accept', 'Authorization', 'ADSCIMVersion', 'Content-Type', 'Content-Length'],
    ]);
  });

  it('keep the query of the tenant URL at home, or put it in front where the setting says so (W-07)', async () => {
    const server = keep(await startByteServer(OK));
    const url = `${server.url}/scim?aadOptscim062020`;
    const match = composeMatch('User', 'userName', 'ada', resolveWireSettings({ tenantUrl: url }));
    for (const quirks of [{}, { forwardTenantUrlQuery: 'true' }]) {
      const connection = connect(url, { quirks });
      await connection.send(read);
      await connection.send(match);
    }
    expect(server.requests.map((request) => request.split(' ')[1])).toEqual([
      '/scim/Users/8f2c',
      '/scim/Users?filter=userName+eq+%22ada%22',
      '/scim/Users/8f2c?aadOptscim062020',
      '/scim/Users?aadOptscim062020&filter=userName+eq+%22ada%22',
    ]);
  });
});

describe('an answer', () => {
  it('is given with its status, headers in lower case and whole body, however it is cut (W-19)', async () => {
    const text = JSON.stringify({ displayName: 'Zoë 東京'.repeat(500) });
    const server = keep(
      await startHttpServer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/scim+json', 'Set-Cookie': ['a=1', 'b=2'] });
        const bytes = Buffer.from(text);
        // Cuts within letters of several bytes.
        for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
        response.end();
      }),
    );
    const { answer } = await connect(server.url).send(read);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/scim+json', 'set-cookie': 'a=1, b=2' },
      body: text,
    });
  });

  it('after an informational one is the real one', async () => {
    const server = keep(await startByteServer(`HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${OK}`));
    expect((await connect(server.url).send(read)).answer).toMatchObject({ status: 200, body: '{}' });
  });

  it('that redirects is not followed (W-17)', async () => {
    const server = keep(
      await startByteServer('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n'),
    );
    const { answer } = await connect(server.url).send(read);
    expect(answer).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
    expect(server.requests).toHaveLength(1);
  });

  it('leaves the connection open for the next request (W-17)', async () => {
    const server = keep(await startByteServer(OK));
    const connection = connect(server.url, { quirks: { concurrency: '1' } });
    for (let i = 0; i < 3; i++) await connection.send(read);
    expect(server.requests).toHaveLength(3);
    expect(server.sockets.size).toBe(1);
  });

  it('of more than 10 MB is given up', async () => {
    const server = keep(
      await startHttpServer((_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024, 0x20);
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          response.once('drain', more);
        };
        more();
      }),
    );
    const { answer, exchange } = await connect(server.url).send(read);
    expect(answer).toEqual({ kind: 'protocol', message: 'The answer is larger than 10 MB and was given up.' });
    expect(exchange).toMatchObject({ response: null, failure: { kind: 'protocol' } });
  });
});

describe('over TLS', () => {
  const pem = (name: string) => readFileSync(join(import.meta.dirname, `loopback-${name}.pem`), 'utf8');
  async function startTlsServer(seen: string[][], maxVersion: SecureVersion = 'TLSv1.3') {
    const options = { key: pem('key'), cert: pem('certificate'), minVersion: 'TLSv1' as const, maxVersion };
    const server = createHttpsServer(options, (request, response) => {
      seen.push(request.rawHeaders);
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    };
    return keep({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close });
  }

  it('the same headers are sent, where the certificate is trusted (W-10, W-11)', async () => {
    const seen: string[][] = [];
    const { url } = await startTlsServer(seen);
    for (const tls of [{ ca: pem('certificate') }, { rejectUnauthorized: false }]) {
      expect((await connect(url, { tls }).send(read)).answer).toMatchObject({ status: 200 });
    }
    expect(seen[0]).toEqual([
      ...['Host', url.slice(8), 'Accept', 'application/scim+json', 'Authorization', 'Bearer s3cr3t'],
      ...['ADSCIMVersion', '5.0'],
    ]);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('nothing is sent to a certificate that nobody vouches for (W-10, E-502)', async () => {
    const seen: string[][] = [];
    const { url } = await startTlsServer(seen);
    expect((await connect(url).send(read)).answer).toMatchObject({ kind: 'tls' });
    expect(seen).toEqual([]);
  });

  it('older versions than 1.2 are refused (W-10)', async () => {
    const { url } = await startTlsServer([], 'TLSv1.1');
    expect((await connect(url, { tls: { ca: pem('certificate') } }).send(read)).answer).toMatchObject({ kind: 'tls' });
  });
});

describe('as many requests as concurrency says are on the way at a time', () => {
  it.each([1, 3])('%i', async (concurrency) => {
    let now = 0;
    let most = 0;
    const server = keep(
      await startHttpServer((_request, response) => {
        most = Math.max(most, ++now);
        setTimeout(() => {
          now--;
          response.end('{}');
        }, 20);
      }),
    );
    const connection = connect(server.url, { quirks: { concurrency: String(concurrency) } });
    await Promise.all(Array.from({ length: 9 }, () => connection.send(read)));
    expect(most).toBe(concurrency);
  });
});

describe('no answer', () => {
  const failureOf = async (tenantUrl: string, quirks = {}) => (await connect(tenantUrl, { quirks }).send(read)).answer;

  it('in time is a time-out, also when the body dribbles (W-15, E-503)', async () => {
    const server = keep(
      await startHttpServer((request, response) => {
        if (request.url === '/slow/Users/8f2c') {
          const timer = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(timer));
        }
      }),
    );
    for (const path of ['/silent', '/slow']) {
      expect(await failureOf(server.url + path, { requestTimeoutMs: '150' })).toEqual({
        kind: 'timeout',
        message: 'The endpoint did not answer within 150 ms.',
      });
    }
  });

  it('from a closed port is unreachable (E-502)', async () => {
    const server = await startByteServer(OK);
    await server.close();
    expect(await failureOf(server.url)).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/^An error occurred while sending the request: .*ECONNREFUSED/),
    });
  });

  it('from a name that does not exist is unreachable (E-502)', async () => {
    expect(await failureOf('http://no-such-host.invalid/scim')).toMatchObject({ kind: 'unreachable' });
  });

  it('but a broken connection is a reset (E-502)', async () => {
    const server = keep(await startHttpServer((request) => request.socket.resetAndDestroy()));
    expect(await failureOf(server.url)).toMatchObject({ kind: 'reset' });
  });

  it('but the end of the connection in the middle of the body is a reset', async () => {
    const server = keep(
      await startHttpServer((request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"id":');
        setTimeout(() => request.socket.destroy(), 20);
      }),
    );
    expect(await failureOf(server.url)).toMatchObject({ kind: 'reset' });
  });

  it('but something that is no HTTP is a matter of protocol (E-502)', async () => {
    const server = keep(await startByteServer('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await failureOf(server.url)).toMatchObject({ kind: 'protocol' });
  });

  it('but no TLS where TLS is expected is a matter of TLS (W-10, E-502)', async () => {
    const server = createTcpServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await failureOf(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'tls' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('leaves the connection fit for the next request', async () => {
    let count = 0;
    const server = keep(
      await startHttpServer((request, response) => {
        if (++count === 1) request.socket.resetAndDestroy();
        else response.end('{}');
      }),
    );
    const connection = connect(server.url, { quirks: { concurrency: '1' } });
    expect((await connection.send(read)).answer).toMatchObject({ kind: 'reset' });
    expect((await connection.send(read)).answer).toMatchObject({ status: 200 });
  });

  it('comes from a closed connection, without an exception', async () => {
    const server = keep(await startByteServer(OK));
    const connection = connect(server.url);
    await connection.close();
    expect((await connection.send(read)).answer).toMatchObject({ kind: 'unreachable' });
    open.pop();
  });
});

describe('the record of an exchange', () => {
  it('holds all of it, timed by the clock that was given', async () => {
    const server = keep(await startByteServer(OK));
    const seen: Exchange[] = [];
    const connection = connect(`${server.url}/scim`, { onExchange: (exchange) => seen.push(exchange) });
    const request = patch(connection.settings);
    const { exchange } = await connection.send(request);
    expect(exchange).toEqual({
      operation: 'update',
      kind: 'User',
      method: 'PATCH',
      url: `${server.url}/scim/Users/8f2c`,
      requestHeaders: {
        Host: server.url.slice(7),
        Accept: 'application/scim+json',
        Authorization: 'Bearer [redacted]',
        ADSCIMVersion: '5.0',
        'Content-Type': 'application/scim+json; charset=utf-8',
        'Content-Length': String(Buffer.byteLength(request.body ?? '')),
      },
      requestBody: request.body,
      response: {
        status: 200,
        headers: { 'content-type': 'application/scim+json', 'content-length': '2' },
        body: '{}',
      },
      failure: null,
      startedAtMs: Date.parse('2026-01-05T08:00:00Z'),
      durationMs: 0,
    });
    expect(seen).toEqual([exchange]);
  });

  it('has the secret nowhere, wherever the endpoint echoes it', async () => {
    const token = 'a secret/with "signs" & more';
    const server = keep(
      await startHttpServer(async (request, response) => {
        response.writeHead(400, { 'x-echo': request.headers.authorization ?? '' });
        response.end(JSON.stringify({ authorization: request.headers.authorization, body: await bodyOf(request) }));
      }),
    );
    const connection = connect(server.url, { authentication: { type: 'bearer', token } });
    const requests: ScimRequest[] = [
      composeMatch('User', 'userName', token, connection.settings),
      composeRead('User', token),
      composeCreate('User', [{ attribute: 'userName', value: token }], connection.settings),
    ];
    for (const request of requests) {
      const { answer, exchange } = await connection.send(request);
      expect(exchange.response?.body).toContain('[redacted]');
      for (const form of ['a secret', 'a%20secret', 'a+secret', 'signs']) {
        expect(JSON.stringify([answer, exchange])).not.toContain(form);
      }
    }
  });

  it('is not spoilt by a secret of a few letters, which any text holds', async () => {
    const server = keep(await startByteServer(OK));
    const { exchange } = await connect(server.url, { authentication: { type: 'bearer', token: 'e' } }).send(read);
    expect(exchange).toMatchObject({
      url: `${server.url}/Users/8f2c`,
      requestHeaders: { Authorization: 'Bearer [redacted]' },
    });
  });

  it('hides a short secret as well, but what is read from a good answer stays what it is', async () => {
    const resource = { schemas: ['x'], id: '1', userName: 'test.user', meta: { resourceType: 'User' } };
    const handler = () => ({
      status: 200,
      headers: { 'content-type': 'application/scim+json' },
      body: JSON.stringify(resource),
    });
    const connection = connect('http://in-process.invalid', {
      handler,
      authentication: { type: 'bearer', token: 'test' },
    });
    const { answer, exchange } = await connection.send(read);
    expect(judgeRead(answer)).toMatchObject({ resource });
    expect(exchange.response?.body).toContain('"[redacted].user"');
  });
});

describe('a secret token', () => {
  it('that no header can carry is refused without being shown', () => {
    const refused = () => connect('http://127.0.0.1', { authentication: { type: 'bearer', token: 'line\nbreak' } });
    expect(refused).toThrow(expect.objectContaining({ code: 'TOKEN_UNSENDABLE' }));
    expect(refused).not.toThrow('break of');
  });
});

describe('a target in this process', () => {
  const LIST = { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 0, Resources: [] };
  const match = composeMatch(
    'User',
    'userName',
    'ada@example.com',
    resolveWireSettings({ tenantUrl: 'http://x.invalid' }),
  );
  const create = composeCreate(
    'User',
    [{ attribute: 'userName', value: 'Zoë' }],
    resolveWireSettings({ tenantUrl: 'http://x.invalid' }),
  );

  it('can be a Fastify application', async () => {
    const app = Fastify();
    app.addContentTypeParser('application/scim+json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.get('/scim/Users', (request, reply) => {
      expect(request.query).toEqual({ filter: 'userName eq "ada@example.com"' });
      expect(request.headers.authorization).toBe('Bearer s3cr3t');
      return reply.type('application/scim+json').send(JSON.stringify(LIST));
    });
    app.post('/scim/Users', (request, reply) => reply.code(201).send(request.body));
    const connection = connect('http://x.invalid/scim', { handler: app });
    const { answer, exchange } = await connection.send(match);
    expect(judgeMatch(answer)).toEqual({ outcome: 'none', findings: [] });
    expect(exchange).toMatchObject({ url: 'http://x.invalid/scim/Users?filter=userName+eq+%22ada%40example.com%22' });
    expect((await connection.send(create)).answer).toMatchObject({ status: 201, body: create.body });
    await app.close();
  });

  it("can be a listener of Node's server, which sees the same bytes as over a socket", async () => {
    const seen: string[][] = [];
    const connection = connect('http://x.invalid/scim', {
      handler: async (request, response) => {
        seen.push(request.rawHeaders);
        response.statusCode = 201;
        response.end(await bodyOf(request));
      },
    });
    for (let i = 0; i < 3; i++) {
      expect((await connection.send(create)).answer).toMatchObject({ status: 201, body: create.body });
    }
    expect(seen[2]).toEqual([
      ...['Host', 'x.invalid', 'Accept', 'application/scim+json', 'Authorization', 'Bearer s3cr3t'],
      ...['ADSCIMVersion', '5.0', 'Content-Type', 'application/scim+json; charset=utf-8'],
      ...['Content-Length', String(Buffer.byteLength(create.body ?? ''))],
    ]);
  });

  it('can be a plain function, also one that throws or never ends', async () => {
    const connection = connect('http://x.invalid', {
      quirks: { requestTimeoutMs: '50' },
      handler: ({ method, url, body, headers }: HandlerRequest) => {
        if (method === 'GET' && url.includes('throw')) throw new Error('Out of paper.');
        if (method === 'GET') return new Promise<ScimResponse>(() => undefined);
        return { status: 201, headers: { 'x-length': headers['content-length'] ?? '' }, body: body ?? '' };
      },
    });
    expect((await connection.send(create)).answer).toMatchObject({
      status: 201,
      headers: { 'x-length': String(Buffer.byteLength(create.body ?? '')) },
      body: create.body,
    });
    expect((await connection.send(composeRead('User', 'throw'))).answer).toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining('Out of paper.'),
    });
    expect((await connection.send(read)).answer).toMatchObject({ kind: 'timeout' });
  });

  it('can be an undici dispatcher, which is not closed with the connection', async () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent.get('http://x.invalid').intercept({ path: '/Users/8f2c' }).reply(200, { id: '8f2c' }).persist();
    const connection = connect('http://x.invalid', { dispatcher: agent });
    expect((await connection.send(read)).answer).toMatchObject({ status: 200, body: '{"id":"8f2c"}' });
    await connection.close();
    expect((await connection.send(read)).answer).toMatchObject({ status: 200 });
    await agent.close();
  });
});
