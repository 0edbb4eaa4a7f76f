/** What each answer means, row by row of W-100 to W-118 and E-502. */
import { describe, expect, it } from 'vitest';
import type { ScimResponse, TransportFailure } from '../../simulator/model/exchange.ts';
import {
  judgeCreate,
  judgeDelete,
  judgeList,
  judgeMatch,
  judgeProbe,
  judgeRead,
  judgeUpdate,
  type ScimAnswer,
} from '../../simulator/scim/index.ts';

const SCIM = { 'content-type': 'application/scim+json' };
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const INCOMPATIBLE = 'SystemForCrossDomainIdentityManagementServiceIncompatible';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = SCIM): ScimResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const user = (more: object = {}) => ({
  schemas: [CORE],
  id: '9a',
  userName: 'ada',
  meta: { resourceType: 'User' },
  ...more,
});
const list = (resources: unknown[], more: object = {}) => ({
  schemas: [LIST],
  totalResults: resources.length,
  Resources: resources,
  startIndex: 1,
  itemsPerPage: 20,
  ...more,
});
const error = (status: number) =>
  answer(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), detail: 'no' });
const transport = (kind: TransportFailure['kind']): TransportFailure => ({ kind, message: `it was ${kind}` });
const rules = ({ findings }: { findings: readonly { rule: string; subject?: string }[] }) =>
  findings.map(({ rule, subject }) => `${rule} ${subject}`);

describe('the connection check', () => {
  it('is satisfied by 200 with an empty ListResponse, whatever itemsPerPage says (W-32, W-101, E-801)', () => {
    expect(judgeProbe(answer(200, list([])))).toEqual({ outcome: 'ok', findings: [] });
  });

  it.each<[string, ScimAnswer, string]>([
    ['401: credentials refused', error(401), 'SystemForCrossDomainIdentityManagementInvalidCredentials'],
    ['403: credentials refused', error(403), 'SystemForCrossDomainIdentityManagementInvalidCredentials'],
    ['404 on the query', error(404), INCOMPATIBLE],
    ['400', error(400), INCOMPATIBLE],
    ['405', error(405), 'MethodNotAllowed'],
    ['429', error(429), 'TooManyRequests'],
    ['500', error(500), 'InternalServerError'],
    ['501', error(501), 'NotImplemented'],
    ['503', error(503), 'InternalServerError'],
    ['a redirect, which is not followed', answer(302), INCOMPATIBLE],
    ['204', answer(204), INCOMPATIBLE],
    ['a bare list', answer(200, []), INCOMPATIBLE],
    ['HTML', answer(200, '<html>', { 'content-type': 'text/html' }), INCOMPATIBLE],
    ['a resource without id', answer(200, list([{ userName: 'x' }])), INCOMPATIBLE],
    [
      'several resources',
      answer(200, list([user(), user({ id: '2' })])),
      'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse',
    ],
    ['no answer in time', transport('timeout'), 'Timeout'],
    ['no connection', transport('unreachable'), 'CredentialValidationUnavailable'],
    ['a broken connection', transport('reset'), 'CredentialValidationUnavailable'],
    ['a certificate', transport('tls'), 'CredentialValidationUnavailable'],
    ['no token', transport('token'), 'SystemForCrossDomainIdentityManagementInvalidCredentials'],
  ])('fails for the whole job on %s (W-35, W-118, E-502, E-808)', (_name, given, errorCode) => {
    expect(judgeProbe(given)).toMatchObject({ outcome: 'failed', failure: { errorCode, scope: 'global' } });
  });

  it('tells what to look at when the query answers 404 (W-100, E-515)', () => {
    const outcome = judgeProbe(answer(404, 'Not here', { 'content-type': 'text/plain' }));
    expect(outcome).toMatchObject({
      failure: {
        reason: expect.stringMatching(
          /^An HTTP\/404 Not Found response was returned rather than the expected HTTP\/200 OK response\..*tenant URL.*Not here$/s,
        ),
      },
    });
  });

  it('puts up with an object that was found, with a finding (E-805)', () => {
    const outcome = judgeProbe(answer(200, list([user()])));
    expect(outcome.outcome).toBe('ok');
    expect(rules(outcome)).toEqual(['E-805 filter']);
  });
});

