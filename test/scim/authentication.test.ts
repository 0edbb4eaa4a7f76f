/** Tokens: the secret token, the blank secret, client credentials and federation, against a real token server. */
import { createPublicKey, generateKeyPairSync, type JsonWebKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chance } from '../../simulator/chance.ts';
import { Clock } from '../../simulator/clock.ts';
import type { Finding } from '../../simulator/model/values.ts';
import {
  type Authentication,
  composeRead,
  createConnection,
  createIssuer,
  type Issuer,
  resolveWireSettings,
  type ScimConnection,
} from '../../simulator/scim/index.ts';
import { bodyOf, type Listening, startHttpServer } from './servers.ts';

const START_MS = Date.parse('2026-01-05T08:00:00Z');
const TENANT = '11111111-2222-4333-8444-555555555555';
const read = composeRead('User', '1');

interface Asked {
  headers: string[];
  body: string;
}

let tokens: Listening & { asked: Asked[]; answer: { status: number; body: unknown } };
let target: Listening & { authorizations: (string | undefined)[]; status: number };
let clock: Clock;
const connections: ScimConnection[] = [];

beforeEach(async () => {
  clock = new Clock({ startMs: START_MS, speed: 0 });
  const asked: Asked[] = [];
  const answer = { status: 200, body: {} as unknown };
  const tokenServer = await startHttpServer(async (request, response) => {
    asked.push({ headers: request.rawHeaders, body: await bodyOf(request) });
    response.statusCode = answer.status;
    const numbered = { access_token: `access-token-number-${asked.length}`, token_type: 'Bearer', expires_in: 3600 };
    response.end(JSON.stringify({ ...numbered, ...(answer.body as object) }));
  });
  tokens = Object.assign(tokenServer, { asked, answer });
  const authorizations: (string | undefined)[] = [];
  const targetServer = await startHttpServer((request, response) => {
    authorizations.push(request.headers.authorization);
    response.statusCode = target.status;
    response.end('{}');
  });
  target = Object.assign(targetServer, { authorizations, status: 200 });
});

afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
  await tokens.close();
  await target.close();
});

function connect(authentication: Authentication, onFinding?: (finding: Finding) => void): ScimConnection {
  const settings = resolveWireSettings({ tenantUrl: target.url });
  const connection = createConnection({ settings, authentication, clock, ...(onFinding ? { onFinding } : {}) });
  connections.push(connection);
  return connection;
}

const credentials = (more: object = {}): Authentication => ({
  type: 'clientCredentials',
  tokenUrl: `${tokens.url}/oauth2/token`,
  clientId: 'client one',
  clientSecret: 'p&ss=word',
  credentialLocation: 'body',
  ...more,
});
const issuerOf = (more: object = {}): Issuer =>
  createIssuer({ tenantId: TENANT, chance: chance(7, 'issuer'), nowMs: () => clock.nowMs(), ...more });
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/** True when the signature fits one of the published keys. */
function isSignedBy(issuer: Issuer, token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const jwk = issuer.jwks().keys.find((key) => key.kid === kid);
  if (!jwk || alg !== 'RS256') return false;
  const key = createPublicKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' });
  return verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
}

describe('a secret token', () => {
  it('is sent as it is, behind Bearer (W-20)', async () => {
    await connect({ type: 'bearer', token: 'abc.def' }).send(read);
    expect(target.authorizations).toEqual(['Bearer abc.def']);
  });
});

