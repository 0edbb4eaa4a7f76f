/** Addresses and queries of every request, compared as text. */
import { describe, expect, it } from 'vitest';
import {
  composeDelete,
  composeDiscover,
  composeList,
  composeMatch,
  composeProbe,
  composeRead,
  composeReferenceCheck,
  resolveWireSettings,
} from '../../simulator/scim/index.ts';

const settings = resolveWireSettings({ tenantUrl: 'https://target.example/scim' });
const strict = resolveWireSettings({ tenantUrl: 'https://target.example/scim', quirks: { filterEscaping: 'strict' } });
const guid = '9d2f7a64-0b5e-4c3a-8c57-2f1e6a7b8c9d';
const line = ({ method, path, query }: { method: string; path: string; query: string }) =>
  `${method} ${path}${query === '' ? '' : `?${query}`}`;

describe('requests without a body', () => {
  it.each([
    [
      'probes users by the matching attribute (W-32)',
      composeProbe('User', 'externalId', guid),
      `GET /Users?filter=externalId+eq+%22${guid}%22`,
    ],
    [
      'probes groups without members (W-33)',
      composeProbe('Group', 'displayName', guid),
      `GET /Groups?excludedAttributes=members&filter=displayName+eq+%22${guid}%22`,
    ],
    [
      'searches users without an attribute list (W-30)',
      composeMatch('User', 'userName', 'ada.reyes@example.com', settings),
      'GET /Users?filter=userName+eq+%22ada.reyes%40example.com%22',
    ],
    [
      'searches groups without members (W-29, W-30)',
      composeMatch('Group', 'displayName', 'Design', settings),
      'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22Design%22',
    ],
    ['reads a user by id (W-30)', composeRead('User', '8f2c'), 'GET /Users/8f2c'],
    [
      'reads a group by id without members (W-30, W-89)',
      composeRead('Group', '77'),
      'GET /Groups/77?excludedAttributes=members',
    ],
    ['deletes by id (W-96)', composeDelete('User', '8f2c'), 'DELETE /Users/8f2c'],
    ['lists a page of users (W-37)', composeList('User', 1, 100), 'GET /Users?startIndex=1&count=100'],
    [
      'lists a page of groups without members (W-29)',
      composeList('Group', 101, 100),
      'GET /Groups?excludedAttributes=members&startIndex=101&count=100',
    ],
    ['discovers schemas (W-36)', composeDiscover(), 'GET /Schemas'],
    [
      'checks a reference with and (W-49)',
      composeReferenceCheck(
        'User',
        '9a',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
        '31aa',
        settings,
      ),
      'GET /Users?attributes=id&filter=id+eq+%229a%22+and+manager+eq+%2231aa%22',
    ],
    [
      'checks a member the same way (W-49)',
      composeReferenceCheck('Group', '77', 'members', '9a', settings),
      'GET /Groups?attributes=id&filter=id+eq+%2277%22+and+members+eq+%229a%22',
    ],
  ])('%s', (_name, request, expected) => {
    expect(line(request)).toBe(expected);
    expect(request.body).toBeNull();
  });
});

describe('the id in a path', () => {
  it.each([
    ['ada@example.com', 'ada%40example.com'],
    ['a/b c', 'a%2Fb%20c'],
    ["it's (a) *!", 'it%27s%20%28a%29%20%2A%21'],
    ['4711', '4711'],
    ['ü', '%C3%BC'],
    ['~._-', '~._-'],
    ['\ud800', '%EF%BF%BD'],
  ])('%s is one segment, escaped as EscapeDataString does it (W-27)', (id, expected) => {
    expect(composeRead('User', id).path).toBe(`/Users/${expected}`);
  });
});

describe('a value in a filter', () => {
  const encodedValue = (value: string, given = settings) =>
    /^filter=userName\+eq\+%22(.*)%22$/.exec(composeMatch('User', 'userName', value, given).query)?.[1];

  it.each([
    [';', '%3b'],
    ['/', '%2f'],
    ['?', '%3f'],
    [':', '%3a'],
    ['@', '%40'],
    ['&', '%26'],
    ['=', '%3d'],
    ['+', '%2b'],
    ['$', '%24'],
    [',', '%2c'],
    ['#', '%23'],
    ['[', '%5b'],
    [']', '%5d'],
    ["'", '%27'],
    ['"', '%22'],
    [' ', '+'],
  ])('encodes %s as %s, hex digits in lower case (W-28)', (character, code) => {
    expect(encodedValue(`a${character}b`)).toBe(`a${code}b`);
  });

  it('leaves ! * ( ) - . _ ~ as they are (W-28)', () => {
    expect(encodedValue('a!b*c(d)e-f.g_h~')).toBe('a!b*c(d)e-f.g_h~');
  });

  it('encodes other letters as UTF-8 (W-28)', () => {
    expect(encodedValue('Zoë 東😀')).toBe('Zo%C3%AB+%E6%9D%B1%F0%9F%98%80');
  });

  it('does not escape quotation marks and backslashes within the filter (W-28)', () => {
    expect(encodedValue('a"b\\c')).toBe('a%22b%5Cc');
  });

  it('leaves what looks like a percent code alone, since the library does not encode % (W-28)', () => {
    expect(encodedValue('100%25')).toBe('100%25');
    expect(encodedValue('50% off')).toBe('50%25+off');
  });

  it('is escaped as RFC 7644 asks in strict mode (W-28)', () => {
    expect(encodedValue('a"b\\c', strict)).toBe('a%5C%22b%5C%5Cc');
    expect(encodedValue('100%25', strict)).toBe('100%2525');
  });
});

describe('an attribute in a filter', () => {
  it.each([
    ['emails[type eq "work"].value', 'emails%5btype+eq+%22work%22%5d.value'],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber',
      'urn%3aietf%3aparams%3ascim%3aschemas%3aextension%3aenterprise%3a2.0%3aUser%3aemployeeNumber',
    ],
    ['externalId', 'externalId'],
  ])('%s keeps its case, brackets and quotation marks are encoded (W-28)', (attribute, encoded) => {
    expect(composeMatch('User', attribute, 'x', settings).query).toBe(`filter=${encoded}+eq+%22x%22`);
  });
});
