import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestSimulator } from '../../../simulator/index.ts';
import { startHttpServer } from '../../scim/servers.ts';
import { type ScimHandlerTarget, scimHandler } from '../../simulator/scim-handler.ts';
import { type ControlServer, startControl } from './control-server.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;
let app: ControlServer['app'];
let close: ControlServer['close'];

beforeEach(async () => {
  target = scimHandler();
  const given = { profile: 'custom', target: { handler: target.handler, token: 't' } };
  ({ sim, app, close } = await startControl(given));
});
afterEach(() => close());

const provision = async (subject: string, members: string[] = []) => {
  const url = `/control/jobs/${sim.job.id}/provision-on-demand`;
  const answer = await app.inject({ method: 'POST', url, payload: { subject, members } });
  return { status: answer.statusCode, body: answer.json() };
};

describe('provision on demand over the control API', () => {
  it('tells the four steps, the exchange behind each, and where each value came from (E-701, P-812, P-816)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer' });
    sim.assign(ada);
    const { status, body } = await provision(ada.userPrincipalName.toUpperCase());
    expect(status).toBe(200);
    expect(body).toMatchObject({ result: 'Success', action: 'create', kind: 'User', name: 'Ada Reyes', error: null });
    expect(body.steps.map((step: { provisioningStepType: string }) => step.provisioningStepType)).toEqual([
      'import',
      'scoping',
      'matching',
      'matching',
      'export',
    ]);
    expect(body.exchanges.map(({ method, step }: { method: string; step: string }) => [method, step])).toEqual([
      ['GET', 'connection'],
      ['GET', 'connection'],
      ['GET', 'matching'],
      ['POST', 'action'],
    ]);
    expect(body.modified).toContainEqual({
      displayName: 'title',
      oldValue: null,
      newValue: 'Engineer',
      expression: '[jobTitle]',
      source: { jobTitle: 'Engineer' },
    });
    const [entryId] = body.entryIds;
    expect(sim.simulator.log.get(entryId)?.initiatedBy.initiatorType).toBe('user');
  });

  it('handles only the chosen members of a group, at most five (E-712)', async () => {
    const people = Array.from({ length: 6 }, (_, i) => sim.addUser({ displayName: `Person ${i}` }));
    const crew = sim.addGroup({ displayName: 'Crew' }, people);
    sim.assign(crew);
    await sim.runCycle();
    target.resources.clear();
    await sim.job.restart('Full');
    for (const person of people.slice(0, 2)) await provision(person.id);
    const { body } = await provision('crew', [people[0]?.id ?? '']);
    expect(body).toMatchObject({ kind: 'Group', result: 'Success', action: 'create' });
    const patches = body.exchanges.filter(({ method }: { method: string }) => method === 'PATCH');
    expect(patches).toHaveLength(1);
    const link = sim.simulator.connectorData(sim.job.id).get(people[0]?.id ?? '');
    expect(JSON.parse(patches[0].requestBody).Operations).toEqual([
      { op: 'Add', path: 'members', value: [{ value: link?.targetId }] },
    ]);
    const refused = await provision(
      crew.id,
      people.map(({ id }) => id),
    );
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/6 members were chosen.*at most 5/);
  });

  it('says which step a failed connection check is, and writes nothing (E-701, E-803)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    target.override = () => 401;
    const { body } = await provision(ada.id);
    expect(body).toMatchObject({ result: 'Failure', isConnected: false, steps: [], entryIds: [] });
    expect(body.error.errorCode).toMatch(/InvalidCredentials$/);
    expect(body.exchanges[0]).toMatchObject({ step: 'connection', response: { status: 401 } });
    expect(sim.logs()).toEqual([]);
  });

  it('wants the job of an application with OAuth paused first, unless a setting says otherwise; others go on (E-717, W-25)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.job.start();
    expect((await provision(ada.id)).body.result).toBe('Success');

    const tokens = await startHttpServer((_request, response) => {
      response.end(JSON.stringify({ access_token: 'a-token-of-the-test', token_type: 'Bearer', expires_in: 3600 }));
    });
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
      AuthenticationType: 'OAuth2ClientCredentialsGrant',
      Oauth2ClientId: 'client-7',
      Oauth2ClientSecret: 'se cret',
      Oauth2TokenExchangeUri: `${tokens.url}/token`,
    });
    const before = target.requests.length;
    const refused = await provision(ada.id);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'JOB_STARTED' } } });
    expect(refused.body.error.message).toMatch(/by OAuth.*Pause it.*provsim\.onDemandWhileRunning/);
    expect(target.requests).toHaveLength(before);

    await sim.job.pause();
    expect((await provision(ada.id)).status).toBe(200);
    await sim.job.start();
    const settings = `/control/jobs/${sim.job.id}/settings`;
    await app.inject({ method: 'PATCH', url: settings, payload: { onDemandWhileRunning: true } });
    expect((await provision(ada.id)).body.result).toBe('Skipped');
    await tokens.close();
  });

  it('refuses what it does not know, and users that are disabled (E-715)', async () => {
    expect(await provision('nobody@nowhere.example')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringMatching(/no user or group 'nobody@nowhere.example'.*Give a user/) } },
    });
    const gone = sim.addUser({ displayName: 'Gone', accountEnabled: false });
    expect(await provision(gone.id)).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('disabled in the source') } },
    });
    sim.addGroup({ displayName: 'Twins' });
    sim.addGroup({ displayName: 'Twins' });
    expect(await provision('twins')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/Several groups are named 'twins'/) } },
    });
  });
});
