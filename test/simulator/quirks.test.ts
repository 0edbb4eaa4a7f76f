/**
 * Every quirk has an effect: the same story told twice, once with the default and once with another value, gives other
 * bytes or another behaviour. A quirk that nothing reads would give the same story.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../simulator/index.ts';
import type { AssignedRole, RoleValue } from '../../simulator/model/values.ts';
import { provisionOnDemand } from '../../simulator/provisioning/index.ts';
import {
  composeUpdate,
  type HandlerRequest,
  type QuirkName,
  type QuirkValue,
  quirkNames,
  quirks as quirkTable,
  resolveWireSettings,
  type ScimHandler,
} from '../../simulator/scim/index.ts';
import { bodyOf, type Listening, startHttpServer } from '../scim/servers.ts';
import { scimHandler } from './scim-handler.ts';

type Settings = Record<string, string | number | boolean>;
interface Case {
  /** The two values; the first one is the default of the dialect. */
  values: readonly [QuirkValue, QuirkValue];
  dialect?: string;
  /** What happens, as text. */
  story: (settings: Settings) => Promise<string>;
  /** What only the first and only the second story have. */
  only: readonly [RegExp, RegExp];
}

const lineOf = ({ method, url, headers, body }: HandlerRequest) => {
  const { host: _host, authorization, 'content-length': _length, ...others } = headers;
  const shown = Object.entries(others).map(([name, value]) => `${name}: ${value}`);
  return [method, url, ...shown, `authorization: ${authorization ? 'given' : 'none'}`, body ?? ''].join(' | ');
};

async function simulate(
  settings: Settings,
  play: (sim: TestSimulator, target: ReturnType<typeof scimHandler>, lines: string[]) => Promise<void>,
  more: { wrap?: (next: ScimHandler) => ScimHandler } & SimulatorOptions = {},
): Promise<string> {
  const { wrap = (next) => next, ...options } = more;
  const target = scimHandler();
  const lines: string[] = [];
  const answer = wrap((request) => target.handler(request));
  const handler: ScimHandler = (request) => {
    lines.push(lineOf(request));
    return answer(request);
  };
  const sim = await createSimulator({
    profile: 'custom',
    scope: 'all',
    target: { handler, token: 't' },
    quirks: settings,
    ...options,
  });
  try {
    await play(sim, target, lines);
  } finally {
    await sim.close();
  }
  return lines.join('\n');
}

const people = (sim: TestSimulator) => {
  const { users } = sim.simulator.tenant;
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer', mail: 'a%40b@example.com', country: 'PT' });
  const grace = sim.addUser({ displayName: 'Grace Ode' });
  const lin = sim.addUser({ displayName: 'Lin Wu' });
  users.setManager(ada.id, grace.id);
  const design = sim.addGroup({ displayName: 'Design' }, [ada, grace, lin]);
  return { ada, grace, lin, design };
};

/** Creates three users and a group, then changes each kind of attribute once. */
const life = (settings: Settings) =>
  simulate(settings, async (sim) => {
    const { users, groups } = sim.simulator.tenant;
    const { ada, grace, lin, design } = people(sim);
    await sim.runCycle();
    users.update(ada.id, { jobTitle: 'Lead', department: 'Research', displayName: 'Ada R.' });
    users.update(lin.id, { accountEnabled: false });
    users.update(grace.id, { preferredLanguage: 'pt-PT' });
    users.setManager(ada.id, null);
    groups.update(design.id, { displayName: 'Design & Co' });
    groups.removeMember(design.id, grace.id);
    await sim.runCycle();
  });

/** A linked account disappears from the target; then its person changes. */
const vanished = (settings: Settings) =>
  simulate(settings, async (sim, target) => {
    const { ada } = people(sim);
    await sim.runCycle();
    for (const [id, { displayName }] of target.resources) if (displayName === 'Ada Reyes') target.resources.delete(id);
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Lead' });
    await sim.runCycle();
  });