describe('a blank secret', () => {
  it('is a token of the issuer with the documented claims, signed with a published key (W-21)', async () => {
    const issuer = issuerOf();
    await connect({ type: 'blank', issuer }).send(read);
    const token = target.authorizations[0]?.replace(/^Bearer /, '') ?? '';
    expect(claimsOf(token)).toEqual({
      iss: `https://sts.windows.net/${TENANT}/`,
      iat: START_MS / 1000,
      nbf: START_MS / 1000,
      exp: START_MS / 1000 + 3600,
      aud: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
      appid: '00000014-0000-0000-c000-000000000000',
      tid: TENANT,
      ver: '1.0',
    });
    expect(isSignedBy(issuer, token)).toBe(true);
    expect(isSignedBy(createIssuer({ tenantId: TENANT, chance: chance(8, 'issuer'), nowMs: () => 0 }), token)).toBe(
      false,
    );
  });

  it('is kept until it runs out (W-24)', async () => {
    const connection = connect({ type: 'blank', issuer: issuerOf() });
    await connection.send(read);
    clock.setTo(START_MS + 3_599_000);
    await connection.send(read);
    clock.setTo(START_MS + 3_600_000);
    await connection.send(read);
    const [first, second, third] = target.authorizations;
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('is not in the record', async () => {
    const { exchange } = await connect({ type: 'blank', issuer: issuerOf() }).send(read);
    expect(exchange.requestHeaders.Authorization).toBe('Bearer [redacted]');
  });
});

describe('the issuer', () => {
  it('has the same key for the same seed, in every run', () => {
    expect(issuerOf().jwks()).toEqual(issuerOf().jwks());
    expect(issuerOf().jwks().keys).toEqual([
      {
        kty: 'RSA',
        use: 'sig',
        alg: 'RS256',
        kid: expect.stringMatching(/^[\w-]{43}$/),
        n: expect.stringMatching(/^[\w-]{342}$/),
        e: 'AQAB',
      },
    ]);
    expect(issuerOf({ chance: chance(8, 'issuer') }).jwks()).not.toEqual(issuerOf().jwks());
  });

  it('takes a key that is given', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issuer = issuerOf({ privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
    expect(isSignedBy(issuer, issuer.blankSecretToken().token)).toBe(true);
    expect(issuer.jwks()).not.toEqual(issuerOf().jwks());
  });

  it.each([
    ['no PEM', () => 'nonsense'],
    ['another kind of key', () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })],
    [
      'a short key',
      () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ],
  ])('refuses %s', (_name, privateKey) => {
    expect(() => issuerOf({ privateKey: privateKey() }).jwks()).toThrow(
      expect.objectContaining({ code: 'PRIVATE_KEY_INVALID' }),
    );
  });

  it('names itself by an address of its own where one is given, so that endpoints find its keys', () => {
    const issuer = issuerOf({ baseUrl: () => 'http://127.0.0.1:7001/issuer' });
    expect(claimsOf(issuer.blankSecretToken().token).iss).toBe(`http://127.0.0.1:7001/issuer/${TENANT}/`);
    const asEntra = issuer.asEntra();
    expect(claimsOf(asEntra.blankSecretToken().token).iss).toBe(`https://sts.windows.net/${TENANT}/`);
    expect(isSignedBy(issuer, asEntra.blankSecretToken().token)).toBe(true);
  });
});

describe('client credentials', () => {
  it('in the body: form fields in their order, no Authorization header (W-22)', async () => {
    await connect(credentials({ scope: 'scim' })).send(read);
    expect(tokens.asked[0]?.body).toBe(
      'grant_type=client_credentials&client_id=client+one&client_secret=p%26ss%3Dword&scope=scim',
    );
    const names = tokens.asked[0]?.headers.filter((_, index) => index % 2 === 0) ?? [];
    expect(names).toEqual(expect.arrayContaining(['Content-Type', 'Accept']));
    expect(names.map((name) => name.toLowerCase())).not.toContain('authorization');
    expect(target.authorizations).toEqual(['Bearer access-token-number-1']);
  });

  it('in the header: Basic, and no scope unless configured (W-22)', async () => {
    await connect(credentials({ credentialLocation: 'header' })).send(read);
    const { headers, body } = tokens.asked[0] as Asked;
    expect(body).toBe('grant_type=client_credentials');
    expect(headers[headers.indexOf('Authorization') + 1]).toBe(`Basic ${btoa('client one:p&ss=word')}`);
    expect(headers[headers.indexOf('Content-Type') + 1]).toBe('application/x-www-form-urlencoded');
  });

  it('bring a token that is kept until it runs out (W-24)', async () => {
    const connection = connect(credentials());
    await connection.send(read);
    clock.setTo(START_MS + 3_599_000);
    await connection.send(read);
    expect(tokens.asked).toHaveLength(1);
    clock.setTo(START_MS + 3_600_000);
    await connection.send(read);
    expect(target.authorizations).toEqual([1, 1, 2].map((number) => `Bearer access-token-number-${number}`));
  });

  it('bring one token for requests that go out together (W-24)', async () => {
    const connection = connect(credentials());
    await Promise.all(Array.from({ length: 5 }, () => connection.send(read)));
    expect(tokens.asked).toHaveLength(1);
    expect(new Set(target.authorizations)).toEqual(new Set(['Bearer access-token-number-1']));
  });

  it('bring a new token after the endpoint refused the old one', async () => {
    const connection = connect(credentials());
    target.status = 401;
    expect((await connection.send(read)).answer).toMatchObject({ status: 401 });
    await connection.send(read);
    expect(target.authorizations).toEqual(['Bearer access-token-number-1', 'Bearer access-token-number-2']);
  });

  it.each<[string, number, object, RegExp]>([
    ['an error', 400, { error: 'invalid_client' }, /answered 400: .*invalid_client/],
    ['no access_token', 200, { access_token: undefined }, /no access_token/],
    ['another token_type', 200, { token_type: 'mac' }, /token_type is not Bearer/],
    ['no expires_in', 200, { expires_in: undefined }, /no expires_in/],
    ['a token with a line break', 200, { access_token: 'a\nb' }, /no header can carry/],
  ])('answered with %s: nothing is sent to the target (W-22, W-118)', async (_name, status, body, message) => {
    Object.assign(tokens.answer, { status, body });
    const { answer, exchange } = await connect(credentials()).send(read);
    expect(answer).toEqual({ kind: 'token', message: expect.stringMatching(message) });
    expect(exchange).toMatchObject({ failure: answer, response: null });
    expect(target.authorizations).toEqual([]);
  });

  it('have no secret in a message, though the token endpoint echoes them', async () => {
    Object.assign(tokens.answer, {
      status: 401,
      body: { echo: 'p&ss=word', form: 'client_secret=p%26ss%3Dword', basic: btoa('client one:p&ss=word') },
    });
    const { answer } = await connect(credentials({ credentialLocation: 'header' })).send(read);
    const text = JSON.stringify(answer);
    expect(text).toContain('[redacted]');
    for (const secret of ['p&ss', 'p%26ss', btoa('client one:p&ss=word')]) expect(text).not.toContain(secret);
  });

  it('from a token endpoint that is not there are a token failure', async () => {
    await tokens.close();
    const { answer } = await connect(credentials()).send(read);
    expect(answer).toMatchObject({ kind: 'token', message: expect.stringContaining('ECONNREFUSED') });
    tokens.close = async () => undefined;
  });

  it('try again with the next request after a failure', async () => {
    const connection = connect(credentials());
    tokens.answer.status = 500;
    await connection.send(read);
    tokens.answer.status = 200;
    expect((await connection.send(read)).answer).toMatchObject({ status: 200 });
  });

  it.each([
    [60, 'Access tokens have to live from one to six hours for the gallery.'],
    [86_400, 'Access tokens have to live from one to six hours for the gallery.'],
    ['3600', 'expires_in of the access token is a text; it has to be a number.'],
  ])('with expires_in %j are noted (W-22)', async (seconds, message) => {
    tokens.answer.body = { expires_in: seconds };
    const findings: Finding[] = [];
    await connect(credentials(), (finding) => findings.push(finding)).send(read);
    expect(findings).toEqual([{ rule: 'W-22', message, subject: 'expires_in', received: String(seconds) }]);
  });

  it('need an address', () => {
    expect(() => connect(credentials({ tokenUrl: '/oauth2/token' }))).toThrow(
      expect.objectContaining({ code: 'TOKEN_URL_INVALID' }),
    );
  });
});

describe('workload identity federation', () => {
  const federated = (issuer: Issuer, more: object): Authentication => ({
    type: 'federated',
    tokenUrl: `${tokens.url}/token`,
    variant: 'clientAssertion',
    issuer,
    workloadIdentityAppId: 'app-1',
    servicePrincipalId: 'sp-1',
    ...more,
  });

  it('proves the client by an assertion of the issuer (W-23)', async () => {
    const issuer = issuerOf();
    await connect(federated(issuer, { clientId: 'client-1', scope: 'scim' })).send(read);
    const form = new URLSearchParams(tokens.asked[0]?.body);
    expect([...form.keys()]).toEqual(['grant_type', 'client_id', 'client_assertion_type', 'client_assertion', 'scope']);
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(tokens.asked[0]?.body).toContain('urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer');
    const assertion = form.get('client_assertion') ?? '';
    expect(isSignedBy(issuer, assertion)).toBe(true);
    expect(claimsOf(assertion)).toMatchObject({
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      aud: 'api://app-1',
      sub: 'sp-1',
      oid: 'sp-1',
      tid: TENANT,
      ver: '2.0',
    });
    expect(target.authorizations).toEqual(['Bearer access-token-number-1']);
  });

  it('exchanges the token in the other variant (W-23)', async () => {
    await connect(federated(issuerOf(), { variant: 'tokenExchange', audience: 'https://target.example' })).send(read);
    const form = new URLSearchParams(tokens.asked[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      audience: 'https://target.example',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
    expect(form.has('client_id')).toBe(false);
    expect(form.has('scope')).toBe(false);
  });
});
