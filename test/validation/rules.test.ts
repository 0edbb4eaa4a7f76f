/** The rules of Microsoft's two suites, one by one, where no defect of a target shows them (V-05 to V-46). */
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../simulator/model/exchange.ts';
import { CORE_GROUP, CORE_USER } from '../../simulator/scim/index.ts';
import {
  allTests,
  chooseTests,
  runValidation,
  type TestResult,
  type ValidationOptions,
} from '../../simulator/validation/index.ts';
import type { Target } from './broken-targets/defect.ts';
import {
  answering,
  ENTERPRISE,
  errorAnswer,
  instead,
  isPost,
  isUser,
  type Json,
  type Operation,
  showing,
} from './broken-targets/mutations.ts';
import { brokenTarget, type SampleTarget, sampleTarget } from './sample-target.ts';

const open: SampleTarget[] = [];
afterEach(async () => {
  for (const sample of open.splice(0)) await sample.close();
});

interface Run {
  results: TestResult[];
  /** Of the test that was run first. */
  result: TestResult;
  sent: { exchange: Exchange; test: string }[];
  overallResult: string;
  leftovers: unknown[];
}

/** Runs some tests against the sample app, or against one with a defect. */
async function rehearse(
  only: string,
  { breaks, profile, ...options }: ValidationOptions & { breaks?: (next: Target) => Target; profile?: string } = {},
): Promise<Run> {
  const sample = await (breaks ? brokenTarget(breaks, profile) : sampleTarget(profile));
  open.push(sample);
  const sent: Run['sent'] = [];
  const report = await runValidation(sample.target, {
    only: only.split(','),
    seed: 7,
    rateSpacingMs: 0,
    onExchange: (exchange, test) => sent.push({ exchange, test }),
    ...options,
  });
  const [result] = report.results;
  if (!result) throw new Error(`No test is called ${only}.`);
  return { ...report, result, sent };
}

const bodyOf = ({ requestBody }: Exchange) => JSON.parse(requestBody ?? '{}') as Json;
const posts = ({ sent }: Run) => sent.filter(({ exchange }) => exchange.method === 'POST');
const operationsIn = (exchange: Exchange) => (bodyOf(exchange).Operations ?? []) as Operation[];
/** Users that are created are refused. */
const answeringPosts = (status: number) =>
  instead(
    (request) => isPost(request) && isUser(request),
    () => errorAnswer(status, 'No.'),
  );

describe('the inventory', () => {
  it('has the tests of an edition: 22, 24 and 25 (V-01, V-42)', () => {
    for (const edition of ['22', '24', '25'] as const) {
      expect(chooseTests(edition, ['gallery'])).toHaveLength(Number(edition));
    }
    const names = (edition: '22' | '24' | '25') => chooseTests(edition, ['gallery']).map(({ name }) => name);
    expect(names('24').filter((name) => !names('22').includes(name))).toEqual([
      'Federated_Identity_Test',
      'SCIM_Group_Pagination_Test',
    ]);
    expect(names('25').filter((name) => !names('24').includes(name))).toEqual(['SCIM_Update_Manager_Test']);
  });

  it("comes in the order of Microsoft's result (V-16)", () => {
    const names = allTests.map(({ name }) => name);
    expect(names.slice(0, 24)).toEqual([
      'Create_User_Test',
      'Update_User_Test',
      'Disable_User_Test',
      'Delete_User_Test',
      'User_Update_Manager_Test',
      'Restore_User_Test',
      'Create_Group_Test',
      'Update_Group_Test',
      'Delete_Group_Test',
      'Group_Update_Add_Member_Test',
      'Group_Update_Remove_Member_Test',
      'Schema_Discoverability_Test',
      'SCIM_Null_Update_Test',
      'SCIM_User_Create_Test',
      'SCIM_Group_Create_Test',
      'SCIM_User_Update_Test',
      'SCIM_Group_Update_Test',
      'Validate_Credentials_Test',
      'Federated_Identity_Test',
      'SCIM_User_Pagination_Test',
      'SCIM_Group_Pagination_Test',
      'POD_User_Test',
      'POD_Group_Test',
      'Restore_Group_Test',
    ]);
    // The newest edition's own comes last: no result of it is known.
    expect(names[24]).toBe('SCIM_Update_Manager_Test');
  });

  it('asks an endpoint for discovery, for each matching attribute, and 25 times a second (V-45)', async () => {
    const only =
      'Schema_Discoverability_Test,Service provider configuration,Empty filter on every matching attribute,25 requests a second';
    const { results, sent } = await rehearse(only, { rateSpacingMs: 1 });
    expect(results.map(({ outcome }) => outcome)).toEqual(['success', 'success', 'success', 'success']);
    const asked = (test: string) =>
      sent
        .filter((each) => each.test === test && each.exchange.method === 'GET')
        .map(({ exchange }) => decodeURIComponent(exchange.url).replace(/^.*?\/scim/, ''));
    expect(asked('Schema_Discoverability_Test')).toEqual(['/Schemas']);
    expect(asked('Service provider configuration')).toEqual(['/ServiceProviderConfig', '/ResourceTypes']);
    expect(asked('Empty filter on every matching attribute')).toEqual([
      expect.stringMatching(/^\/Users\?filter=userName\+eq\+"[0-9a-f-]{36}"$/),
      expect.stringMatching(/^\/Groups\?filter=displayName\+eq\+"[0-9a-f-]{36}"$/),
    ]);
    expect(asked('25 requests a second')).toHaveLength(50);
  });
});

