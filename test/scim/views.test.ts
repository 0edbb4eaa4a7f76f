/** Exchanges as HAR and as curl; the command is run, so that it says what was sent. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Clock } from '../../simulator/clock.ts';
import type { Exchange } from '../../simulator/model/exchange.ts';
import {
  composeMatch,
  composeUpdate,
  createConnection,
  resolveWireSettings,
  toCurl,
  toHar,
} from '../../simulator/scim/index.ts';
import { bodyOf, startHttpServer } from './servers.ts';

const exchange: Exchange = {
  operation: 'update',
  kind: 'User',
  method: 'PATCH',
  url: 'https://target.example/scim/Users/9a',
  requestHeaders: {
    Host: 'target.example',
    Accept: 'application/scim+json',
    Authorization: 'Bearer [redacted]',
    'Content-Type': 'application/scim+json; charset=utf-8',
    'Content-Length': '3',
  },
  requestBody: '"é"',
  response: { status: 409, headers: { 'content-type': 'application/scim+json' }, body: '{"é":1}' },
  failure: null,
  startedAtMs: Date.parse('2026-01-05T08:00:00.250Z'),
  durationMs: 12,
};

describe('HAR 1.2', () => {
  const creator = { name: 'provsim', version: '1.2.3' };

  it('has an entry for each exchange, with sizes in bytes', () => {
    const { log } = toHar([exchange], creator);
    expect(log).toMatchObject({ version: '1.2', creator });
    expect(log.entries).toEqual([
      {
        startedDateTime: '2026-01-05T08:00:00.250Z',
        time: 12,
        request: {
          method: 'PATCH',
          url: 'https://target.example/scim/Users/9a',
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: Object.entries(exchange.requestHeaders).map(([name, value]) => ({ name, value })),
          queryString: [],
          postData: { mimeType: 'application/scim+json; charset=utf-8', text: '"é"' },
          headersSize: -1,
          bodySize: 4,
        },
        response: {
          status: 409,
          statusText: '',
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: [{ name: 'content-type', value: 'application/scim+json' }],
          content: { size: 8, mimeType: 'application/scim+json', text: '{"é":1}' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 8,
        },
        cache: {},
        timings: { send: 0, wait: 12, receive: 0 },
        comment: 'update User',
      },
    ]);
  });

  it('decodes the query of a search', () => {
    const url = 'https://target.example/scim/Users?filter=userName+eq+%22ada%40example.com%22';
    const [entry] = toHar([{ ...exchange, url, requestBody: null }], creator).log.entries;
    expect(entry?.request.queryString).toEqual([{ name: 'filter', value: 'userName eq "ada@example.com"' }]);
    expect(entry?.request).not.toHaveProperty('postData');
  });

  it('says why there is no answer', () => {
    const failure = { kind: 'timeout', message: 'Too late.' } as const;
    const [entry] = toHar([{ ...exchange, response: null, failure }], creator).log.entries;
    expect(entry?.response).toMatchObject({ status: 0, comment: 'timeout: Too late.', content: { size: 0 } });
  });
});

describe('curl', () => {
  it('is a command with the token in a variable', () => {
    expect(toCurl(exchange)).toBe(
      [
        "curl -sS -i -X PATCH 'https://target.example/scim/Users/9a' \\",
        "  -H 'User-Agent:' \\",
        "  -H 'Accept: application/scim+json' \\",
        '  -H "Authorization: Bearer $PROVSIM_TOKEN" \\',
        "  -H 'Content-Type: application/scim+json; charset=utf-8' \\",
        '  --data-binary \'"é"\'',
      ].join('\n'),
    );
  });

  it('sends the same request again when it is run in a shell', async () => {
    const seen: { method: string | undefined; url: string | undefined; headers: object; body: string }[] = [];
    const server = await startHttpServer(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: await bodyOf(request) });
      response.end('{}');
    });
    const settings = resolveWireSettings({ tenantUrl: `${server.url}/scim` });
    const clock = new Clock({ startMs: 0, speed: 0 });
    const connection = createConnection({ settings, clock, authentication: { type: 'bearer', token: 't0p $ecret' } });
    const value = 'O\'Brien "Büro" $HOME `id` \\';
    for (const request of [
      composeMatch('User', 'userName', value, settings),
      composeUpdate('User', "o'b", [{ attribute: 'title', verb: 'Add', value, oldValue: null }], settings),
    ]) {
      const { exchange: recorded } = await connection.send(request);
      const env = { ...process.env, PROVSIM_TOKEN: 't0p $ecret' };
      await promisify(execFile)('sh', ['-c', toCurl(recorded)], { env });
    }
    await connection.close();
    await server.close();
    // Keeping connections is each client's own matter.
    expect(seen).toHaveLength(4);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[3]).toEqual(seen[2]);
  });
});
