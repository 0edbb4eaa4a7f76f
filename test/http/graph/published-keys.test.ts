/**
 * Tokens that targets are sent in Entra's place, seen from the endpoint's side: it goes from `iss` to the OpenID
 * document, from there to the keys, and checks the signature, as any library does.
 */
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { buildServer, listen } from '../../../simulator/http/index.ts';
import { createSimulator, type TestSimulator } from '../../../simulator/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import type { HandlerRequest, ScimHandler } from '../../../simulator/scim/index.ts';
import { startHttpServer } from '../../scim/servers.ts';
import { scimHandler } from '../../simulator/scim-handler.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Claims = Record<string, string>;

const part = (token: string, index: number): Claims =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

/** As an endpoint does that trusts an issuer: discovery, keys, signature. */
async function discoverAndVerify(token: string): Promise<boolean> {
  const issuer = part(token, 1).iss ?? '';
  const document = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { issuer: named, jwks_uri } = (await document.json()) as Claims;
  if (named !== issuer) return false;
  const { keys } = (await (await fetch(jwks_uri ?? '')).json()) as { keys: (JsonWebKey & { kid: string })[] };
  const key = keys.find(({ kid }) => kid === part(token, 0).kid);
  if (!key) return false;
  const [header, payload, signature = ''] = token.split('.');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
}

/** A simulator that serves, and the requests that its target got. */
async function served(): Promise<{ sim: TestSimulator; requests: HandlerRequest[]; address: string }> {
  const target = scimHandler();
  const requests: HandlerRequest[] = [];
  const handler: ScimHandler = (request) => {
    requests.push(request);
    return target.handler(request);
  };
  const sim = await createSimulator({ users: 1, scope: 'all', target: { handler, token: 't' } });
  const app = await buildServer({ simulator: sim.simulator, sampleApps: new SampleApps(sim.simulator) });
  closers.push(
    () => sim.close(),
    () => app.close(),
  );
  return { sim, requests, address: await listen(app, 0) };
}

const setSecrets = ({ simulator, application }: TestSimulator, secrets: Record<string, string>) =>
  simulator.applications.setSecrets(application.servicePrincipalId, secrets);

describe('tokens in the place of Entra', () => {
  it('for a blank secret lead from iss to the key that signed them (W-21)', async () => {
    const { sim, requests, address } = await served();
    await setSecrets(sim, { SecretToken: '' });
    await sim.runCycle();
    const token = requests[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
    const { id } = sim.simulator.workspace.data.tenant;
    expect(part(token, 1)).toMatchObject({
      iss: `${address}/${id}/`,
      aud: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
      appid: '00000014-0000-0000-c000-000000000000',
      tid: id,
    });
    expect(await discoverAndVerify(token)).toBe(true);
    const [header, payload, signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...part(token, 1), aud: 'other' })).toString('base64url');
    expect(payload).not.toBe(other);
    expect(await discoverAndVerify(`${header}.${other}.${signature}`)).toBe(false);
  });

  it('for workload identity federation do so too (W-23)', async () => {
    const { sim, requests, address } = await served();
    const assertions: string[] = [];
    const tokenEndpoint = await startHttpServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      assertions.push(new URLSearchParams(text).get('client_assertion') ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: 'granted', token_type: 'Bearer', expires_in: 3600 }));
    });
    closers.push(() => tokenEndpoint.close());
    await setSecrets(sim, {
      AuthenticationType: 'WorkloadIdentityFederation',
      Oauth2ClientId: 'client-7',
      Oauth2TokenExchangeUri: `${tokenEndpoint.url}/token`,
    });
    await sim.runCycle();
    expect(requests[0]?.headers.authorization).toBe('Bearer granted');
    const [assertion = ''] = assertions;
    const { id } = sim.simulator.workspace.data.tenant;
    const claims = part(assertion, 1);
    expect(claims).toMatchObject({ iss: `${address}/${id}/v2.0`, tid: id, ver: '2.0', oid: claims.sub });
    expect(claims.aud).toBe(`api://${sim.application.appId}`);
    expect(await discoverAndVerify(assertion)).toBe(true);
  });

  it("name Microsoft's addresses where the setting says so, or where nothing is served (W-21)", async () => {
    const { sim, requests } = await served();
    const { servicePrincipalId } = sim.application;
    const { id } = sim.simulator.workspace.data.tenant;
    const issuerOfLast = () => part(requests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '', 1).iss;
    await setSecrets(sim, { SecretToken: '' });
    await sim.simulator.applications.putQuirks(servicePrincipalId, { tokenIssuer: 'entra' });
    await sim.runCycle();
    expect(issuerOfLast()).toBe(`https://sts.windows.net/${id}/`);
    await sim.simulator.applications.putQuirks(servicePrincipalId, {});
    sim.simulator.servedAt = null;
    await sim.runCycle();
    expect(issuerOfLast()).toBe(`https://sts.windows.net/${id}/`);
  });
});
