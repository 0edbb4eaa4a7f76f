/** Logs as files, the audit trail of every configuration change, and where notifications go. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorGuide, skipGuide } from '../../../simulator/model/error-guide.ts';
import { Simulator } from '../../../simulator/simulator.ts';
import { type ControlServer, serveSampleApp } from './control-server.ts';

let simulator: Simulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let servicePrincipalId: string;
let jobId: string;

beforeEach(async () => {
  simulator = await Simulator.open({});
  ({ app, close, servicePrincipalId, jobId } = await serveSampleApp(simulator, { syncAll: true }));
  for (const name of ['Ada "Countess" Reyes, Dr.', 'Bob Stone', 'Cem Öz']) {
    const alias = name.slice(0, 3).toLowerCase();
    simulator.tenant.users.create({
      displayName: name,
      givenName: alias,
      surname: 'X',
      accountEnabled: true,
      mailNickname: alias,
      userPrincipalName: `${alias}@woodgrove.example`,
    });
  }
});
afterEach(() => close());

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
const text = async (url: string) => (await send('GET', url)).body;
const entries = async (query: string) =>
  JSON.parse(await text(`/control/logs/provisioning.json?${query}`)) as { sourceIdentity: { displayName: string } }[];
const names = async (query: string) => (await entries(query)).map((entry) => entry.sourceIdentity.displayName).sort();

describe('the provisioning log as files', () => {
  it('is one JSON array or three CSV files joined by change id, with what a cell may hold (E-1061, G-112)', async () => {
    await simulator.job(jobId).runCycle();
    const answer = await send('GET', '/control/logs/provisioning.json');
    expect(answer.headers['content-disposition']).toContain('ProvisioningLogs.json');
    expect(answer.json()).toHaveLength(3);
    const csv = await text('/control/logs/provisioning.csv');
    expect(csv.split('\r\n')[0]).toMatch(/^changeId,id,activityDateTime,jobId,cycleId,provisioningAction,status,/);
    expect(csv).toContain(',"Ada ""Countess"" Reyes, Dr.",');
    const ids = (file: string) =>
      new Set(
        file
          .split('\r\n')
          .slice(1, -1)
          .map((row) => row.split(',')[0]),
      );
    const steps = await text('/control/logs/provisioning.csv?part=steps');
    const properties = await text('/control/logs/provisioning.csv?part=properties');
    expect(ids(csv).size).toBe(3);
    expect(ids(steps)).toEqual(ids(csv));
    expect(ids(properties)).toEqual(ids(csv));
    expect(steps).toContain('EntryExportAdd');
  });

  it('follows every filter of the log page: identity, status, action, cycle, error code, virtual time', async () => {
    const [bob] = simulator.tenant.users.list({ limit: 3 }).filter(({ user }) => user.displayName === 'Bob Stone');
    simulator.targets.faults(servicePrincipalId).add({
      effect: { kind: 'status', status: 409 },
      operations: ['create'],
      object: 'bob@woodgrove.example',
    });
    const first = await simulator.job(jobId).runCycle();
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + 3_600_000);
    simulator.tenant.users.update(bob?.user.id ?? '', { department: 'Sales' });
    await simulator.job(jobId).runCycle();
    expect(await names('identity=stone')).toEqual(['Bob Stone', 'Bob Stone']);
    expect(await names('identity=BOB@woodgrove')).toHaveLength(2);
    expect(await names(`identity=${bob?.user.id}`)).toHaveLength(2);
    expect(await names('status=failure')).toEqual(['Bob Stone', 'Bob Stone']);
    expect(await names('status=success,skipped&action=create')).toEqual(['Ada "Countess" Reyes, Dr.', 'Cem Öz']);
    expect(await names('errorCode=EntryConflict')).toHaveLength(2);
    expect(await names(`cycleId=${first?.cycleId}`)).toHaveLength(3);
    expect(await names(`from=${first && new Date(first.endedAtMs + 1).toISOString()}`)).toEqual(['Bob Stone']);
    expect(await names(`to=${first && new Date(first.endedAtMs).toISOString()}&jobId=${jobId}`)).toHaveLength(3);
    expect(await names(`$filter=${encodeURIComponent("contains(sourceIdentity/displayName,'Cem')")}`)).toEqual([
      'Cem Öz',
    ]);
    expect(await names('jobId=another')).toEqual([]);
    expect(await text('/control/logs/provisioning.json?identity=nobody')).toBe('[]');
    const [failed] = (await entries('status=failure')) as unknown as {
      provisioningStatusInfo: { errorInformation: { recommendedAction: string } };
    }[];
    expect(failed?.provisioningStatusInfo.errorInformation.recommendedAction).toBe(
      errorGuide.EntryConflict?.recommendedAction,
    );
  });

  it('gives what was logged after an entry, and all when the log no longer has that entry', async () => {
    await simulator.job(jobId).runCycle();
    const all = (await entries('')) as unknown as { id: string; sourceIdentity: { displayName: string } }[];
    expect(await names(`after=${all[2]?.id}`)).toEqual(
      all
        .slice(0, 2)
        .map((each) => each.sourceIdentity.displayName)
        .sort(),
    );
    expect(await entries(`after=${all[0]?.id}`)).toEqual([]);
    expect(await entries('after=gone')).toHaveLength(3);
    await simulator.job(jobId).start();
    await simulator.job(jobId).pause();
    const audit = async (query: string) =>
      JSON.parse(await text(`/control/logs/audit.json?${query}`)) as { id: string }[];
    const [newest, before] = await audit('');
    expect(await audit(`after=${before?.id}`)).toEqual([newest]);
  });

  it('tells which codes failures have and how many, the most frequent first, of those that fit a filter', async () => {
    const faults = simulator.targets.faults(servicePrincipalId);
    const codes = async (filter = '') =>
      (await send('GET', `/control/logs/provisioning/error-codes?$filter=${encodeURIComponent(filter)}`)).json().value;
    expect(await codes()).toEqual([]);
    faults.add({ effect: { kind: 'status', status: 409 }, operations: ['create'], object: 'bob@woodgrove.example' });
    faults.add({ effect: { kind: 'status', status: 500 }, operations: ['create'] });
    await simulator.job(jobId).runCycle();
    const [most, other] = await codes();
    expect(most.entries).toBe(2);
    expect(other).toEqual({ errorCode: 'EntryConflict', entries: 1 });
    expect(await codes("contains(sourceIdentity/displayName,'Bob')")).toEqual([other]);
    expect(await codes("jobId eq 'another'")).toEqual([]);
    const refused = await send('GET', "/control/logs/provisioning/error-codes?$filter=colour eq 'red'");
    expect(refused.statusCode).toBe(400);
    expect(refused.json().error.message).toContain('colour');
  });

  it('refuses a filter that no entry can have, instead of giving an empty file', async () => {
    for (const query of ['status=failed', 'action=remove', 'from=soon', 'part=all', "$filter=colour eq 'red'"]) {
      expect((await send('GET', `/control/logs/provisioning.csv?${query}`)).statusCode).toBe(400);
    }
    for (const query of ['activity=Napping', 'category=Sleep', 'to=later', 'status=failure']) {
      expect((await send('GET', `/control/logs/audit.json?${query}`)).statusCode).toBe(400);
    }
  });
});

describe('a stretch of the provisioning log', () => {
  interface Stretch {
    upTo: number;
    total: number;
    rows: Record<string, unknown>[];
  }
  const stretch = async (query: string): Promise<Stretch> =>
    (await send('GET', `/control/logs/provisioning?${query}`)).json();

  it('is in the order of the log, counts what fits, and holds still while entries arrive (P-901, G-96)', async () => {
    await simulator.job(jobId).runCycle();
    const { value } = (await send('GET', '/v1.0/auditLogs/provisioning')).json() as { value: object[] };
    const all = await stretch('limit=500');
    expect(all.total).toBe(value.length);
    // Each row says what its document says.
    expect(value).toMatchObject(all.rows);
    expect(all.rows[0]).toHaveProperty('targetSystem.displayName');
    const $filter = `$filter=${encodeURIComponent(`jobId eq '${jobId}' and provisioningAction eq 'create'`)}`;
    const first = await stretch($filter);
    expect(first.total).toBe(3);
    const [user] = simulator.tenant.users.list({ limit: 1 });
    simulator.tenant.users.update(user?.user.id ?? '', { department: 'Sales' });
    await simulator.job(jobId).runCycle();
    simulator.tenant.users.delete(user?.user.id ?? '');
    await simulator.job(jobId).runCycle();
    expect((await stretch('')).total).toBeGreaterThan(all.total);
    expect((await stretch($filter)).total).toBe(3);
    const held = await stretch(`offset=1&limit=1&upTo=${all.upTo}`);
    expect(held).toEqual({ upTo: all.upTo, total: all.total, rows: [all.rows[1]] });
    expect((await stretch(`offset=1000`)).rows).toEqual([]);
  });

  it('counts anew when entries have expired (E-1060)', async () => {
    const first = await simulator.job(jobId).runCycle();
    expect((await stretch('')).total).toBe(3);
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + 3_600_000);
    const [user] = simulator.tenant.users.list({ limit: 1 });
    simulator.tenant.users.update(user?.user.id ?? '', { department: 'Sales' });
    await simulator.job(jobId).runCycle();
    expect((await stretch('')).total).toBe(4);
    simulator.log.expire((first?.endedAtMs ?? 0) + 1);
    expect((await stretch('')).total).toBe(1);
  });

  it('counts what is there, whatever number it is asked up to, and goes on counting from there', async () => {
    await simulator.job(jobId).runCycle();
    const { upTo, total } = await stretch('');
    expect(await stretch('upTo=1000&limit=1')).toMatchObject({ upTo, total });
    const [user] = simulator.tenant.users.list({ limit: 1 });
    simulator.tenant.users.update(user?.user.id ?? '', { department: 'Sales' });
    await simulator.job(jobId).runCycle();
    expect((await stretch('upTo=1000')).total).toBe(total + 1);
  });

  it('counts anew when the log has become that of a snapshot', async () => {
    expect((await send('POST', '/control/snapshots', { name: 'empty' })).statusCode).toBe(201);
    await simulator.job(jobId).runCycle();
    const ofBob = `$filter=${encodeURIComponent("sourceIdentity/displayName eq 'Bob Stone'")}`;
    const before = await stretch(ofBob);
    expect(before.total).toBe(1);
    expect((await send('POST', '/control/snapshots/empty/restore')).statusCode).toBe(200);
    const [bob] = simulator.tenant.users.list({ limit: 3 }).filter(({ user }) => user.displayName === 'Bob Stone');
    simulator.tenant.users.update(bob?.user.id ?? '', { displayName: 'Robert Stone' });
    await simulator.job(jobId).runCycle();
    expect(await stretch(ofBob)).toEqual({ upTo: before.upTo, total: 0, rows: [] });
  });

  it('refuses what it cannot give', async () => {
    for (const query of ['limit=501', 'offset=-1', 'order=asc', "$filter=colour eq 'red'"]) {
      const answer = await send('GET', `/control/logs/provisioning?${query}`);
      expect([query, answer.statusCode]).toEqual([query, 400]);
    }
  });

  it.each([
    '/control/logs/provisioning?offset=1e300',
    '/control/logs/provisioning?upTo=1e300',
    '/control/logs/audit.json?limit=1e300',
    '/control/sample-app/any/hosts?offset=1e300',
    '/control/sample-app/any/host-groups?offset=1e300',
  ])('refuses a place that no list has: %s', async (url) => {
    const answer = await send('GET', url);
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      400,
      expect.stringMatching(/^querystring\/\w+ must be <= 9007199254740991, but is 1e\+300\.$/),
    ]);
  });
});

describe('the guide to codes', () => {
  it('has each code of the rules with what to do; five say that nothing is to be done at first (E-1050)', async () => {
    const { errors, skips } = (await send('GET', '/control/error-codes')).json() as Record<
      'errors' | 'skips',
      { code: string; recommendedAction: string; place: string | null }[]
    >;
    const patient = errors.filter(({ recommendedAction }) => /^Nothing to do/.test(recommendedAction));
    expect(patient.map(({ code }) => code).sort()).toEqual([
      'InternalError',
      'InternalServerError',
      'Timeout',
      'TooManyRequests',
      'WebExceptionProtocolError',
    ]);
    for (const { code, place } of errors) {
      if (!patient.some((each) => each.code === code)) expect([code, place]).not.toEqual([code, null]);
    }
    expect(errors).toHaveLength(Object.keys(errorGuide).length);
    expect(skips.map(({ code }) => code)).toEqual(Object.keys(skipGuide));
  });
});

describe('the audit log', () => {
  it('has an entry for each configuration change, with old and new values and never a secret (E-1064)', async () => {
    const job = `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}`;
    const secrets = `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/secrets`;
    const control = `/control/applications/${servicePrincipalId}`;
    const stored = (await send('GET', secrets)).json().value as { key: string; value: string }[];
    const changes: [string, () => Promise<unknown>, string][] = [
      [
        'Update provisioning setting or credentials',
        () =>
          send('PUT', secrets, {
            value: [...stored.filter(({ key }) => key !== 'SecretToken'), { key: 'SecretToken', value: 'hidden-1' }],
          }),
        '"displayName":"SecretToken","oldValue":"*","newValue":"*"',
      ],
      [
        'Update provisioning setting or credentials',
        () => send('PATCH', `/control/jobs/${jobId}/settings`, { thresholdSet: 'scaled' }),
        '"displayName":"provsim.thresholdSet","oldValue":null,"newValue":"scaled"',
      ],
      [
        'Update attribute mappings or scope',
        async () => {
          const schema = (await send('GET', `${job}/schema`)).json();
          const [user] = schema.synchronizationRules[0].objectMappings;
          user.flowTypes = 'Add,Update';
          return send('PUT', `${job}/schema`, schema);
        },
        '"newValue":"Add,Update"',
      ],
      ['Enable/start provisioning configuration', () => send('POST', `${job}/start`), jobId],
      ['Disable/pause provisioning configuration', () => send('POST', `${job}/pause`), jobId],
      [
        'Enable/restart provisioning configuration',
        () => send('POST', `${job}/restart`, { criteria: { resetScope: 'ForceDeletes' } }),
        'ForceDeletes',
      ],
      [
        'Update quirks of the connection',
        () => send('PUT', `${control}/quirks`, { concurrency: 2 }),
        '"displayName":"concurrency","oldValue":null,"newValue":"2"',
      ],
      [
        'Update faults of the connection',
        () => send('POST', `${control}/faults`, { id: 'slow', effect: { kind: 'status', status: 503 } }),
        '"displayName":"slow"',
      ],
      [
        'Update delivery of notifications',
        () =>
          send('PATCH', '/control/notifications', {
            smtp: { host: 'mail.example', port: 25, secure: false, user: 'u', password: 'hidden-2' },
            webhook: { url: 'http://127.0.0.1:1/', secret: 'hidden-3' },
          }),
        'smtp://u@mail.example:25',
      ],
      [
        'Add app role assignment grant to user',
        () =>
          send('POST', `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`, {
            principalId: simulator.tenant.users.list({ limit: 1 })[0]?.user.id,
            resourceId: servicePrincipalId,
            appRoleId: simulator.applications.get(servicePrincipalId).appRoles[0]?.id,
          }),
        'User.DisplayName',
      ],
      [
        'Remove app role assignment from user',
        () => {
          const [held] = simulator.tenant.assignments.listForResource(servicePrincipalId);
          return send('DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo/${held?.id}`);
        },
        'User.DisplayName',
      ],
      [
        'Update service principal',
        () => send('PATCH', `/v1.0/servicePrincipals/${servicePrincipalId}`, { displayName: 'Renamed' }),
        '"oldValue":"Sign In Enterprise","newValue":"Renamed"',
      ],
      ['Delete provisioning configuration', () => send('DELETE', job), jobId],
    ];
    const seen: string[] = [];
    for (const [activity, change, detail] of changes) {
      const before = simulator.audit.list({ limit: 100 }).length;
      const answer = (await change()) as { statusCode: number; body: string };
      expect([activity, answer.statusCode < 300 ? 'done' : answer.body]).toEqual([activity, 'done']);
      const all = simulator.audit.list({ limit: 100 });
      expect([activity, all.length]).toEqual([activity, before + 1]);
      expect(all[0]?.activityDisplayName).toBe(activity);
      expect(JSON.stringify(all[0])).toContain(detail);
      seen.push(activity);
    }
    const json = await text('/control/logs/audit.json');
    expect(JSON.parse(json)).toHaveLength(changes.length);
    const csv = await text('/control/logs/audit.csv?activity=Update%20quirks%20of%20the%20connection');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    const category = simulator.audit
      .list({ limit: 100 })
      .filter(({ category }) => category === 'ApplicationManagement');
    const ofCategory = JSON.parse(await text('/control/logs/audit.json?category=ApplicationManagement'));
    expect(category.length).toBeGreaterThan(0);
    expect(ofCategory).toEqual(category);
    expect(json + csv).not.toContain('hidden-');
    const graph = (await send('GET', '/v1.0/auditLogs/directoryAudits')).json();
    expect(graph.value[0]).toMatchObject({
      operationType: 'Delete',
      initiatedBy: { user: { displayName: 'Operator' }, app: null },
    });
  });

  it('tells of a webhook without the password in its address, also when nothing else of it changes', async () => {
    for (const password of ['hidden-1', 'hidden-2']) {
      await send('PATCH', '/control/notifications', { webhook: { url: `https://ops:${password}@hooks.example/` } });
    }
    const [newest, before] = simulator.audit.list({ limit: 2, activity: 'Update delivery of notifications' });
    const shown = 'https://ops:***@hooks.example/';
    expect(newest?.modifiedProperties).toEqual([{ displayName: 'webhook', oldValue: shown, newValue: shown }]);
    expect(before?.modifiedProperties).toEqual([{ displayName: 'webhook', oldValue: null, newValue: shown }]);
  });

  it('a refused change leaves no entry', async () => {
    const before = simulator.audit.list({ limit: 100 }).length;
    await send('PATCH', `/control/jobs/${jobId}/settings`, { thresholdSet: 'huge' });
    await send('PUT', `/control/applications/${servicePrincipalId}/quirks`, { colour: 'red' });
    await send('POST', `/control/applications/${servicePrincipalId}/faults`, { effect: { kind: 'explode' } });
    await send('PATCH', '/control/notifications', { webhook: { url: 'ftp://example' } });
    expect(simulator.audit.list({ limit: 100 })).toHaveLength(before);
  });
});

describe('where notifications go', () => {
  it('is set without ever being read back with its secrets; a password stays with its server', async () => {
    const smtp = { host: 'mail.example', port: 587, secure: false, user: 'ops' };
    const set = await send('PATCH', '/control/notifications', { smtp: { ...smtp, password: 'hidden' } });
    expect(set.json()).toEqual({ smtp: { ...smtp, hasPassword: true }, webhook: null });
    expect(set.body).not.toContain('hidden');
    await send('PATCH', '/control/notifications', { smtp: { ...smtp, secure: true } });
    expect(simulator.workspace.data.notifications.smtp).toMatchObject({ secure: true, password: 'hidden' });
    await send('PATCH', '/control/notifications', { smtp: { ...smtp, host: 'elsewhere.example' } });
    expect(simulator.workspace.data.notifications.smtp?.password).toBe('');
    expect((await send('PATCH', '/control/notifications', { smtp: null })).json()).toEqual({
      smtp: null,
      webhook: null,
    });
  });

  it.each<[string, object, string]>([
    [
      'a host with a blank',
      { smtp: { host: 'no host', port: 25, secure: false } },
      'body/smtp/host must be the name of a mail server, such as "mail.woodgrove.example", but is "no host".',
    ],
    [
      'an address for a host, whose password is not repeated',
      { smtp: { host: `smtp://ops:${'secret'.repeat(20)}@mail.example`, port: 25, secure: false } },
      'but is "smtp://ops:***@mail.example".',
    ],
    ['a port that is none', { smtp: { host: 'mail.example', port: 70_000, secure: false } }, 'smtp'],
    ['an unknown word', { smtp: { host: 'mail.example', port: 25, secure: false, colour: 'red' } }, 'smtp'],
    ['another kind of address', { webhook: { url: 'ftp://example/hook' } }, "webhook.url 'ftp://example/hook'"],
    [
      'another kind of address, whose password is not repeated',
      { webhook: { url: 'ftp://ops:p@ss:word@example/hook' } },
      "webhook.url 'ftp://ops:***@example/hook'",
    ],
  ])('is not set with %s: told which field, and as it was before', async (_what, change, told) => {
    await send('PATCH', '/control/notifications', { webhook: { url: 'http://127.0.0.1:1/', secret: 's' } });
    const before = (await send('GET', '/control/notifications')).json();
    const answer = await send('PATCH', '/control/notifications', change);
    expect([answer.statusCode, answer.json().error.message]).toEqual([400, expect.stringContaining(told)]);
    expect((await send('GET', '/control/notifications')).json()).toEqual(before);
  });

  it('a test message to what is no mail address is refused, and nothing is kept', async () => {
    const answer = await send('POST', '/control/notifications/test', { servicePrincipalId, to: 'nobody' });
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      400,
      'body/to must be one mail address, such as "ops@woodgrove.example", but is "nobody".',
    ]);
    expect((await send('GET', '/control/outbox')).json().value).toEqual([]);
  });

  it('without a server a message is kept in the outbox, and can be read there', async () => {
    const test = await send('POST', '/control/notifications/test', { servicePrincipalId, to: 'ops@woodgrove.example' });
    expect(test.json()).toMatchObject({ mail: 'kept', webhook: 'none', to: ['ops@woodgrove.example'], errors: [] });
    const { value } = (await send('GET', `/control/outbox?servicePrincipalId=${servicePrincipalId}`)).json();
    expect(value).toHaveLength(1);
    expect((await send('GET', `/control/outbox/${value[0].id}`)).json()).toEqual(value[0]);
    expect((await send('GET', '/control/outbox/nothing')).statusCode).toBe(404);
    expect((await send('GET', '/control/outbox?servicePrincipalId=another')).json().value).toEqual([]);
  });
});
