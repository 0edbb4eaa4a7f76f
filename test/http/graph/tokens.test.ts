import { afterEach, describe, expect, it } from 'vitest';
import { OnDemandLimit } from '../../../simulator/http/graph/on-demand-limit.ts';
import { TokenService } from '../../../simulator/http/graph/token-service.ts';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
afterEach(() => graph?.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ADMINISTRATOR = '11111111-2222-4333-8444-555555555555';

function tokenBody(more: Record<string, string | undefined> = {}): string {
  const given = {
    client_id: ADMINISTRATOR,
    client_secret: 'any',
    grant_type: 'client_credentials',
    scope: 'http://localhost:80/.default',
    ...more,
  };
  return new URLSearchParams(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
}

async function tokenOf(clientId: string): Promise<string> {
  const { body } = await graph.send(
    'POST',
    '/woodgrove.example/oauth2/v2.0/token',
    tokenBody({ client_id: clientId }),
    form,
  );
  return body.access_token;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the token endpoint', () => {
  it('gives a client a token with the claims that clients read (G-16, G-17)', async () => {
    graph = await startGraph();
    const { id } = graph.simulator.workspace.data.tenant;
    const { appId } = graph.sim.application;
    const { status, body } = await graph.send(
      'POST',
      `/${id}/oauth2/v2.0/token`,
      tokenBody({ client_id: appId }),
      form,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    const parts = body.access_token.split('.');
    expect(parts).toHaveLength(3);
    const claims = JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
    expect(claims).toMatchObject({
      aud: 'http://localhost:80',
      iss: `http://localhost:80/${id}/`,
      appid: appId,
      oid: graph.servicePrincipalId,
      tid: id,
      roles: [],
      ver: '1.0',
    });
    expect(claims.exp - claims.iat).toBe(3599);
  });

  it.each([
    [{ client_id: undefined }, 400, 'invalid_request', 900144],
    [{ grant_type: undefined }, 400, 'invalid_request', 900144],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ scope: undefined }, 400, 'invalid_request', 900144],
    [{ scope: 'openid' }, 400, 'invalid_scope', 1002012],
    [{ client_secret: undefined }, 401, 'invalid_client', 7000218],
  ])('refuses %j in the form of OAuth (G-18)', async (change, status, error, code) => {
    graph = await startGraph();
    const answer = await graph.send('POST', '/common/oauth2/v2.0/token', tokenBody(change), form);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code], trace_id: expect.any(String) });
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  it('takes an assertion instead of a secret, and refuses another tenant (G-18, G-19)', async () => {
    graph = await startGraph();
    const assertion = tokenBody({
      client_secret: undefined,
      client_assertion: 'x.y.z',
      client_assertion_type: 'urn:x',
    });
    expect((await graph.send('POST', '/organizations/oauth2/v2.0/token', assertion, form)).status).toBe(200);
    const other = await graph.send('POST', '/other.example/oauth2/v2.0/token', tokenBody(), form);
    expect([other.status, other.body.error_codes]).toEqual([400, [90002]]);
  });

  it('is found through the documents of discovery, which stay local (G-20, G-22)', async () => {
    graph = await startGraph();
    const { body } = await graph.get('/woodgrove.example/v2.0/.well-known/openid-configuration', {
      host: 'localhost:8443',
    });
    expect(body.token_endpoint).toBe('http://localhost:8443/woodgrove.example/oauth2/v2.0/token');
    const keys = await graph.get(new URL(body.jwks_uri).pathname);
    const key = { kty: 'RSA', use: 'sig', kid: expect.any(String), n: expect.any(String) };
    // One for Graph's own tokens, one for those that targets are sent.
    expect(keys.body.keys).toMatchObject([key, key]);
    const instance = await graph.get('/common/discovery/instance?api-version=1.1&authorization_endpoint=x', {
      host: 'localhost:8443',
    });
    expect(instance.body.metadata[0].aliases).toEqual(['localhost:8443']);
    const metadata = await graph.get('/metadata/endpoints?api-version=2022-09-01');
    expect(metadata.body).toMatchObject({
      name: 'provsim',
      resourceManager: 'http://localhost:80/',
      microsoftGraphResourceId: 'http://localhost:80/',
      authentication: {
        loginEndpoint: 'http://localhost:80/',
        audiences: ['http://localhost:80/'],
        identityProvider: 'AAD',
      },
    });
  });
});

