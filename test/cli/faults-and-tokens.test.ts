/** Faults, OAuth, federation and HAR from the command line, against a real endpoint and a real token endpoint. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, type Listening, startHttpServer } from '../scim/servers.ts';
import { provsim, startProvsim } from './provsim.ts';
import { type ScimTarget, startScimTarget } from './scim-target.ts';

let folder: string;
let target: ScimTarget;
let tokens: Listening & { asked: { authorization: string | undefined; form: URLSearchParams }[] };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provsim-cli-'));
  const asked: (typeof tokens)['asked'] = [];
  const server = await startHttpServer(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, form: new URLSearchParams(await bodyOf(request)) });
    response.end(JSON.stringify({ access_token: 'right', token_type: 'Bearer', expires_in: 3600 }));
  });
  tokens = Object.assign(server, { asked });
});
beforeEach(async () => {
  target = await startScimTarget();
  tokens.asked.length = 0;
  return () => target.close();
});
afterAll(async () => {
  await tokens.close();
  rmSync(folder, { recursive: true, force: true });
});

const provision = (...more: string[]) =>
  provsim(['provision', '--target', target.url, '--users', '6', '--groups', '0', '--token', 'right', ...more]);

describe('faults', () => {
  it('given in a file and by option strike, are counted, and their failures are told', async () => {
    const file = join(folder, 'faults.yaml');
    writeFileSync(
      file,
      'faults:\n  - status=503,operations=create,count=1\n  - effect: { kind: reset }\n    methods: [POST]\n    skip: 3\n    count: 1\n',
    );
    const { code, stdout } = await provision('--json', '--fault-file', file, '--fault', 'contentType=application/json');
    const answer = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(answer.cycles[0].failed).toBe(2);
    expect(
      answer.faults.map(({ effect, hits }: { effect: { kind: string }; hits: number }) => [effect.kind, hits]),
    ).toEqual([
      ['status', 1],
      ['reset', 1],
      ['contentType', expect.any(Number)],
    ]);
    expect(answer.findings).toContainEqual(expect.objectContaining({ rule: 'W-110', received: 'application/json' }));
  });

  it('that have run out leave the next cycle to mend what failed', async () => {
    const { code, stdout } = await provision(
      '--cycles',
      '2',
      '--changes',
      '0',
      '--fault',
      'status=500,operations=create,count=2',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('struck 2 of');
    expect(target.resources.size).toBeGreaterThan(3);
  });

  it.each([
    [['--fault', 'explode'], 'expected one of status'],
    [['--fault', 'status=503,opperations=create'], 'opperations'],
    [['--fault-file', '/nowhere/faults.yaml'], '/nowhere/faults.yaml'],
  ])('%j is refused before anything is sent', async (args, expected) => {
    const { code, stderr } = await provision(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(target.requests).toEqual([]);
  });

  it('given to start are switched on there, and one call takes them away', async () => {
    const running = await startProvsim([
      '--memory',
      '--users',
      '3',
      '--groups',
      '0',
      '--fault',
      'status=503,operations=create',
    ]);
    try {
      const json = async (url: string) => (await (await fetch(url)).json()) as { value: Record<string, unknown>[] };
      const applications = await json(`${running.address}/control/applications`);
      const path = `${running.address}/control/applications/${applications.value[0]?.servicePrincipalId}/faults`;
      expect((await json(path)).value).toMatchObject([{ effect: { kind: 'status', status: 503 } }]);
      expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
      expect((await json(path)).value).toEqual([]);
    } finally {
      await running.kill();
    }
  });
});

describe('tokens that are fetched', () => {
  const oauth = (...more: string[]) =>
    provsim(
      [
        'provision',
        '--target',
        target.url,
        '--users',
        '2',
        '--groups',
        '0',
        '--oauth-token-url',
        `${tokens.url}/token`,
        ...more,
      ],
      {
        PROVSIM_OAUTH_CLIENT_SECRET: 'the-secret-of-7',
      },
    );

  it('client credentials go in the header, the secret out of a variable (W-22)', async () => {
    const { code, stdout } = await oauth('--oauth-client-id', 'client-7', '--oauth-scope', 'scim.write');
    expect(code, stdout).toBe(0);
    expect(tokens.asked).toHaveLength(1);
    expect(tokens.asked[0]?.authorization).toBe(`Basic ${Buffer.from('client-7:the-secret-of-7').toString('base64')}`);
    expect(Object.fromEntries(tokens.asked[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'scim.write',
    });
  });

  it('or in the body (W-22)', async () => {
    const { code } = await oauth('--oauth-client-id', 'client-7', '--oauth-credentials', 'body');
    expect(code).toBe(0);
    expect(tokens.asked[0]).toMatchObject({ authorization: undefined });
    expect(Object.fromEntries(tokens.asked[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-7',
      client_secret: 'the-secret-of-7',
    });
  });

  it.each([
    ['clientAssertion', 'client_assertion'],
    ['tokenExchange', 'subject_token'],
  ])('federation by %s needs no secret (W-23)', async (form, field) => {
    const { code } = await oauth('--federation', form, '--oauth-client-id', 'client-7');
    expect(code).toBe(0);
    const claims = JSON.parse(
      Buffer.from(tokens.asked[0]?.form.get(field)?.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({
      ver: '2.0',
      aud: expect.stringMatching(/^api:\/\//),
      iss: expect.stringMatching(/\/v2\.0$/),
    });
  });

  it('a connection test fetches one as well, and a token endpoint that is not there is told', async () => {
    const args = [
      'test-connection',
      '--target',
      target.url,
      '--oauth-client-id',
      'c',
      '--oauth-client-secret',
      'a-client-secret',
    ];
    expect((await provsim([...args, '--oauth-token-url', `${tokens.url}/token`])).code).toBe(0);
    const refused = await provsim([...args, '--oauth-token-url', 'http://127.0.0.1:1/token']);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('No access token from http://127.0.0.1:1/token');
    expect(refused.stdout + refused.stderr).not.toContain('a-client-secret');
  });

  it.each([
    [
      ['--oauth-client-id', 'x', '--federation', 'clientAssertion', '--oauth-client-secret', 's'],
      'federation proves the client',
    ],
    [['--federation', 'clientAssertion'], 'oauth client id'],
  ])('%j cannot work together', async (args, expected) => {
    const { code, stderr } = await oauth(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});

describe('HAR', () => {
  it('holds every exchange of the run, for the owner alone, without the token (W-17)', async () => {
    const file = join(folder, 'run.har');
    const { code } = await provision('--har', file);
    expect(code).toBe(0);
    const { log } = JSON.parse(readFileSync(file, 'utf8'));
    expect(log.entries).toHaveLength(target.requests.length);
    expect(readFileSync(file, 'utf8')).not.toContain('Bearer right');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that cannot be written is told', async () => {
    const { code, stderr } = await provision('--har', join(folder, 'no', 'such', 'folder.har'));
    expect(code).toBe(2);
    expect(stderr).toContain('--har');
  });
});
