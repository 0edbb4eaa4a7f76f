import { describe, expect, it } from 'vitest';
import { parseAttributePath } from '../../simulator/schema/index.ts';

const work = { attribute: 'type', value: 'work', quoted: true };

describe('names of SCIM attributes (M-37, M-38)', () => {
  it.each([
    ['userName', { schema: null, name: 'userName', filter: null, sub: null }],
    ['name.givenName', { schema: null, name: 'name', filter: null, sub: 'givenName' }],
    ['emails[type eq "work"].value', { schema: null, name: 'emails', filter: work, sub: 'value' }],
    ['emails[type eq "work"]', { schema: null, name: 'emails', filter: work, sub: null }],
    [
      'roles[primary eq True].value',
      { schema: null, name: 'roles', filter: { attribute: 'primary', value: 'True', quoted: false }, sub: 'value' },
    ],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
      { schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', name: 'department', sub: null },
    ],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:name.familyName',
      { schema: null, name: 'name', filter: null, sub: 'familyName' },
    ],
    [
      'urn:ietf:params:scim:schemas:extension:acme:2.0:User:sites[type eq "a:b"].code',
      {
        schema: 'urn:ietf:params:scim:schemas:extension:acme:2.0:User',
        name: 'sites',
        filter: { attribute: 'type', value: 'a:b', quoted: true },
        sub: 'code',
      },
    ],
    // SCIM 1 ends its URNs in the version, with a dot before the path; some applications still do.
    [
      'urn:scim:schemas:extension:enterprise:1.0.department',
      { schema: 'urn:scim:schemas:extension:enterprise:1.0', name: 'department', sub: null },
    ],
  ])('%s', (text, wanted) => {
    expect(parseAttributePath(text)).toMatchObject({ text, ...wanted });
  });

  it.each(['', 'emails[type ne "work"].value', 'emails[type eq "a" and primary eq "b"]', 'a b', '[x]', 'urn:x:', 'a.'])(
    '%j is none',
    (text) => {
      expect(parseAttributePath(text)).toBeNull();
    },
  );
});