describe('a client secret that an application was given', () => {
  it('is shown once, must be sent from then on, and goes when it is removed (G-18, G-132)', async () => {
    graph = await startGraph();
    const { id, appId } = graph.sim.application;
    const path = `/v1.0/applications/${id}`;
    const token = (secret: string) =>
      graph.send('POST', '/common/oauth2/v2.0/token', tokenBody({ client_id: appId, client_secret: secret }), form);
    expect((await token('whatever')).status).toBe(200);

    const endDateTime = '2026-03-01T00:00:00Z';
    const added = await graph.send('POST', `${path}/addPassword`, {
      passwordCredential: { displayName: 'ci', endDateTime },
    });
    expect(added.body).toMatchObject({ displayName: 'ci', endDateTime: '2026-03-01T00:00:00.000Z' });
    const { keyId, secretText, hint } = added.body;
    expect(secretText).toMatch(new RegExp(`^${hint}.{37}$`));
    const [listed] = (await graph.get(path)).body.passwordCredentials;
    expect(listed).toMatchObject({ keyId, hint, secretText: null });
    expect(JSON.stringify(graph.simulator.workspace.data)).not.toContain(secretText);

    expect((await token(secretText)).status).toBe(200);
    const wrong = await token('whatever');
    expect([wrong.status, wrong.body.error, wrong.body.error_codes]).toEqual([401, 'invalid_client', [7000215]]);
    graph.simulator.clock.setTo(Date.parse(endDateTime));
    expect((await token(secretText)).status).toBe(401);

    expect((await graph.send('POST', `${path}/removePassword`, { keyId })).status).toBe(204);
    expect((await graph.get(path)).body.passwordCredentials).toEqual([]);
    const again = await graph.send('POST', `${path}/removePassword`, { keyId });
    expect([again.status, again.body.error.code]).toEqual([400, 'Request_BadRequest']);
    const noTime = await graph.send('POST', `${path}/addPassword`, { passwordCredential: { endDateTime: 'soon' } });
    expect(noTime.status).toBe(400);
    expect((await token('whatever')).status).toBe(200);
  });
});

describe('without strict mode', () => {
  it('any token, or none, is accepted (G-21, G-153)', async () => {
    graph = await startGraph();
    expect((await graph.get('/v1.0/users')).status).toBe(200);
    expect((await graph.get('/v1.0/users', bearer('anything'))).status).toBe(200);
  });
});

