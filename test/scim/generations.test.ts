/** The same change in each generation of the service and for each kind of application, as bytes. */
import { describe, expect, it } from 'vitest';
import type { AttributeChange, TargetAttribute } from '../../simulator/model/values.ts';
import { composeCreate, composeUpdate, dialects, resolveWireSettings } from '../../simulator/scim/index.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":';
const settingsOf = (dialect: string) => resolveWireSettings({ tenantUrl: 'https://target.example/scim', dialect });

const changes: AttributeChange[] = [
  { attribute: 'active', verb: 'Replace', value: false, oldValue: true },
  { attribute: 'title', verb: 'Replace', value: 'Lead', oldValue: 'Engineer' },
  { attribute: 'roles[primary eq true].value', verb: 'Replace', value: 'Admin', oldValue: 'User' },
  { attribute: `${ENTERPRISE}:department`, verb: 'Add', value: 'Design', oldValue: null },
];

describe('a user who changes', () => {
  it.each([
    [
      'customappsso, the job before December 2018: every value wrapped, a dot before extension attributes (W-01, W-125)',
      'customappsso',
      `[{"op":"Replace","path":"active","value":[{"$ref":null,"value":"False"}]},{"op":"Replace","path":"title","value":[{"$ref":null,"value":"Lead"}]},{"op":"Replace","path":"roles[primary eq true].value","value":[{"$ref":null,"value":"Admin"}]},{"op":"Add","path":"${ENTERPRISE}.department","value":[{"$ref":null,"value":"Design"}]}]`,
    ],
    [
      'legacy, the scim job since: one operation each, in the order of the mapping (W-01)',
      'legacy',
      `[{"op":"Replace","path":"active","value":"False"},{"op":"Replace","path":"title","value":"Lead"},{"op":"Replace","path":"roles[primary eq true].value","value":"Admin"},{"op":"Add","path":"${ENTERPRISE}:department","value":"Design"}]`,
    ],
    [
      'compliant, the scim job with the flag: filtered first, plain ones together by verb (W-01)',
      'compliant',
      `[{"op":"replace","path":"roles[primary eq true].value","value":"Admin"},{"op":"add","path":"${ENTERPRISE}:department","value":"Design"},{"op":"replace","value":{"active":false,"title":"Lead"}}]`,
    ],
    [
      'gallery: lower-case verbs, a path in every operation, bare booleans also in filters (W-126)',
      'gallery',
      `[{"op":"replace","path":"active","value":false},{"op":"replace","path":"title","value":"Lead"},{"op":"replace","path":"roles[primary eq true].value","value":"Admin"},{"op":"add","path":"${ENTERPRISE}:department","value":"Design"}]`,
    ],
  ])('%s', (_name, dialect, operations) => {
    expect(composeUpdate('User', '9a', changes, settingsOf(dialect)).body).toBe(`${PATCH}${operations}}`);
  });

  it('is told in three generations, each with its time (W-01)', () => {
    const { customappsso, legacy, compliant } = dialects;
    expect([customappsso.known, legacy.known, compliant.known].map((known) => /20\d\d/.exec(known)?.[0])).toEqual([
      '2018',
      '2018',
      '2020',
    ]);
  });
});

describe.each(['legacy', 'compliant', 'gallery'])('a new user in %s', (dialect) => {
  const bodyOf = (attributes: TargetAttribute[]) => composeCreate('User', attributes, settingsOf(dialect)).body;
  const whole = (before: string, after = '') =>
    `{"schemas":["${CORE}","${ENTERPRISE}"],${before}"meta":{"resourceType":"User"}${after}}`;

  it('has meta with the resource type alone, whatever is mapped (W-53)', () => {
    expect(bodyOf([{ attribute: 'userName', value: 'ada' }])).toBe(whole('"userName":"ada",'));
    expect(bodyOf([{ attribute: 'title', value: 'Lead' }])).toBe(whole('', ',"title":"Lead"'));
  });

  /** Each sub-attribute is given in the opposite of the order that is expected. */
  it.each<[string, string, readonly string[], string]>([
    [
      'name',
      'name.',
      ['honorificSuffix', 'honorificPrefix', 'givenName', 'familyName', 'formatted'],
      '{"formatted":"v","familyName":"v","givenName":"v","honorificPrefix":"v","honorificSuffix":"v"}',
    ],
    ['emails', 'emails[type eq "work"].', ['value'], '[{"primary":true,"type":"work","value":"v"}]'],
    ['phoneNumbers', 'phoneNumbers[type eq "mobile"].', ['value'], '[{"primary":false,"type":"mobile","value":"v"}]'],
    [
      'addresses',
      'addresses[type eq "work"].',
      ['streetAddress', 'region', 'postalCode', 'locality', 'formatted', 'country'],
      '[{"primary":true,"type":"work","country":"v","formatted":"v","locality":"v","postalCode":"v","region":"v","streetAddress":"v"}]',
    ],
    [
      ENTERPRISE,
      `${ENTERPRISE}:`,
      ['manager', 'organization', 'employeeNumber', 'division', 'department', 'costCenter'],
      '{"costCenter":"v","department":"v","division":"v","employeeNumber":"v","organization":"v","manager":"v"}',
    ],
  ])('has the keys of %s in the order of the data contract (W-55)', (key, prefix, names, expected) => {
    const body = bodyOf(names.map((name) => ({ attribute: `${prefix}${name}`, value: 'v' })));
    expect(body).toContain(`"${key}":${expected}`);
  });
});
