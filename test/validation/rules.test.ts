/** The rules of Microsoft's two suites, one by one, where no defect of a target shows them (V-05 to V-46). */
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../simulator/model/exchange.ts';
import {
  allTests,
  chooseTests,
  runValidation,
  type TestResult,
  type ValidationOptions,
} from '../../simulator/validation/index.ts';
import type { Target } from './broken-targets/defect.ts';
import { answering, errorAnswer, instead, isPost, isUser, type Json } from './broken-targets/mutations.ts';
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
  const sample = await (breaks ? brokenTarget(breaks) : sampleTarget(profile));
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
/** Users that are created are refused. */
const refusing = instead(
  (request) => isPost(request) && isUser(request),
  () => errorAnswer(500, 'Out of order.'),
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
    expect(names.slice(0, 6)).toEqual([
      'Create_User_Test',
      'Update_User_Test',
      'Disable_User_Test',
      'Delete_User_Test',
      'User_Update_Manager_Test',
      'Restore_User_Test',
    ]);
    expect(names.slice(21, 25)).toEqual([
      'POD_User_Test',
      'POD_Group_Test',
      'Restore_Group_Test',
      'SCIM_Update_Manager_Test',
    ]);
  });

  it('asks for what an endpoint is checked for before a run (V-45)', () => {
    const names = chooseTests('25', ['requirements']).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Service provider configuration',
        'Empty filter on every matching attribute',
        '25 requests a second',
      ]),
    );
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

  it('is a user with every attribute of the target but those with rules of their own (V-07, V-09)', async () => {
    const run = await rehearse('SCIM_User_Create_Test');
    const body = bodyOf(posts(run)[0]?.exchange as Exchange);
    expect(Object.keys(body)[0]).toBe('schemas');
    expect(body).toMatchObject({
      userName: expect.stringMatching(/^lascuser[0-9a-f]{8}@/),
      active: true,
      emails: [{ type: 'work', primary: true, value: expect.stringContaining('@') }],
      addresses: [{ type: 'work', country: 'US', region: 'WA', locality: 'Redmond' }],
    });
    expect(body).not.toHaveProperty('id');
    expect(body).not.toHaveProperty('roles');
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

  it('takes a change that arrives a cycle late (V-11, V-41)', async () => {
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

  it('runs no later phase when one failed, and tells it as Microsoft does, with the call and a hint (V-13, V-15, V-44)', async () => {
    const run = await rehearse('Update_User_Test,Create_Group_Test', { breaks: refusing });
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
  it('says why a test is skipped, by the capabilities of the mapping (V-05, V-06, V-15)', async () => {
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
    [429, '25 requests a second'],
  ])('names a known cause of a %i (V-21)', async (status, cause) => {
    const breaks = instead(
      (request) => isPost(request) && isUser(request),
      () => errorAnswer(status, 'No.'),
    );
    const { result } = await rehearse('SCIM_User_Create_Test', { breaks });
    expect(result.failure?.hint).toContain(cause);
  });

  it('takes $ref in members and an empty 200 after a change of a group, which the Validator stumbled over (V-38)', async () => {
    const breaks =
      (next: Target): Target =>
      async (request) => {
        const answer = await next(request);
        return request.method === 'PATCH' && answer.status === 204 ? { ...answer, status: 200 } : answer;
      };
    const { results, sent } = await rehearse('Patch Group - Add Member,Patch Group - Remove Member', { breaks });
    expect(results.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
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

  it('writes upd-… into every text, addresses among them (test 18)', async () => {
    const patched = async (options: ValidationOptions) => {
      const { sent } = await rehearse('SCIM_User_Update_Test', options);
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
  });

  it('runs Disable_User_Test without a mapping to active in the newest edition (test 3)', async () => {
    const newest = await rehearse('Disable_User_Test', { asMicrosoft, profile: 'contentful' });
    expect(newest.result.testResult).toMatch(/^FAILED - \[Disable Phase\]/);
    const before = await rehearse('Disable_User_Test', { asMicrosoft, profile: 'contentful', edition: '24' });
    expect(before.result.outcome).toBe('skipped');
  });
});