describe('what is created', () => {
  it('has the names of the Logic App, groups with parentheses (V-08)', async () => {
    const run = await rehearse('Create_User_Test,Create_Group_Test,User_Update_Manager_Test');
    const names = posts(run).map(({ exchange }) => {
      const { userName, displayName } = bodyOf(exchange);
      return String(userName ?? displayName);
    });
    const mark = '[0-9a-f]{8}';
    const patterns = [`lacreate${mark}@.+`, `lamgr${mark}@.+`, `lamgrinit${mark}@.+`, `lamgrnew${mark}@.+`];
    for (const pattern of [...patterns, `LACreateGroup-\\(${mark}\\)`]) {
      expect(names).toContainEqual(expect.stringMatching(new RegExp(`^${pattern}$`)));
    }
    expect(names).toHaveLength(5);
  });

  it('is in the tenant a user with all that is mapped, whom an update renames (V-07)', async () => {
    const { sent, result } = await rehearse('Update_User_Test');
    expect(result.outcome).toBe('success');
    const exchanges = sent.map(({ exchange }) => exchange);
    const created = bodyOf(exchanges.find(({ method }) => method === 'POST') as Exchange);
    const alias = /^laupdate[0-9a-f]{8}$/;
    const text = expect.stringMatching(/./);
    expect(created).toMatchObject({
      userName: expect.stringMatching(/^laupdate[0-9a-f]{8}@/),
      externalId: expect.stringMatching(alias),
      displayName: expect.stringMatching(alias),
      active: true,
      title: text,
      preferredLanguage: text,
      name: { givenName: text, familyName: text, formatted: text },
      emails: [{ type: 'work', value: expect.stringContaining('@') }],
      phoneNumbers: ['work', 'mobile', 'fax'].map((type) => expect.objectContaining({ type, value: text })),
      addresses: [
        {
          type: 'work',
          formatted: text,
          streetAddress: text,
          locality: text,
          region: text,
          postalCode: text,
          country: text,
        },
      ],
      [ENTERPRISE]: { employeeNumber: text, department: text },
    });
    const { userName, displayName, externalId, emails } = created as Json & { emails: { value: string }[] };
    const patches = exchanges.filter(({ method }) => method === 'PATCH').flatMap((each) => operationsIn(each));
    const written = new Map(patches.map(({ path, value }) => [path, value]));
    expect(written.get('userName')).toBe(`updated-${userName}`);
    expect(written.get('displayName')).toBe(`${displayName} - Updated`);
    expect(written.get('externalId')).toBe(`updated${externalId}`);
    expect(written.get('emails[type eq "work"].value')).toBe(`updated-${emails[0]?.value}`);
  });

  it('is at the endpoint a user with every attribute but those with rules of their own (V-09)', async () => {
    const run = await rehearse('SCIM_User_Create_Test');
    const mark = '[0-9a-f]+';
    const like = (pattern: string) => expect.stringMatching(new RegExp(`^${pattern}$`));
    const body = bodyOf(posts(run)[0]?.exchange as Exchange);
    expect(Object.keys(body)[0]).toBe('schemas');
    expect(body).toEqual({
      schemas: [CORE_USER, ENTERPRISE],
      userName: like(`lascuser${mark}@.+`),
      active: true,
      displayName: like(`Test-displayName-${mark}`),
      title: like(`Test Engineer ${mark}`),
      preferredLanguage: 'en-US',
      name: { givenName: like(`Test${mark}`), familyName: like(`User${mark}`), formatted: like(`Test ${mark}`) },
      emails: [{ type: 'work', primary: true, value: like('.+@.+') }],
      phoneNumbers: [
        { type: 'work', primary: true, value: like('\\+1-555-\\d{4}') },
        { type: 'mobile', primary: false, value: like('\\+1-555-\\d{4}') },
        { type: 'fax', primary: false, value: like('\\+1-555-\\d{4}') },
      ],
      addresses: [
        {
          type: 'work',
          primary: true,
          formatted: like(`Test ${mark}`),
          streetAddress: '1 Microsoft Way',
          locality: 'Redmond',
          region: 'WA',
          postalCode: '98052',
          country: 'US',
        },
      ],
      [ENTERPRISE]: {
        employeeNumber: like(`Test-employeeNumber-${mark}`),
        department: like(`Test-department-${mark}`),
      },
    });
    const group = await rehearse('SCIM_Group_Create_Test');
    expect(bodyOf(posts(group)[0]?.exchange as Exchange)).toEqual({
      schemas: [CORE_GROUP],
      displayName: like(`LASCDirectGroup-\\(${mark}\\)`),
      externalId: like('[0-9a-f]{8}'),
    });
  });

  it('is gone after its test, and belongs to no other test (V-32, V-46)', async () => {
    const { sent, leftovers } = await rehearse('SCIMTests,protocol');
    expect(leftovers).toEqual([]);
    const testOf = new Map<string, string>();
    for (const { exchange, test } of sent) {
      const id = exchange.method === 'POST' ? (JSON.parse(exchange.response?.body || '{}') as Json).id : undefined;
      if (typeof id === 'string') testOf.set(id, test);
    }
    expect(testOf.size).toBeGreaterThan(40);
    for (const [id, test] of testOf) {
      const touching = sent.filter(({ exchange }) => exchange.url.includes(id));
      expect(touching.map((each) => each.test).filter((name) => name !== test)).toEqual([]);
      expect(touching.some(({ exchange }) => exchange.method === 'DELETE')).toBe(true);
    }
  });
});

