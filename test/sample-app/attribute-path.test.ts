import { describe, expect, it } from 'vitest';
import { parseAttributePath } from '../../simulator/sample-app/attribute-path.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENT = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const SAP = 'urn:sap:cloud:scim:schemas:extension:custom:2.0:User:attributes';
const known = [SAP, ENT, CORE];

const path = (urn: string | null, attribute: string, filter: string | null = null, sub: string | null = null) => ({
  urn,
  attribute,
  filter,
  sub,
});

describe('an attribute path', () => {
  it.each([
    ['title', path(null, 'title')],
    ['name.givenName', path(null, 'name', null, 'givenName')],
    ['emails[type eq "work"].value', path(null, 'emails', 'type eq "work"', 'value')],
    ['emails[type eq "work"]', path(null, 'emails', 'type eq "work"')],
    ['members[value eq "a].b[c"]', path(null, 'members', 'value eq "a].b[c"')],
    [`${ENT}:department`, path(ENT, 'department')],
    [`${ENT}:manager.value`, path(ENT, 'manager', null, 'value')],
    [`${ENT}.department`, path(ENT, 'department')],
    [`${ENT.toLowerCase()}:department`, path(ENT.toLowerCase(), 'department')],
    [`${CORE}:emails[type eq "work"].value`, path(CORE, 'emails', 'type eq "work"', 'value')],
    [`${SAP}:customAttribute1`, path(SAP, 'customAttribute1')],
    [ENT, path(ENT, '')],
  ])('is read by the schemas that are known: %s (W-69, W-125)', (text, expected) => {
    expect(parseAttributePath(text, known)).toEqual(expected);
  });

  it.each([
    [
      'urn:scim:schemas:extension:enterprise:1.0.department',
      path('urn:scim:schemas:extension:enterprise:1.0', 'department'),
    ],
    [`${ENT}:department`, path(ENT, 'department')],
    ['urn:x:y:2.0:User:licenses.editor', path('urn:x:y:2.0:User', 'licenses', null, 'editor')],
    ['urn:x:y:2.0:User:items[name eq "a:b.c"].size', path('urn:x:y:2.0:User', 'items', 'name eq "a:b.c"', 'size')],
    [
      'urn:scim:schemas:extension:facebook:auth_method:1.0:auth_method',
      path('urn:scim:schemas:extension:facebook:auth_method:1.0', 'auth_method'),
    ],
    [`${SAP}:customAttribute1`, path(SAP, 'customAttribute1')],
  ])('is split at the right place when the schema is not known: %s', (text, expected) => {
    expect(parseAttributePath(text, [])).toEqual(expected);
  });

  it.each(['', 'a.b.c', '[type eq "work"]', 'emails[type eq "work"', 'emails].value', '.value'])(
    'is refused when it is none: %j',
    (text) => {
      expect(parseAttributePath(text, known)).toBeNull();
    },
  );
});