describe('a search', () => {
  it('finds nothing, one or many (W-38, W-108)', () => {
    expect(judgeMatch(answer(200, list([])))).toEqual({ outcome: 'none', findings: [] });
    expect(judgeMatch(answer(200, list([user()])))).toEqual({ outcome: 'one', resource: user(), findings: [] });
    const many = judgeMatch(answer(200, list([user(), user({ id: '2' })])));
    expect(many).toMatchObject({ outcome: 'many', resources: [{ id: '9a' }, { id: '2' }] });
  });

  it('finds inactive users as well (W-114)', () => {
    expect(judgeMatch(answer(200, list([user({ active: false })])))).toMatchObject({ resource: { active: false } });
  });

  it.each([
    ['404', error(404), INCOMPATIBLE],
    ['400', error(400), INCOMPATIBLE],
    ['401', error(401), 'Unauthorized'],
    ['403', error(403), 'InsufficientRights'],
    ['429', error(429), 'TooManyRequests'],
    ['500', error(500), 'InternalServerError'],
    ['a bare list', answer(200, [user()]), INCOMPATIBLE],
    ['a bare resource', answer(200, user()), INCOMPATIBLE],
    ['a truncated body', answer(200, '{"schemas":["'), INCOMPATIBLE],
    ['no body', answer(200, ''), INCOMPATIBLE],
    ['Resources without totalResults', answer(200, { Resources: [] }), INCOMPATIBLE],
    ['Resources that are no list', answer(200, list([], { Resources: {} })), INCOMPATIBLE],
    ['a text in Resources', answer(200, list(['ada'])), INCOMPATIBLE],
    ['a resource without id', answer(200, list([{ userName: 'ada' }])), INCOMPATIBLE],
  ])('fails for the object on %s (W-100 to W-102, W-118)', (_name, given, errorCode) => {
    expect(judgeMatch(given)).toMatchObject({ outcome: 'failed', failure: { errorCode, scope: 'object' } });
  });

  it.each<[string, ScimResponse, string[]]>([
    ['application/json', answer(200, list([]), { 'content-type': 'application/json' }), ['W-110 Content-Type']],
    ['no content type', answer(200, list([]), {}), ['W-110 Content-Type']],
    ['a charset', answer(200, list([]), { 'content-type': 'application/scim+json;charset=UTF-8' }), []],
    ['no schemas', answer(200, list([], { schemas: undefined })), ['W-101 schemas']],
    ['Resources left out', answer(200, list([], { Resources: undefined })), ['W-101 Resources']],
    ['totalResults as text', answer(200, list([], { totalResults: '0' })), ['W-101 totalResults']],
    ['totalResults too small', answer(200, list([user()], { totalResults: 0 })), ['W-101 totalResults']],
    ['itemsPerPage as text', answer(200, list([], { itemsPerPage: '20' })), ['W-101 itemsPerPage']],
    ['startIndex as text', answer(200, list([], { startIndex: '1' })), ['W-101 startIndex']],
    [
      'names in another case',
      answer(200, { Schemas: [LIST], TotalResults: 0, resources: [] }),
      ['M-38 totalResults', 'M-38 Resources', 'M-38 schemas'],
    ],
    ['a resource without schemas and meta', answer(200, list([{ id: '1' }])), ['W-113 schemas', 'W-113 meta']],
    ['an id that is a number', answer(200, list([user({ id: 7 })])), ['W-102 id']],
    ['members of a group', answer(200, list([user({ members: [{ value: '1' }] })])), ['W-108 members']],
    ['an empty list of members', answer(200, list([user({ members: [] })])), []],
  ])('puts up with %s, with a finding where it is odd (W-101, W-110, W-113)', (_name, given, expected) => {
    const outcome = judgeMatch(given);
    expect(outcome.outcome).toMatch(/none|one/);
    expect(rules(outcome)).toEqual(expected);
  });

  it('takes an id that is a number as text (W-102)', () => {
    expect(judgeMatch(answer(200, list([user({ id: 7 })])))).toMatchObject({ resource: { id: '7' } });
  });

  it('notes the same oddity of many resources once', () => {
    const outcome = judgeMatch(answer(200, list([{ id: '1' }, { id: '2' }, { id: '3' }])));
    expect(rules(outcome)).toEqual(['W-113 schemas', 'W-113 meta']);
  });
});

