/** The connection test as a list of expectations, against endpoints that answer as told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestSimulator } from '../../../simulator/index.ts';
import { type ScimTarget, startScimTarget } from '../../cli/scim-target.ts';
import { type ControlServer, startControl } from './control-server.ts';

interface Expectation {
  id: string;
  necessity: string;
  state: string;
  rule: string;
  seen: string;
  advice: string | null;
  exchange: number | null;
}
interface Report {
  ok: boolean;
  error: { code: string; message: string } | null;
  expectations: Expectation[];
  exchanges: { url: string; requestHeaders: Record<string, string> }[];
}

let target: ScimTarget;
let sim: TestSimulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let address: string;

beforeEach(async () => {
  target = await startScimTarget();
  ({ sim, app, close } = await startControl({ target: { url: target.url, token: target.token }, speed: 1 }));
  address = `/control/applications/${sim.application.servicePrincipalId}/test-connection`;
});
afterEach(async () => {
  await close();
  await target.close();
});

const post = (payload: object) => app.inject({ method: 'POST', url: address, payload });
const test = async (payload: object = {}): Promise<Report> => (await post(payload)).json();
const stateOf = (report: Report, id: string) => report.expectations.find((expectation) => expectation.id === id);

describe('the connection test', () => {
  it('asks as Entra does first, and passes what an endpoint does well (W-32, W-33, E-805)', async () => {
    const report = await test();
    expect(report).toMatchObject({ ok: true, error: null });
    const [first, second] = report.exchanges.map(({ url }) => new URL(url));
    expect(first?.pathname + (first?.search ?? '')).toMatch(
      /^\/scim\/Users\?filter=userName\+eq\+%22[0-9a-f-]{36}%22$/,
    );
    expect(second?.search).toMatch(/^\?excludedAttributes=members&filter=displayName\+eq/);
    for (const id of ['reachable', 'authenticated', 'userFilter', 'listResponse', 'emptyList', 'groupFilter'])
      expect(stateOf(report, id)).toMatchObject({ state: 'passed', advice: null });
    expect(stateOf(report, 'tls')).toMatchObject({ state: 'failed', necessity: 'advised', rule: 'E-810' });
    expect(stateOf(report, 'serviceProviderConfig')).toMatchObject({ state: 'failed', necessity: 'advised' });
    expect(JSON.stringify(report)).not.toContain(target.token);
  });

  it('says that a wrong token is refused, with the exchange, and asks no more (E-808)', async () => {
    const report = await test({
      secrets: [
        { key: 'BaseAddress', value: target.url },
        { key: 'SecretToken', value: 'wrong' },
      ],
    });
    expect(report).toMatchObject({
      ok: false,
      error: { code: 'SystemForCrossDomainIdentityManagementInvalidCredentials' },
    });
    expect(stateOf(report, 'authenticated')).toMatchObject({
      state: 'failed',
      seen: 'HTTP 401 Unauthorized',
      exchange: 0,
    });
    expect(stateOf(report, 'authenticated')?.advice).toContain('token');
    expect(stateOf(report, 'listResponse')).toMatchObject({ state: 'notChecked', advice: null });
    expect(report.exchanges).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain('Bearer wrong');
  });

  it('tests what is given without saving it; the mask stands for the saved token (G-57)', async () => {
    const before = structuredClone(sim.application.secrets);
    const masked = await test({
      secrets: [
        { key: 'BaseAddress', value: target.url },
        { key: 'SecretToken', value: '*' },
      ],
    });
    expect(masked.ok).toBe(true);
    const elsewhere = await test({ secrets: [{ key: 'BaseAddress', value: 'http://127.0.0.1:9/scim' }] });
    expect(stateOf(elsewhere, 'reachable')).toMatchObject({ state: 'failed', rule: 'E-808' });
    expect(sim.application.secrets).toEqual(before);
  });

  it.each([
    ['userFilter', { status: 404, body: '{}' }, 'HTTP 404 NotFound'],
    ['listResponse', { status: 200, body: '[]' }, 'ListResponse'],
    ['listResponse', { status: 200, body: '<html>' }, 'It is not JSON'],
  ])('names %s when the endpoint answers %j', async (id, answer, seen) => {
    target.override = () => answer;
    const report = await test();
    expect(report.ok).toBe(false);
    expect(stateOf(report, id)).toMatchObject({ state: 'failed', necessity: 'required' });
    expect(stateOf(report, id)?.seen).toContain(seen);
  });

  it('tolerates one user found and another content type, with a warning; several fail (E-805, W-110)', async () => {
    const listOf = (count: number) => ({
      status: 200,
      type: 'application/json',
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: count,
        Resources: Array.from({ length: count }, (_, index) => ({ id: `u${index}` })),
      }),
    });
    target.override = () => listOf(1);
    const one = await test();
    expect(one.ok).toBe(true);
    expect(stateOf(one, 'emptyList')).toMatchObject({ state: 'failed', necessity: 'advised', seen: 'totalResults 1' });
    expect(stateOf(one, 'contentType')).toMatchObject({ state: 'failed', seen: 'application/json' });
    target.override = () => listOf(2);
    const two = await test();
    expect(two.ok).toBe(false);
    expect(stateOf(two, 'emptyList')).toMatchObject({ state: 'failed', necessity: 'required' });
  });

  it('goes through the faults that are switched on', async () => {
    sim.simulator.targets.faults(sim.application.servicePrincipalId).add({ effect: { kind: 'expiredToken' } });
    expect((await test()).ok).toBe(false);
  });

  it('refuses what makes no sense, saying what', async () => {
    for (const [payload, status] of [
      [{ secrets: [{ key: 'BaseAddress', value: 'not a url' }] }, 400],
      [{ secrets: [] }, 400],
      [{ secrets: [{ key: 'Colour', value: 'red' }] }, 500],
      [{ secrets: 'x' }, 400],
    ] as const) {
      const answer = await post(payload);
      expect(answer.statusCode).toBe(status);
      expect(answer.json().error.message).not.toBe('');
    }
  });
});