describe('a test of the lifecycle', () => {
  it('looks at the endpoint by a filter on the name, first for nobody (V-10, V-14)', async () => {
    const run = await rehearse('Create_User_Test');
    const [first] = run.sent.map(({ exchange }) => exchange);
    expect(first).toMatchObject({ method: 'GET', response: { status: 200 } });
    expect(decodeURIComponent(first?.url ?? '').replaceAll('+', ' ')).toContain('/Users?filter=userName eq "lacreate');
    expect(JSON.parse(first?.response?.body ?? '')).toMatchObject({ totalResults: 0 });
  });

  it('takes a change that arrives a cycle late (V-41)', async () => {
    let refused = 0;
    const breaks = instead(
      (request) => isPost(request) && isUser(request) && refused++ === 0,
      () => errorAnswer(503, 'Come back later.'),
    );
    const { result, sent } = await rehearse('Create_User_Test', { breaks });
    expect(result.outcome).toBe('success');
    expect(sent.filter(({ exchange }) => exchange.method === 'POST')).toHaveLength(2);
  });

  it('fails when the log says success and the endpoint shows nothing (V-12)', async () => {
    const breaks = answering(
      ({ method, url }) => method === 'GET' && url.includes('/Users?'),
      (answer) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), totalResults: 0, Resources: [] }) }),
    );
    const { result } = await rehearse('Create_User_Test', { breaks });
    expect(result.testResult).toBe('FAILED - [Create Phase] the user is not found');
  });

  it('expects of each target what the mapping makes of its source, functions and lists among them (V-06)', async () => {
    const breaks = showing(({ schemas, id, userName }, { method }) =>
      method === 'GET' ? { schemas, id, userName } : { id },
    );
    const { result } = await rehearse('Update_User_Test', { breaks });
    const expected = (result.failure?.expected ?? '').split(', ').map((each) => each.split(' = ') as [string, string]);
    const values = new Map(expected.map(([name, value]) => [name, JSON.parse(value) as string]));
    const name = values.get('name.givenName');
    const updated = expect.stringMatching(/^Updated ?[0-9a-f]{8}$/);
    const alias = expect.stringMatching(/^updated(-?)laupdate[0-9a-f]{8}/);
    const telephone = expect.stringMatching(/^\+1 \d{3} \d{3} \d{4}$/);
    expect(Object.fromEntries(values)).toEqual({
      displayName: expect.stringMatching(/^laupdate[0-9a-f]{8} - Updated$/),
      title: updated,
      'emails[type eq "work"].value': alias,
      preferredLanguage: 'en-US',
      'name.givenName': updated,
      'name.familyName': updated,
      'name.formatted': `${name} ${values.get('name.familyName')}`,
      'addresses[type eq "work"].formatted': updated,
      'addresses[type eq "work"].streetAddress': updated,
      'addresses[type eq "work"].locality': updated,
      'addresses[type eq "work"].region': 'WA',
      'addresses[type eq "work"].postalCode': '98052',
      'addresses[type eq "work"].country': 'United States',
      'phoneNumbers[type eq "work"].value': telephone,
      'phoneNumbers[type eq "mobile"].value': telephone,
      'phoneNumbers[type eq "fax"].value': telephone,
      externalId: alias,
      [`${ENTERPRISE}:employeeNumber`]: expect.stringMatching(/^E\d{4}$/),
      [`${ENTERPRISE}:department`]: updated,
    });
  });

  it('runs no later phase when one failed, and tells it as Microsoft does, with the call and a hint (V-13, V-15, V-44)', async () => {
    const run = await rehearse('Update_User_Test,Create_Group_Test', { breaks: answeringPosts(500) });
    expect(run.result).toMatchObject({
      outcome: 'failed',
      testResult: expect.stringMatching(/^FAILED - \[Create Phase\] the log's entry of action create says failure/),
      failure: {
        phase: 'Create',
        expected: 'success',
        actual: 'failure',
        hint: expect.stringContaining("endpoint's own error"),
        exchange: { method: 'POST', response: { status: 500 } },
      },
    });
    expect(run.sent.filter(({ exchange }) => exchange.method === 'PATCH')).toEqual([]);
    expect(run.overallResult).toBe('Failed');
  });
});

