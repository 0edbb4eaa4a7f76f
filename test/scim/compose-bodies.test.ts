/** Bodies of POST and PATCH for each kind of attribute in each dialect, compared as bytes (JSON beside). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DialectName } from '../../simulator/model/dialects.ts';
import type { ObjectKind } from '../../simulator/model/exchange.ts';
import type { AttributeChange, TargetAttribute } from '../../simulator/model/values.ts';
import {
  composeCreate,
  composeMembers,
  composeReference,
  composeUpdate,
  resolveWireSettings,
} from '../../simulator/scim/index.ts';

type PerDialect<T> = Partial<Record<DialectName, T>>;

interface UpdateCase {
  name: string;
  rule: string;
  kind: ObjectKind;
  changes: AttributeChange[];
  operations: PerDialect<object[]>;
}

const read = <T>(file: string) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as T;
const settingsOf = (dialect: string) => resolveWireSettings({ tenantUrl: 'https://target.example/scim/', dialect });
/** The fixture keeps the order of keys, so this is the text on the wire. */
const patch = (Operations: object[]) =>
  JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });

function each<C extends { name: string; rule: string }, T>(file: string, expected: (row: C) => PerDialect<T>) {
  return read<C[]>(file).flatMap((row) =>
    Object.entries(expected(row)).map(([dialect, value]) => ({ ...row, dialect, expected: value as T })),
  );
}

describe('PATCH of attributes', () => {
  it.each(each<UpdateCase, object[]>('update-bodies.json', (row) => row.operations))(
    '$dialect: $name ($rule)',
    ({ dialect, kind, changes, expected }) => {
      const request = composeUpdate(kind, 'a/1', changes, settingsOf(dialect));
      expect(request.body).toBe(patch(expected));
      expect(request).toMatchObject({ operation: 'update', kind, method: 'PATCH', path: `/${kind}s/a%2F1`, query: '' });
    },
  );
});

describe('PATCH of a manager', () => {
  type Case = { name: string; rule: string; change: AttributeChange; operations: PerDialect<object[]> };
  it.each(each<Case, object[]>('reference-bodies.json', (row) => row.operations))(
    '$dialect: $name ($rule)',
    ({ dialect, change, expected }) => {
      const request = composeReference('User', '9a', change, settingsOf(dialect));
      expect(request.body).toBe(patch(expected));
      expect(request).toMatchObject({ operation: 'reference', method: 'PATCH', path: '/Users/9a' });
    },
  );

  it('is removed by a filter on the plain name where the setting says so (W-78)', () => {
    const settings = resolveWireSettings({
      tenantUrl: 'https://target.example/scim?aadOptscim062020',
      quirks: { managerRemoval: 'removeFilter' },
    });
    const attribute = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';
    const change: AttributeChange = { attribute, verb: 'Remove', value: null, oldValue: '31aa' };
    expect(composeReference('User', '9a', change, settings).body).toBe(
      patch([{ op: 'remove', path: 'manager[value eq "31aa"]' }]),
    );
  });
});

describe('PATCH of members', () => {
  type Case = { name: string; rule: string; added: string[]; removed: string[]; operations: PerDialect<object[][]> };
  it.each(each<Case, object[][]>('member-bodies.json', (row) => row.operations))(
    '$dialect: $name ($rule)',
    ({ dialect, added, removed, expected }) => {
      const requests = composeMembers('77', added, removed, settingsOf(dialect));
      expect(requests.map(({ body }) => body)).toEqual(expected.map(patch));
      for (const request of requests)
        expect(request).toMatchObject({ kind: 'Group', method: 'PATCH', path: '/Groups/77' });
    },
  );

  it('adds with replace and the new member alone where the setting says so (W-85)', () => {
    const settings = resolveWireSettings({
      tenantUrl: 'https://target.example/scim?aadOptscim062020',
      quirks: { memberAddOp: 'replace' },
    });
    const bodies = composeMembers('77', ['a', 'b'], [], settings).map(({ body }) => body);
    expect(bodies).toEqual(['a', 'b'].map((value) => patch([{ op: 'replace', path: 'members', value: [{ value }] }])));
  });
});

describe('POST', () => {
  type Case = {
    name: string;
    rule: string;
    kind: ObjectKind;
    attributes: TargetAttribute[];
    bodies: PerDialect<object>;
  };
  it.each(each<Case, object>('create-bodies.json', (row) => row.bodies))(
    '$dialect: $name ($rule)',
    ({ dialect, kind, attributes, expected }) => {
      const request = composeCreate(kind, attributes, settingsOf(dialect));
      expect(request.body).toBe(JSON.stringify(expected));
      expect(request).toMatchObject({ operation: 'create', kind, method: 'POST', path: `/${kind}s`, query: '' });
    },
  );

  it('keeps the service key order whatever the order of the mapping (W-51)', () => {
    const [{ attributes, kind }] = read<[Case]>('create-bodies.json');
    const settings = settingsOf('legacy');
    const body = composeCreate(kind, attributes, settings).body;
    // Items of a list follow the mapping; everything else has one order.
    const turned = [...attributes].sort((a, b) => (a.attribute < b.attribute ? 1 : -1));
    expect(composeCreate(kind, turned, settings).body).toBe(body);
  });
});

describe('the bytes of a body', () => {
  const settings = settingsOf('legacy');

  it('hold raw non-ASCII text, unescaped slashes and no white space (W-19)', () => {
    const change: AttributeChange = {
      attribute: 'title',
      verb: 'Replace',
      value: 'Leiterin / Büro 東京',
      oldValue: 'x',
    };
    expect(composeUpdate('User', '1', [change], settings).body).toBe(
      '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"title","value":"Leiterin / Büro 東京"}]}',
    );
  });

  it('escape the quotation marks inside a path (W-19)', () => {
    const change: AttributeChange = {
      attribute: 'emails[type eq "work"].value',
      verb: 'Add',
      value: 'a',
      oldValue: null,
    };
    expect(composeUpdate('User', '1', [change], settings).body).toContain('"path":"emails[type eq \\"work\\"].value"');
  });
});

describe('settings of single forms', () => {
  const changes: AttributeChange[] = [{ attribute: 'displayName', verb: 'Replace', value: 'Design', oldValue: 'Art' }];

  it('renames a group without a path where the setting says so, in either dialect (W-83)', () => {
    const bodies = ['legacy', 'compliant'].map((dialect) => {
      const tenantUrl = 'https://target.example/scim';
      const settings = resolveWireSettings({ tenantUrl, dialect, quirks: { groupRename: 'pathless' } });
      return composeUpdate('Group', '1', changes, settings).body;
    });
    expect(bodies).toEqual(['Replace', 'replace'].map((op) => patch([{ op, value: { displayName: 'Design' } }])));
  });

  it('sends the single role by its path in the legacy dialect where the setting says so (W-69)', () => {
    const settings = resolveWireSettings({ tenantUrl: 'https://target.example/scim', quirks: { singleRole: 'path' } });
    const role: AttributeChange = {
      attribute: 'roles[primary eq "True"].value',
      verb: 'Replace',
      value: 'Admin',
      oldValue: 'User',
      roles: { function: 'SingleAppRoleAssignment', roles: [{ id: '1', value: 'Admin', displayName: 'Admin' }] },
    };
    expect(composeUpdate('User', '1', [role], settings).body).toBe(
      patch([{ op: 'Replace', path: 'roles[primary eq "True"].value', value: 'Admin' }]),
    );
  });
});