const tooFast = (settings: Settings) => {
  let refused = 0;
  return simulate(
    settings,
    async (sim, _target, lines) => {
      people(sim);
      await sim.runCycle();
      lines.unshift(`${lines.filter((line) => /^POST \| \S+Users/.test(line)).length} POSTs of users`);
    },
    {
      wrap: (next) => (request) =>
        request.method === 'POST' && refused++ === 0
          ? { status: 429, headers: { 'retry-after': '0' }, body: '' }
          : next(request),
    },
  );
};

const onDemand = (settings: Settings) =>
  simulate(settings, async (sim, _target, lines) => {
    const { ada } = people(sim);
    await sim.runCycle();
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Lead', displayName: 'Ada R.' });
    lines.length = 0;
    await provisionOnDemand(
      await sim.simulator.contextFor(sim.job.id, 'onDemand'),
      { kind: 'User', objectId: ada.id, memberIds: [] },
      { requestId: 'r', initiatedBy: { id: '', displayName: '', initiatorType: 'user' } },
    );
  });

/** How many requests are with the target at the same time at most, and what the log says of a slow one. */
const load = (settings: Settings) => {
  let now = 0;
  let most = 0;
  return simulate(
    settings,
    async (sim, _target, lines) => {
      for (let number = 0; number < 20; number++) sim.addUser({ displayName: `Person ${number}` });
      await sim.runCycle();
      lines.length = 0;
      lines.push(`at most ${most}`);
    },
    {
      wrap: (next) => async (request) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now--;
        return next(request);
      },
    },
  );
};

const slow = (settings: Settings) =>
  simulate(
    settings,
    async (sim, _target, lines) => {
      sim.addUser({ displayName: 'Ada Reyes' });
      await sim.runCycle();
      lines.length = 0;
      lines.push(...sim.logs().map((entry) => entry.provisioningStatusInfo.errorInformation?.errorCode ?? 'fine'));
    },
    {
      wrap: (next) => async (request) => {
        if (request.method === 'POST') await new Promise((resolve) => setTimeout(resolve, 60));
        return next(request);
      },
    },
  );

/** Twenty members; the order in which their requests come. */
const crowd = (settings: Settings) =>
  simulate(settings, async (sim, _target, lines) => {
    const members = Array.from({ length: 20 }, (_, number) => sim.addUser({ displayName: `Person ${number}` }));
    sim.addGroup({ displayName: 'Crowd' }, members);
    await sim.runCycle();
    const order = lines.flatMap((line) => /"members","value":\[\{"value":"users-(\d+)"/.exec(line)?.[1] ?? []);
    lines.length = 0;
    lines.push(order.join(' '));
  });

const roles: AssignedRole[] = [{ id: 'c0ffee', value: 'Editor', displayName: 'Editor' }];
const roleUpdate = async (name: RoleValue['function'], attribute: string, settings: Settings) => {
  const change = { attribute, verb: 'Add', value: 'Editor', oldValue: null, roles: { function: name, roles } } as const;
  return (
    composeUpdate('User', '9', [change], resolveWireSettings({ tenantUrl: 'https://x', quirks: settings })).body ?? ''
  );
};

let tokens: Listening & { asked: string[] };
beforeAll(async () => {
  const asked: string[] = [];
  const server = await startHttpServer(async (request, response) => {
    const body = await bodyOf(request);
    const assertion =
      new URLSearchParams(body).get('client_assertion') ?? new URLSearchParams(body).get('subject_token');
    const claims = assertion ? Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString() : '';
    asked.push(`authorization: ${request.headers.authorization ?? 'none'} | ${body} | ${claims}`);
    response.end(JSON.stringify({ access_token: 'a-token-of-the-test', token_type: 'Bearer', expires_in: 3600 }));
  });
  tokens = Object.assign(server, { asked });
});
afterAll(() => tokens.close());

const tokenStory =
  (federation: boolean, more: Settings = {}, servedAt: string | null = null) =>
  async (settings: Settings) => {
    tokens.asked.length = 0;
    const secrets: Record<string, string> = federation
      ? { AuthenticationType: 'WorkloadIdentityFederation', Oauth2ClientId: 'client-7' }
      : {
          AuthenticationType: 'OAuth2ClientCredentialsGrant',
          Oauth2ClientId: 'client-7',
          Oauth2ClientSecret: 'se cret',
        };
    await simulate({ ...more, ...settings }, async (sim) => {
      sim.simulator.servedAt = servedAt;
      await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
        ...secrets,
        Oauth2TokenExchangeUri: `${tokens.url}/token`,
      });
      await sim.runCycle();
    });
    return tokens.asked.join('\n');
  };