describe('the verdict', () => {
  it('says why a test is skipped, by the capabilities of the mapping (V-05, V-15)', async () => {
    const { results, overallResult } = await rehearse('User_Update_Manager_Test,Disable_User_Test', {
      profile: 'contentful',
    });
    expect(results.map(({ testResult }) => testResult)).toEqual([
      'SKIPPED - No active attribute mapping found',
      'SKIPPED - IsManagerAttributeSupported is false',
    ]);
    expect(overallResult).toBe('Succeeded');
  });

  it('is a warning in the newest edition where a test is optional there, and a failure before (V-19, V-42)', async () => {
    const breaks = instead(
      ({ method }) => method === 'DELETE',
      () => errorAnswer(501, 'Nothing is ever deleted.'),
    );
    const newest = await rehearse('Delete_User_Test', { breaks });
    expect(newest.result.testResult).toMatch(/^WARNING - \[Delete Phase\]/);
    expect(newest.overallResult).toBe('Succeeded');
    const before = await rehearse('Delete_User_Test', { breaks, edition: '24' });
    expect(before.result.testResult).toMatch(/^FAILED - \[Delete Phase\]/);
    expect(before.overallResult).toBe('Failed');
    // What couldn't be deleted is listed, with the reason (V-46).
    expect(before.leftovers).toMatchObject([{ kind: 'User', reason: 'DELETE was answered with 501' }]);
  });

  it.each([
    [401, 'too short-lived'],
    [403, 'no permission'],
    [409, 'a slow create was sent again'],
  ])('names a known cause of a %i (V-21)', async (status, cause) => {
    const { result } = await rehearse('SCIM_User_Create_Test', { breaks: answeringPosts(status) });
    expect(result.failure?.hint).toContain(cause);
  });

  it('names the flag in the address as the cause of a 400, where it reaches the endpoint (V-21)', async () => {
    const sample = await brokenTarget(
      instead(
        ({ method, url }) => method === 'GET' && url.includes('aadOptscim062020'),
        () => errorAnswer(400, 'What is this?'),
      ),
    );
    open.push(sample);
    const { secrets } = sample.target;
    const flagged = secrets.map(({ key, value }) => ({
      key,
      value: key === 'BaseAddress' ? `${value}?aadOptscim062020` : value,
    }));
    const resultWith = async (quirks: Record<string, boolean>) => {
      const target = { ...sample.target, secrets: flagged, quirks };
      const { results } = await runValidation(target, { only: ['Service provider configuration'], seed: 7 });
      return results[0];
    };
    expect(await resultWith({})).toMatchObject({ outcome: 'success' });
    const hint = expect.stringContaining('flag aadOptscim062020 reaches');
    expect(await resultWith({ forwardTenantUrlQuery: true })).toMatchObject({ outcome: 'failed', failure: { hint } });
  });

  it('names the rate of Entra as the cause of a 429 (V-20)', async () => {
    const { result } = await rehearse('SCIM_User_Create_Test', { breaks: answeringPosts(429) });
    expect(result.failure?.hint).toContain('25 requests a second');
  });

  it('takes an empty 200 after a change of a group, as the Validator did (B.1)', async () => {
    const breaks = answering(
      ({ method }) => method === 'PATCH',
      (answer) => ({ ...answer, status: 200, body: '' }),
    );
    const { results } = await rehearse('Patch Group - Add Member,Patch Group - Remove Member', { breaks });
    expect(results.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
  });

  it('takes $ref in members, and a 200 for a created user but in the test of the Validator (V-38)', async () => {
    const breaks = answering(
      (request) => isPost(request) && isUser(request),
      (answer) => ({ ...answer, status: 200 }),
    );
    const only = 'SCIM_User_Create_Test,Create a new User,Patch Group - Add Member,Patch Group - Remove Member';
    const { results, sent } = await rehearse(only, { breaks });
    expect(results.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['SCIM_User_Create_Test', 'success'],
      ['Create a new User', 'failed'],
      ['Patch Group - Add Member', 'success'],
      ['Patch Group - Remove Member', 'success'],
    ]);
    expect(sent.some(({ exchange }) => exchange.response?.body.includes('"$ref"'))).toBe(true);
  });
});