describe('the shape of a resource', () => {
  it.each([
    ['emails as texts', { emails: ['ada@example.com'] }],
    ['emails as an object', { emails: { value: 'ada@example.com' } }],
    ['phoneNumbers as a text', { phoneNumbers: '+351' }],
    ['addresses as an object', { addresses: {} }],
    ['name as a text', { name: 'Ada Reyes' }],
    ['active as a number', { active: 1 }],
    ['userName as an object', { userName: {} }],
    ['a manager text', { [ENTERPRISE]: { manager: '31aa' } }],
    ['a manager list', { [ENTERPRISE]: { manager: [] } }],
  ])('%s: can not be deserialized, the whole object fails (W-112)', (_name, more) => {
    for (const outcome of [judgeRead(answer(200, user(more))), judgeMatch(answer(200, list([user(more)])))]) {
      expect(outcome).toMatchObject({
        outcome: 'failed',
        failure: {
          errorCode: INCOMPATIBLE,
          reason: expect.stringMatching(
            /^We are not able to deserialize the resource received from your SCIM endpoint.*Here is the resource we received: \{/s,
          ),
        },
      });
    }
  });

  it.each([
    ['active as text', { active: 'True' }, 'W-112 active'],
    ['null for what is absent', { title: null }, 'W-112 title'],
    [
      'two items with the same type',
      {
        emails: [
          { type: 'work', value: 'a' },
          { type: 'Work', value: 'b' },
        ],
      },
      'W-112 emails',
    ],
  ])('%s: tolerated with a finding (W-112)', (_name, more, expected) => {
    const outcome = judgeRead(answer(200, user(more)));
    expect(outcome.outcome).toBe('found');
    expect(rules(outcome)).toEqual([expected]);
  });

  it('with a manager object and objects in lists is as it should be (W-112)', () => {
    const more = {
      emails: [{ type: 'work', value: 'a' }],
      [ENTERPRISE]: { manager: { value: '31aa' } },
      'urn:x:flat': 'y',
    };
    expect(judgeRead(answer(200, user(more)))).toEqual({ outcome: 'found', resource: user(more), findings: [] });
  });
});

describe('a GET by id', () => {
  it('404 says that the object is gone, in whatever form (W-106, W-123)', () => {
    expect(judgeRead(error(404))).toEqual({ outcome: 'missing', findings: [] });
    expect(rules(judgeRead(answer(404, '<h1>Not found</h1>')))).toEqual(['W-106 HTTP 404']);
  });

  it('a SCIM error with a number as status is odd (W-106)', () => {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: 404 };
    expect(rules(judgeRead(answer(404, body)))).toEqual(['W-106 status']);
  });

  it('a list instead of the resource is several entries (W-108, E-502)', () => {
    expect(judgeRead(answer(200, list([user()])))).toMatchObject({
      failure: { errorCode: 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse' },
    });
  });

  it('a group with its members is noted (W-108)', () => {
    expect(rules(judgeRead(answer(200, user({ members: [{ value: '1' }] }))))).toEqual(['W-108 members']);
  });

  it('a byte order mark in front of the body is skipped', () => {
    expect(judgeRead(answer(200, `\ufeff${JSON.stringify(user())}`))).toMatchObject({ outcome: 'found' });
  });
});

describe('a POST', () => {
  it('is answered 201 with the resource (W-103)', () => {
    expect(judgeCreate(answer(201, user()))).toEqual({ outcome: 'created', id: '9a', resource: user(), findings: [] });
  });

  it('200 with an id passes with a finding (W-103)', () => {
    const outcome = judgeCreate(answer(200, user()));
    expect(outcome).toMatchObject({ outcome: 'created', id: '9a' });
    expect(rules(outcome)).toEqual(['W-103 HTTP status']);
  });

  it.each<[string, ScimAnswer, string]>([
    ['202', answer(202, user()), INCOMPATIBLE],
    ['204', answer(204), INCOMPATIBLE],
    ['201 without a body', answer(201), INCOMPATIBLE],
    ['201 without an id', answer(201, user({ id: undefined })), INCOMPATIBLE],
    ['201 with an empty id', answer(201, user({ id: '' })), INCOMPATIBLE],
    ['400', error(400), INCOMPATIBLE],
    ['401', error(401), 'Unauthorized'],
    ['403', error(403), 'InsufficientRights'],
    ['404', error(404), INCOMPATIBLE],
    ['405', error(405), 'MethodNotAllowed'],
    ['409', error(409), 'EntryConflict'],
    ['422', error(422), 'UnprocessableEntity'],
    ['429', error(429), 'TooManyRequests'],
    ['500', error(500), 'InternalServerError'],
    ['501', error(501), 'NotImplemented'],
    ['502', error(502), 'InternalServerError'],
    ['504', error(504), 'InternalServerError'],
    ['no answer in time', transport('timeout'), 'Timeout'],
    ['a reset', transport('reset'), 'WebExceptionProtocolError'],
    ['a refused connection', transport('unreachable'), 'WebExceptionProtocolError'],
    ['an answer that is no HTTP', transport('protocol'), 'WebExceptionProtocolError'],
    ['no token', transport('token'), 'Unauthorized'],
  ])('fails on %s (W-103, W-107, W-118, E-502)', (_name, given, errorCode) => {
    expect(judgeCreate(given)).toMatchObject({ outcome: 'failed', failure: { errorCode, scope: 'object' } });
  });
});

describe('a PATCH', () => {
  it('is answered 200 with the resource or 204 (W-104)', () => {
    expect(judgeUpdate(answer(200, user()))).toEqual({ outcome: 'updated', resource: user(), findings: [] });
    expect(judgeUpdate(answer(204, '', {}))).toEqual({ outcome: 'updated', resource: null, findings: [] });
  });

  it.each([
    ['201', answer(201, user()), ['W-104 HTTP status']],
    ['200 without a body', answer(200, ''), ['W-104 body']],
    ['all members of the group', answer(200, user({ members: [{ value: '1' }] })), ['W-91 members']],
  ])('puts up with %s, with a finding (W-91, W-104)', (_name, given, expected) => {
    const outcome = judgeUpdate(given);
    expect(outcome.outcome).toBe('updated');
    expect(rules(outcome)).toEqual(expected);
  });

  it.each([
    ['404: the link is stale', error(404), 'InvalidAnchor'],
    ['409', error(409), 'SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering'],
    ['400, verbs or booleans refused', error(400), INCOMPATIBLE],
    ['200 with HTML', answer(200, '<html>'), INCOMPATIBLE],
    ['501', error(501), 'NotImplemented'],
  ])('fails on %s (W-115, W-118)', (_name, given, errorCode) => {
    expect(judgeUpdate(given)).toMatchObject({ outcome: 'failed', failure: { errorCode } });
  });
});

describe('a DELETE', () => {
  it('is answered 204; what is gone already counts (W-105)', () => {
    expect(judgeDelete(answer(204, '', {}))).toEqual({ outcome: 'deleted', alreadyGone: false, findings: [] });
    expect(judgeDelete(error(404))).toEqual({ outcome: 'deleted', alreadyGone: true, findings: [] });
    expect(rules(judgeDelete(answer(200, '{}')))).toEqual(['W-105 HTTP status']);
  });

  it.each([
    [405, 'MethodNotAllowed'],
    [409, 'Conflict'],
    [500, 'InternalServerError'],
  ])('fails on %i (W-118)', (status, errorCode) => {
    expect(judgeDelete(error(status))).toMatchObject({ outcome: 'failed', failure: { errorCode } });
  });
});

describe('a page of a list', () => {
  it('is read with its total (W-37)', () => {
    const page = answer(200, list([user()], { totalResults: 12, startIndex: 3 }));
    expect(judgeList(page, { startIndex: 3, count: 5 })).toEqual({
      outcome: 'listed',
      resources: [user()],
      totalResults: 12,
      startIndex: 3,
      findings: [],
    });
  });

  it('that ignores startIndex and count is a finding (W-116)', () => {
    const page = answer(200, list([user(), user({ id: '2' })]));
    expect(rules(judgeList(page, { startIndex: 3, count: 1 }))).toEqual(['W-116 count', 'W-116 startIndex']);
  });
});

describe('a reason', () => {
  it('has the form of the log (W-117, G-109)', () => {
    expect(judgeCreate(answer(409, '{"detail":"taken"}'))).toMatchObject({
      failure: {
        reason:
          'StatusCode: Conflict\r\nMessage: Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the \'Response\' property of this exception for details.\r\nWeb Response: \r\n{"detail":"taken"}',
        status: 409,
      },
    });
  });

  it('begins with a sentence about compatibility for ServiceIncompatible (E-515)', () => {
    expect(judgeCreate(answer(400, 'bad'))).toMatchObject({
      failure: {
        reason: expect.stringMatching(/^The SCIM endpoint is not fully compatible .*\. StatusCode: BadRequest\r\n/),
      },
    });
  });

  it('names a status that .NET has no name for by its number', () => {
    expect(judgeCreate(answer(418, ''))).toMatchObject({
      failure: { reason: expect.stringContaining('StatusCode: 418\r\n') },
    });
  });

  it('keeps the beginning of a long body', () => {
    const outcome = judgeCreate(answer(500, 'x'.repeat(100_000)));
    expect(outcome.outcome === 'failed' && outcome.failure.reason.length).toBeLessThan(5000);
  });

  it('without an answer is what went wrong on the way', () => {
    expect(judgeUpdate(transport('timeout'))).toMatchObject({ failure: { reason: 'it was timeout', status: null } });
  });
});

describe('Retry-After', () => {
  const secondsOf = (headers: Record<string, string>) => {
    const outcome = judgeUpdate(answer(429, '', headers));
    return outcome.outcome === 'failed' ? outcome.failure.retryAfterSeconds : undefined;
  };

  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '120' }, 120],
    [
      'a date, measured by the answer itself',
      { 'retry-after': 'Tue, 01 Sep 2026 08:02:00 GMT', date: 'Tue, 01 Sep 2026 08:00:30 GMT' },
      90,
    ],
    [
      'a date that has passed',
      { 'retry-after': 'Tue, 01 Sep 2026 08:00:00 GMT', date: 'Tue, 01 Sep 2026 08:00:30 GMT' },
      0,
    ],
    ['a date without a Date', { 'retry-after': 'Tue, 01 Sep 2026 08:02:00 GMT' }, null],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['none', {}, null],
  ])('given as %s (W-120)', (_name, headers, seconds) => {
    expect(secondsOf(headers)).toBe(seconds);
  });
});
