/** The transcripts of W-50 as requests, in both dialects: the flag changes only the bodies of PATCHes. */
import { describe, expect, it } from 'vitest';
import type { ScimRequest } from '../../simulator/model/exchange.ts';
import {
  composeCreate,
  composeMatch,
  composeMembers,
  composeProbe,
  composeRead,
  composeReference,
  composeUpdate,
  resolveWireSettings,
  settingsOnDemand,
  type WireSettings,
} from '../../simulator/scim/index.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GUID = '9d2f7a64-0b5e-4c3a-8c57-2f1e6a7b8c9d';
const PROBE = `GET /Users?filter=userName+eq+%22${GUID}%22`;
const PATCH = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":';

const legacy = resolveWireSettings({ tenantUrl: 'https://target.example/scim' });
const compliant = resolveWireSettings({ tenantUrl: 'https://target.example/scim?aadOptscim062020' });

const lines = (requests: readonly ScimRequest[]) =>
  requests.map(
    ({ method, path, query, body }) => `${method} ${path}${query && `?${query}`}${body === null ? '' : ` ${body}`}`,
  );
const probe = composeProbe('User', 'userName', GUID);
const match = (settings: WireSettings) => composeMatch('User', 'userName', 'ada@example.com', settings);
const changes = [
  { attribute: 'title', verb: 'Replace', value: 'Lead', oldValue: 'Engineer' },
  { attribute: 'active', verb: 'Replace', value: true, oldValue: false },
] as const;

const newUser = (settings: WireSettings) =>
  lines([
    probe,
    match(settings),
    composeCreate(
      'User',
      [
        { attribute: 'userName', value: 'ada@example.com' },
        { attribute: 'active', value: true },
      ],
      settings,
    ),
    composeReference(
      'User',
      '9a',
      { attribute: `${ENTERPRISE}:manager`, verb: 'Add', value: '31aa', oldValue: null },
      settings,
    ),
  ]);
const linkedUser = (settings: WireSettings) =>
  lines([probe, composeRead('User', '8f2c'), composeUpdate('User', '8f2c', changes, settings)]);
const onDemand = (settings: WireSettings) =>
  lines([probe, match(settings), composeUpdate('User', '8f2c', changes, settingsOnDemand(settings))]);
const newGroup = (settings: WireSettings) =>
  lines([
    composeMatch('Group', 'displayName', 'Design', settings),
    composeCreate(
      'Group',
      [
        { attribute: 'displayName', value: 'Design' },
        { attribute: 'externalId', value: '5d1f' },
      ],
      settings,
    ),
    ...composeMembers('77', ['9a', '8f2c'], [], settings),
  ]);

const MATCH = 'GET /Users?filter=userName+eq+%22ada%40example.com%22';
const CREATED = `POST /Users {"schemas":["${CORE}","${ENTERPRISE}"],"userName":"ada@example.com","active":true,"meta":{"resourceType":"User"}}`;
const LEGACY_UPDATE = `PATCH /Users/8f2c ${PATCH}[{"op":"Replace","path":"title","value":"Lead"},{"op":"Replace","path":"active","value":"True"}]}`;
const GROUP_MATCH = 'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22Design%22';
const GROUP_CREATED =
  'POST /Groups {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"5d1f","displayName":"Design","members":[],"meta":{"resourceType":"Group"}}';

describe('W-50 in the legacy dialect', () => {
  it('a new user: search, POST, the manager in a PATCH of its own (W-38, W-46)', () => {
    expect(newUser(legacy)).toEqual([
      PROBE,
      MATCH,
      CREATED,
      `PATCH /Users/9a ${PATCH}[{"op":"Add","path":"${ENTERPRISE}:manager","value":"31aa"}]}`,
    ]);
  });

  it('a linked user that changed: GET by id, PATCH (W-41)', () => {
    expect(linkedUser(legacy)).toEqual([PROBE, 'GET /Users/8f2c', LEGACY_UPDATE]);
  });

  it('a user on demand: search and PATCH, no GET by id (W-42)', () => {
    expect(onDemand(legacy)).toEqual([PROBE, MATCH, LEGACY_UPDATE]);
  });

  it('a new group with two members: POST without them, a PATCH for each (W-81, W-87)', () => {
    expect(newGroup(legacy)).toEqual([
      GROUP_MATCH,
      GROUP_CREATED,
      `PATCH /Groups/77 ${PATCH}[{"op":"Add","path":"members","value":[{"value":"9a"}]}]}`,
      `PATCH /Groups/77 ${PATCH}[{"op":"Add","path":"members","value":[{"value":"8f2c"}]}]}`,
    ]);
  });
});

describe('W-50 in the compliant dialect', () => {
  it('a new user differs in the manager alone (W-04)', () => {
    expect(newUser(compliant)).toEqual([
      PROBE,
      MATCH,
      CREATED,
      `PATCH /Users/9a ${PATCH}[{"op":"add","path":"${ENTERPRISE}:manager","value":"31aa"}]}`,
    ]);
  });

  it('a linked user has its plain attributes in one operation without a path (W-72)', () => {
    expect(linkedUser(compliant)).toEqual([
      PROBE,
      'GET /Users/8f2c',
      `PATCH /Users/8f2c ${PATCH}[{"op":"replace","value":{"title":"Lead","active":true}}]}`,
    ]);
  });

  it('on demand speaks legacy all the same (W-05)', () => {
    expect(onDemand(compliant)).toEqual([PROBE, MATCH, LEGACY_UPDATE]);
  });

  it('a new group differs in the verbs of its members alone (W-85)', () => {
    expect(newGroup(compliant)).toEqual([
      GROUP_MATCH,
      GROUP_CREATED,
      `PATCH /Groups/77 ${PATCH}[{"op":"add","path":"members","value":[{"value":"9a"}]}]}`,
      `PATCH /Groups/77 ${PATCH}[{"op":"add","path":"members","value":[{"value":"8f2c"}]}]}`,
    ]);
  });
});