describe('in strict mode', () => {
  it.each([
    [undefined, 'Access token is empty'],
    ['Basic x', 'Access token is empty'],
    ['Bearer nonsense', 'no JWT'],
    [
      `Bearer a.${Buffer.from('{"exp":9999999999,"appid":"x","roles":[],"tid":"x"}').toString('base64url')}.b`,
      'Invalid signature',
    ],
  ])('the header %j is not enough (G-21, G-08)', async (authorization, message) => {
    graph = await startGraph({ strict: true });
    const answer = await graph.get('/v1.0/users', authorization === undefined ? {} : { authorization });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(answer.body.error.message).toContain(message);
  });

  it('a token expires after an hour of real time (G-16)', async () => {
    graph = await startGraph();
    let nowMs = 0;
    const tokens = new TokenService(graph.simulator, () => nowMs);
    const header = `Bearer ${tokens.issue(ADMINISTRATOR, 'x', 'http://x')}`;
    nowMs = 3598_000;
    expect(tokens.check(header)).toMatchObject({ appId: ADMINISTRATOR, isAdministrator: true });
    nowMs = 3599_000;
    expect(tokens.check(header)).toBe('expired');
  });

  it('a token of another tenant or key is refused', async () => {
    graph = await startGraph();
    const other = new TokenService(graph.simulator);
    const mine = new TokenService(graph.simulator);
    expect(mine.check(`Bearer ${other.issue(ADMINISTRATOR, 'x', 'http://x')}`)).toBe('signature');
    const header = `Bearer ${mine.issue(ADMINISTRATOR, 'x', 'http://x')}`;
    graph.simulator.workspace.data.tenant.id = '00000000-0000-4000-8000-000000000000';
    expect(mine.check(header)).toBe('tenant');
  });

  it('an application may do what it was granted, and nothing before (section 3, G-133)', async () => {
    graph = await startGraph({ strict: true });
    const administrator = bearer(await tokenOf(ADMINISTRATOR));
    const graphPrincipal = (
      await graph.get(`/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')`, administrator)
    ).body;
    const grant = async (permission: string) => {
      const role = graphPrincipal.appRoles.find(({ value }: { value: string }) => value === permission);
      const body = { principalId: graph.servicePrincipalId, resourceId: graphPrincipal.id, appRoleId: role.id };
      const path = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/appRoleAssignments`;
      expect((await graph.send('POST', path, body, administrator)).status).toBe(201);
    };
    const calls = [
      ['User.Read.All', 'GET', '/v1.0/users'],
      ['User.ReadWrite.All', 'DELETE', '/v1.0/users/nobody'],
      ['Group.Read.All', 'GET', '/v1.0/groups'],
      ['GroupMember.ReadWrite.All', 'DELETE', '/v1.0/groups/x/members/y/$ref'],
      ['Synchronization.Read.All', 'GET', `${graph.jobPath}/schema`],
      ['Synchronization.ReadWrite.All', 'POST', `${graph.jobPath}/pause`],
      ['Application.Read.All', 'GET', '/v1.0/applications'],
      ['Application.ReadWrite.OwnedBy', 'DELETE', '/v1.0/applications/nope'],
      [
        'AppRoleAssignment.ReadWrite.All',
        'DELETE',
        `/v1.0/servicePrincipals/${graph.servicePrincipalId}/appRoleAssignedTo/x`,
      ],
    ] as const;
    for (const [permission, method, url] of calls) {
      const before = await graph.send(method, url, undefined, bearer(await tokenOf(graph.sim.application.appId)));
      expect([url, before.status, before.body.error?.code]).toEqual([url, 403, 'Authorization_RequestDenied']);
      expect(before.body.error.message).toContain(permission);
      await grant(permission);
      const after = await graph.send(method, url, undefined, bearer(await tokenOf(graph.sim.application.appId)));
      expect([url, [200, 204, 404].includes(after.status)]).toEqual([url, true]);
    }
    const log = () =>
      tokenOf(graph.sim.application.appId).then((token) => graph.get('/v1.0/auditLogs/provisioning', bearer(token)));
    expect((await log()).body.error.code).toBe('Authentication_MSGraphPermissionMissing');
    await grant('AuditLog.Read.All');
    expect((await log()).status).toBe(200);
    expect(
      (await graph.get('/v1.0/applicationTemplates', bearer(await tokenOf(graph.sim.application.appId)))).status,
    ).toBe(200);
  });

  it('provisions on demand only for an owner of both objects (G-08)', async () => {
    graph = await startGraph({ strict: true });
    const { appId, id } = graph.sim.application;
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    graph.sim.assign(ada);
    const { permissions, owners } = graph.simulator.tenant;
    permissions.grant(graph.servicePrincipalId, '9b50c33d-700f-43b1-b2eb-87e89b703581');
    const headers = bearer(await tokenOf(appId));
    const ruleId = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';
    const body = { parameters: [{ ruleId, subjects: [{ objectId: ada.id, objectTypeName: 'User' }] }] };
    const before = await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, body, headers);
    expect([before.status, before.body.error.code, before.body.error.message]).toEqual([401, 'UnknownError', '']);
    owners.add(id, graph.servicePrincipalId);
    owners.add(graph.servicePrincipalId, graph.servicePrincipalId);
    expect((await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, body, headers)).status).toBe(200);
  });

  it('lets a caller provision on demand five times in ten seconds (G-88, E-714)', () => {
    let nowMs = 1000;
    const limit = new OnDemandLimit(() => nowMs);
    for (let i = 0; i < 5; i++) limit.count('a');
    limit.count('b');
    nowMs = 4500;
    expect(() => limit.count('a')).toThrow(/Try again in 7 seconds/);
    nowMs = 11_001;
    limit.count('a');
  });

  it('answers too many requests with 429 and Retry-After (G-08, E-714)', async () => {
    graph = await startGraph({ strict: true });
    const headers = bearer(await tokenOf(ADMINISTRATOR));
    const ruleId = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';
    const body = { parameters: [{ ruleId, subjects: [{ objectId: 'nobody', objectTypeName: 'User' }] }] };
    const send = () => graph.send('POST', `${graph.jobPath}/provisionOnDemand`, body, headers);
    for (let i = 0; i < 5; i++) expect((await send()).status).toBe(404);
    const answer = await send();
    expect([answer.status, answer.body.error.code]).toEqual([429, 'TooManyRequests']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});