describe("judging as Microsoft's workflows do (V-43)", () => {
  const asMicrosoft = true;

  it('misses in /Schemas what they do not flatten; the default tells it and passes (V-17, V-18)', async () => {
    const profile = '15five';
    const location = 'urn:ietf:params:scim:schemas:extension:15Five:2.0:User:location';
    const sensible = await rehearse('Schema_Discoverability_Test', { profile });
    expect(sensible.result).toMatchObject({
      outcome: 'success',
      testResult: expect.stringMatching(/^success \(Microsoft's workflow would not find .*15Five:2\.0:User:location/),
    });
    const strict = await rehearse('Schema_Discoverability_Test', { profile, asMicrosoft });
    expect(strict.result).toMatchObject({
      outcome: 'failed',
      failure: { expected: expect.stringContaining(location) },
    });
  });

  it('knows a list without canonical types by its primary item only (V-17)', async () => {
    const breaks = answering(
      ({ url }) => url.includes('/Schemas'),
      (answer) => ({
        ...answer,
        body: JSON.stringify(JSON.parse(answer.body), (key, value) => (key === 'canonicalValues' ? undefined : value)),
      }),
    );
    const sensible = await rehearse('Schema_Discoverability_Test', { breaks });
    expect(sensible.result.outcome).toBe('success');
    const strict = await rehearse('Schema_Discoverability_Test', { breaks, asMicrosoft });
    expect(strict.result.failure?.expected).toContain('emails[type eq "work"].value');
    const whole = await rehearse('Schema_Discoverability_Test', { asMicrosoft });
    expect(whole.result.failure?.expected).toBe('externalId');
  });

  it('reads attributes of other extensions from the enterprise one; the default tells it and passes', async () => {
    const profile = '15five';
    const sensible = await rehearse('Update_User_Test', { profile });
    expect(sensible.result.testResult).toMatch(
      /^success \(Microsoft's workflow would look for urn:.*15Five.*location in/,
    );
    const strict = await rehearse('Update_User_Test', { profile, asMicrosoft });
    expect(strict.result.testResult).toBe('FAILED - [Update Phase] Attribute mismatch: 1 attribute failed');
  });

  it('reads from the top level what the enterprise extension lacks (test 2)', async () => {
    const profile = '15five';
    const extension = 'urn:ietf:params:scim:schemas:extension:15Five:2.0:User';
    const breaks = showing((resource) => ({
      ...resource,
      location: (resource[extension] as Json | undefined)?.location,
    }));
    for (const options of [{ asMicrosoft }, {}]) {
      const { result } = await rehearse('Update_User_Test', { profile, breaks, ...options });
      expect(result.testResult).toBe('success');
    }
  });

  it('writes upd-… into every text, addresses among them (test 18)', async () => {
    const patched = async (options: ValidationOptions) => {
      const { sent, result } = await rehearse('SCIM_User_Update_Test', options);
      expect(result.testResult).toBe('success');
      const patch = sent.find(({ exchange }) => exchange.method === 'PATCH');
      const { Operations } = bodyOf(patch?.exchange as Exchange) as { Operations: { path: string; value: string }[] };
      return Operations.find(({ path }) => path.startsWith('emails['))?.value;
    };
    expect(await patched({ asMicrosoft })).toMatch(/^upd-[0-9a-f]{8}$/);
    expect(await patched({})).toMatch(/^test\.[0-9a-f]{8}@example\.com$/);
  });

  it('runs the test of credentials with a static token before the newest edition, and fails it (test 22)', async () => {
    const before = await rehearse('Validate_Credentials_Test', { asMicrosoft, edition: '24' });
    expect(before.result.testResult).toBe('FAILED - token acquisition failed');
    const newest = await rehearse('Validate_Credentials_Test', { asMicrosoft });
    expect(newest.result.outcome).toBe('skipped');
    const sensible = await rehearse('Validate_Credentials_Test', { edition: '24' });
    expect(sensible.result.testResult).toBe('SKIPPED - a static token; accepted by Microsoft for a pilot only');
  });

  it('runs Disable_User_Test without a mapping to active in the newest edition (test 3)', async () => {
    const newest = await rehearse('Disable_User_Test', { asMicrosoft, profile: 'contentful' });
    expect(newest.result.testResult).toMatch(/^FAILED - \[Disable Phase\]/);
    const before = await rehearse('Disable_User_Test', { asMicrosoft, profile: 'contentful', edition: '24' });
    expect(before.result.outcome).toBe('skipped');
    const sensible = await rehearse('Disable_User_Test', { profile: 'contentful' });
    expect(sensible.result.testResult).toBe('SKIPPED - No active attribute mapping found');
  });
});
