/** What a resource holds under the name of a mapping's target attribute. */
import { describe, expect, it } from 'vitest';
import type { ScimResource } from '../../simulator/model/exchange.ts';
import { readAttribute } from '../../simulator/scim/index.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
const user: ScimResource = {
  id: '9a',
  userName: 'ada@example.com',
  active: true,
  title: null,
  name: { givenName: 'Ada' },
  emails: [
    { type: 'home', value: 'home@example.com' },
    { type: 'Work', value: 'ada@example.com', primary: true },
  ],
  roles: [{ primary: 'True', value: 'Admin' }],
  [ENTERPRISE]: { department: 'Design', manager: { value: '31aa', $ref: '../Users/31aa' } },
  [CUSTOM]: { tags: [{ value: 'a' }, { value: 'b' }], level: 7 },
};

describe('an attribute', () => {
  it.each([
    ['userName', 'ada@example.com'],
    ['active', true],
    ['title', null],
    ['nickName', null],
    ['name.givenName', 'Ada'],
    ['name.familyName', null],
    ['emails[type eq "work"].value', 'ada@example.com'],
    ['emails[type eq "work"].primary', true],
    ['emails[type eq "other"].value', null],
    ['emails.value', ['home@example.com', 'ada@example.com']],
    ['phoneNumbers[type eq "work"].value', null],
    ['roles[primary eq "True"].value', 'Admin'],
    [`${ENTERPRISE}:department`, 'Design'],
    [`${ENTERPRISE}:manager`, '31aa'],
    [`${ENTERPRISE}:costCenter`, null],
    [`${CUSTOM}:tags`, [{ value: 'a' }, { value: 'b' }]],
    [`${CUSTOM}:level`, 7],
    ['urn:ietf:params:scim:schemas:core:2.0:User:name.givenName', 'Ada'],
  ])('%s is found without a finding (M-37, M-38)', (attribute, value) => {
    expect(readAttribute(user, attribute)).toEqual({ attribute, value, findings: [] });
  });

  it.each([
    ['in another case', { UserName: 'ada' }, 'userName', 'ada', 'M-38'],
    ['in a sub-object in another case', { name: { givenname: 'Ada' } }, 'name.givenName', 'Ada', 'M-38'],
    [
      'below a URN in another case',
      { [ENTERPRISE.toUpperCase()]: { department: 'D' } },
      `${ENTERPRISE}:department`,
      'D',
      'M-38',
    ],
    ['as a flat key of an extension', { [`${ENTERPRISE}:department`]: 'D' }, `${ENTERPRISE}:department`, 'D', 'W-69'],
    ['as a string boolean', { active: 'False' }, 'active', false, 'W-112'],
    ['as a string boolean in any case', { active: 'true' }, 'active', true, 'W-112'],
    ['as a manager text', { [ENTERPRISE]: { manager: '31aa' } }, `${ENTERPRISE}:manager`, '31aa', 'W-112'],
    [
      'as a primary text',
      { emails: [{ type: 'work', primary: 'true' }] },
      'emails[type eq "work"].primary',
      true,
      'W-112',
    ],
  ])('%s is read with a finding', (_name, given, attribute, value, rule) => {
    const reading = readAttribute({ id: '1', ...given }, attribute);
    expect(reading.value).toEqual(value);
    expect(reading.findings).toEqual([expect.objectContaining({ rule })]);
  });

  it.each([
    [{ value: '' }, ''],
    [{ value: null }, null],
    [{ value: 31 }, '31'],
    [{}, null],
  ])('a manager answered as %j is read as %j', (manager, value) => {
    expect(readAttribute({ id: '1', [ENTERPRISE]: { manager } }, `${ENTERPRISE}:manager`).value).toBe(value);
  });

  it('does not turn texts of other attributes into booleans', () => {
    expect(readAttribute({ id: '1', nickName: 'True' }, 'nickName')).toMatchObject({ value: 'True', findings: [] });
  });

  it('survives answers of another shape', () => {
    for (const name of ['Ada', 7, null, ['Ada']]) {
      expect(readAttribute({ id: '1', name, emails: 'x' }, 'name.givenName').value).toEqual(
        Array.isArray(name) ? [] : null,
      );
      expect(readAttribute({ id: '1', name, emails: 'x' }, 'emails[type eq "work"].value').value).toBeNull();
    }
  });
});