const cases: Record<QuirkName, Case> = {
  dialect: { values: ['legacy', 'compliant'], story: life, only: [/"op":"Replace"/, /"op":"replace"/] },
  verbCase: { values: ['title', 'lower'], story: life, only: [/"op":"Add"/, /"op":"add"/] },
  patchValues: { values: ['text', 'typed'], story: life, only: [/"value":"False"/, /"value":false/] },
  pathlessGrouping: {
    values: [false, true],
    story: life,
    only: [/"path":"displayName","value":"Ada R\."/, /"value":\{"displayName":"Ada R\."/],
  },
  singlePlainAttribute: {
    values: ['path', 'pathless'],
    dialect: 'compliant',
    story: life,
    only: [/"path":"preferredLanguage"/, /"value":\{"preferredLanguage":"pt-PT"\}/],
  },
  groupRename: {
    values: ['path', 'pathless'],
    story: life,
    only: [/"path":"displayName","value":"Design & Co"/, /"value":\{"displayName":"Design & Co"\}/],
  },
  extensionSeparator: {
    values: ['colon', 'dot'],
    story: life,
    only: [/2\.0:User:department/, /2\.0:User\.department/],
  },
  wrappedValues: {
    values: [false, true],
    story: life,
    only: [/"value":"Lead"/, /"value":\[\{"\$ref":null,"value":"Lead"/],
  },
  complexRoles: {
    values: ['text', 'object'],
    story: (settings) => roleUpdate('AppRoleAssignmentsComplex', 'roles', settings),
    only: [/\{\\"id\\":\\"c0ffee\\"/, /"display":"Editor"/],
  },
  singleRole: {
    values: ['list', 'path'],
    story: (settings) => roleUpdate('SingleAppRoleAssignment', 'roles[primary eq "True"].value', settings),
    only: [/"path":"roles"/, /"path":"roles\[primary eq/],
  },
  memberAddOp: {
    values: ['add', 'replace'],
    story: life,
    only: [/"op":"Add","path":"members"/, /"op":"Replace","path":"members"/],
  },
  memberRemoval: {
    values: ['valueList', 'filter'],
    story: life,
    only: [/"op":"Remove","path":"members","value"/, /"path":"members\[value eq \\"users-2\\"\]"/],
  },
  membersPerPatch: {
    values: [1, 2],
    story: life,
    only: [/"members","value":\[\{"value":"users-1"\}\]/, /\[\{"value":"users-1"\},\{"value":"users-2"\}\]/],
  },
  memberNullRef: {
    values: [false, true],
    story: life,
    only: [/\[\{"value":"users-1"/, /\[\{"\$ref":null,"value":"users-1"/],
  },
  managerValue: {
    values: ['string', 'object'],
    story: life,
    only: [/:manager","value":"users-2"/, /:manager","value":\{"value":"users-2"\}/],
  },
  managerRemoval: {
    values: ['removeWithValue', 'replaceEmpty'],
    story: life,
    only: [
      /"op":"Remove","path":"[^"]*:manager","value":"users-2"/,
      /"op":"Replace","path":"[^"]*:manager","value":""/,
    ],
  },
  clearReferences: {
    values: [true, false],
    story: life,
    only: [/"op":"Remove","path":"[^"]*:manager"/, /^(?!.*"op":"Remove","path":"[^"]*:manager")/s],
  },
  createLayout: {
    values: ['service', 'validator'],
    story: life,
    only: [/\{"schemas":\["urn[^|]*core:2\.0:User"/, /\{"userName":/],
  },
  explicitNulls: { values: [false, true], story: life, only: [/"active":true,"addresses":\[\{/, /"ims":null/] },
  groupSchemas: { values: ['core', 'coreAndAdScim'], story: life, only: [/core:2\.0:Group"\]/, /ADSCIM\/2\.0\/Group/] },
  emptyMembersInCreate: {
    values: [true, false],
    story: life,
    only: [/"members":\[\]/, /"displayName":"Design","meta"/],
  },
  filterEscaping: {
    values: ['entra', 'strict'],
    story: (settings) =>
      simulate(settings, async (sim) => {
        sim.addUser({ displayName: 'Ada Reyes' });
        sim.addGroup({ displayName: 'a%40b' });
        await sim.runCycle();
      }),
    only: [/displayName\+eq\+%22a%40b%22/, /displayName\+eq\+%22a%2540b%22/],
  },
  referenceCheck: {
    values: [false, true],
    story: life,
    only: [
      /^(?!.*attributes=id)/s,
      /attributes=id&filter=id\+eq\+%22users-1%22\+and\+manager\+eq\+%22users-2%22.*attributes=id&filter=id\+eq\+%22groups-\d%22\+and\+members\+eq\+%22users-1%22/s,
    ],
  },
  acceptHeader: {
    values: ['application/scim+json', ''],
    story: life,
    only: [/accept: application\/scim\+json/, /^(?!.*accept:)/s],
  },
  adScimVersion: { values: ['5.0', '6.1'], story: life, only: [/adscimversion: 5\.0/, /adscimversion: 6\.1/] },
  forwardTenantUrlQuery: {
    values: [false, true],
    story: async (settings) => {
      let first = '';
      await simulate(settings, async (sim, _target, lines) => {
        await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
          BaseAddress: 'http://in-process.invalid/scim?team=7',
        });
        await sim.runCycle();
        first = lines[0] ?? '';
      });
      return first;
    },
    only: [/Users\?filter/, /Users\?team=7&filter/],
  },
  honourRetryAfter: { values: [false, true], story: tooFast, only: [/^3 POSTs of users/, /^4 POSTs of users/] },
  rematchOnMissing: {
    values: [true, false],
    story: vanished,
    only: [/GET \| \/scim\/Users\/users-1 .*POST/s, /GET \| \/scim\/Users\/users-1 /],
  },
  onDemandDialect: {
    values: ['legacy', 'same'],
    dialect: 'compliant',
    story: onDemand,
    only: [/"op":"Replace"/, /"op":"replace"/],
  },
  requestTimeoutMs: { values: [30_000, 20], story: slow, only: [/fine/, /Timeout/] },
  concurrency: { values: [8, 2], story: load, only: [/at most 8/, /at most 2$/] },
  ratePerSecond: {
    values: [null, 2],
    story: (settings) =>
      simulate(settings, async (sim, _target, lines) => {
        sim.addUser({ displayName: 'Ada Reyes' });
        const cycle = sim.runCycle();
        for (let turn = 0; turn < 500; turn++) await new Promise((resolve) => setImmediate(resolve));
        const atOnce = lines.length;
        await cycle;
        lines.splice(0, lines.length, `${atOnce} of ${lines.length} at once`);
      }),
    only: [/4 of 4/, /2 of 4/],
  },
  interleaving: { values: ['ordered', 'seeded'], story: crowd, only: [/^1 2 3 4 /, /^(?!1 2 3 4 )/] },
  credentialLocation: {
    values: ['header', 'body'],
    story: tokenStory(false),
    only: [
      /authorization: Basic \S+ \| grant_type=client_credentials \|/,
      /none \| .*client_id=client-7&client_secret=se\+cret/,
    ],
  },
  tokenScope: {
    values: ['', 'scim.write'],
    story: tokenStory(false),
    only: [/client_credentials \|/, /scope=scim\.write/],
  },
  federation: {
    values: ['clientAssertion', 'tokenExchange'],
    story: tokenStory(true),
    only: [/client_id=client-7&client_assertion_type/, /token-exchange&subject_token=/],
  },
  workloadIdentityAppId: {
    values: ['', 'wid-1'],
    story: tokenStory(true),
    only: [/"aud":"api:\/\/[0-9a-f-]{36}"/, /"aud":"api:\/\/wid-1"/],
  },
  tokenAudience: {
    values: ['', 'api://target'],
    story: tokenStory(true, { federation: 'tokenExchange' }),
    only: [/^(?!.*audience=)/s, /audience=api%3A%2F%2Ftarget/],
  },
  tokenIssuer: {
    values: ['server', 'entra'],
    story: tokenStory(true, {}, 'http://127.0.0.1:7001'),
    only: [/"iss":"http:\/\/127\.0\.0\.1:7001\//, /"iss":"https:\/\/login\.microsoftonline\.com\//],
  },
};

describe('each quirk changes what is sent or done', () => {
  it.each(quirkNames)('%s', async (name) => {
    const { values, dialect, story, only } = cases[name];
    const [standard, other] = values;
    expect(quirkTable[name].defaults[(dialect ?? 'legacy') as 'legacy']).toBe(standard);
    const base: Settings = dialect ? { dialect } : {};
    const before = await story(base);
    const after = await story({ ...base, [name]: other ?? 'none' });
    expect(after).not.toBe(before);
    expect(before).toMatch(only[0]);
    expect(after).toMatch(only[1]);
  });
});

describe('Retry-After where it is honoured (W-120)', () => {
  const stories = async (seconds: string, refusals: number) => {
    let refused = 0;
    let codes: (string | null)[] = [];
    const story = await simulate(
      { honourRetryAfter: true },
      async (sim) => {
        sim.addUser({ displayName: 'Ada Reyes' });
        await sim.runCycle();
        codes = sim.logs().map((entry) => entry.provisioningStatusInfo.errorInformation?.errorCode ?? null);
      },
      {
        wrap: (next) => (request) =>
          request.method === 'POST' && refused++ < refusals
            ? { status: 429, headers: { 'retry-after': seconds }, body: '' }
            : next(request),
      },
    );
    return { posts: story.split('\n').filter((line) => line.startsWith('POST')).length, codes };
  };

  it('the request goes out again, with each try in the record', async () => {
    expect(await stories('0', 2)).toEqual({ posts: 3, codes: [null] });
  });

  it('an endpoint that never has time is left to the ladder after three repeats', async () => {
    expect(await stories('0', 99)).toEqual({ posts: 4, codes: ['TooManyRequests'] });
  });

  it('a wait of more than a minute is left to the ladder at once', async () => {
    expect(await stories('61', 1)).toEqual({ posts: 1, codes: ['TooManyRequests'] });
  });
});

describe('the reference check (W-49)', () => {
  it('spares the request when the target says that it holds the reference already', async () => {
    const story = await simulate(
      { referenceCheck: true },
      async (sim) => {
        people(sim);
        const summary = await sim.runCycle();
        expect(summary.counts.failed).toBe(0);
      },
      {
        wrap: (next) => (request) => {
          const held = /filter=id\+eq\+%22([\w-]+)%22\+and/.exec(request.url)?.[1];
          if (held === undefined) return next(request);
          const body = JSON.stringify({
            schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
            totalResults: 1,
            Resources: [{ id: held }],
          });
          return { status: 200, headers: { 'content-type': 'application/scim+json' }, body };
        },
      },
    );
    expect(story).toContain('attributes=id&filter=id+eq+%22groups-4%22+and+members+eq+%22users-1%22');
    expect(story).not.toContain('PATCH');
  });
});
