/** Answers that are no SCIM at all: each ends in a verdict of its test, and the rehearsal goes on. */
import { afterEach, describe, expect, it } from 'vitest';
import { reportText } from '../../simulator/cli/validate-text.ts';
import type { ScimResponse } from '../../simulator/model/exchange.ts';
import { markdownReport, reasonOf, runValidation, type TestResult } from '../../simulator/validation/index.ts';
import { answering, isList, isPost, isUser, type Json, pathOf, withAnswer } from './broken-targets/mutations.ts';
import { brokenTarget, type SampleTarget } from './sample-target.ts';

const open: SampleTarget[] = [];
afterEach(async () => {
  for (const sample of open.splice(0)) await sample.close();
});

type Meant = Parameters<typeof answering>[0];

async function rehearse(only: string, isMeant: Meant, change: (answer: ScimResponse) => ScimResponse) {
  const sample = await brokenTarget(answering(isMeant, change));
  open.push(sample);
  const { results } = await runValidation(sample.target, { only: only.split(','), seed: 7, rateSpacingMs: 0 });
  return results;
}

const firstOf = ([result]: readonly TestResult[]) => result as TestResult;
const at = (path: string): Meant => {
  return (request) => pathOf(request) === path;
};

/** Puts each of these in the place of each value of a document, one at a time. */
const ODD = [null, 7, 'text', [null], {}];
const DEPTH = 6;

function* oddDocuments(value: unknown, depth = 0): Generator<unknown> {
  yield* ODD;
  if (typeof value !== 'object' || value === null || depth === DEPTH) return;
  if (Array.isArray(value)) {
    const [first, ...rest] = value as unknown[];
    if (first !== undefined) for (const odd of oddDocuments(first, depth + 1)) yield [odd, ...rest];
    return;
  }
  for (const [key, held] of Object.entries(value)) {
    for (const odd of oddDocuments(held, depth + 1)) yield { ...value, [key]: odd };
  }
}

describe('odd answers of discovery', () => {
  const tests = 'Schema_Discoverability_Test,SCIM_Null_Update_Test,Service provider configuration';
  const complex = {
    name: 'emails',
    type: 'complex',
    multiValued: true,
    subAttributes: [{ name: 'type', canonicalValues: ['work'] }],
  };
  const documents: Record<string, unknown> = {
    '/Schemas': {
      totalResults: 1,
      Resources: [{ id: 'urn:ietf:params:scim:schemas:core:2.0:User', attributes: [complex] }],
    },
    '/ResourceTypes': { totalResults: 1, Resources: [{ id: 'User', schema: 'urn:…' }] },
    '/ServiceProviderConfig': { patch: { supported: true }, filter: { supported: true } },
  };

  it.each(Object.keys(documents))('of %s never end the rehearsal', async (path) => {
    const bodies = [
      '',
      '<h1>Oops</h1>',
      '{',
      ...[...oddDocuments(documents[path])].map((document) => JSON.stringify(document)),
    ];
    let odd = '';
    const sample = await brokenTarget(answering(at(path), (answer) => ({ ...answer, body: odd })));
    open.push(sample);
    for (odd of bodies) {
      const { results } = await runValidation(sample.target, { only: tests.split(','), seed: 7 });
      expect(results, odd).toHaveLength(3);
    }
  });

  it('of /Schemas are named where they hide an attribute', async () => {
    const result = firstOf(
      await rehearse('Schema_Discoverability_Test', at('/Schemas'), (answer) =>
        withAnswer(answer, (body) => ({
          ...body,
          Resources: (body.Resources as Json[]).map((schema) => ({ ...schema, attributes: 'none' })),
        })),
      ),
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: { actual: expect.stringContaining('Resources[0].attributes: expected a list, not "none"') },
    });
  });

  it('of /Schemas are told where they hide nothing', async () => {
    const result = firstOf(
      await rehearse('Schema_Discoverability_Test', at('/Schemas'), (answer) =>
        withAnswer(answer, (body) => ({ ...body, Resources: [...(body.Resources as Json[]), {}] })),
      ),
    );
    expect(result.testResult).toMatch(/^success \(.*not as RFC 7643 has it: Resources\[\d\]: has no id\)$/);
  });
});

describe('odd answers of every kind', () => {
  it('nested beyond all sense end no rehearsal', async () => {
    const deep = `{"totalResults":1,"schemas":${'['.repeat(50_000)}${']'.repeat(50_000)},"Resources":[]}`;
    const results = await rehearse(
      'Create_User_Test,User_Update_Manager_Test,Filter for an existing user',
      isList,
      (answer) => ({ ...answer, body: deep }),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  });

  it('that never come are said to be missing', async () => {
    const result = firstOf(
      await rehearse('Create_User_Test', isList, () => {
        throw new Error('The endpoint broke down.');
      }),
    );
    expect(result).toMatchObject({
      testResult: 'FAILED - [Create Phase] GET /Users was not answered',
      failure: { actual: expect.stringContaining('broke down') },
    });
  });

  it('are told in one line and without signs that a terminal obeys', async () => {
    const page = '<p>\r\n\u001b[2JLogin\u0000</p>\n';
    const sample = await brokenTarget(answering(isList, (answer) => ({ ...answer, body: page })));
    open.push(sample);
    const report = await runValidation(sample.target, { only: ['User_Update_Manager_Test'], seed: 7 });
    const result = firstOf(report.results);
    expect(result.testResult).toContain(page);
    expect(reasonOf(result)).toContain('<p> [2JLogin </p>');
    for (const text of [reportText(report), markdownReport(report)]) {
      expect(text).toContain('\ufffd[2JLogin\ufffd</p>');
      expect(text).not.toContain('\u001b');
    }
  });

  it.each([
    [302, { location: 'http://sample.invalid/login' }, 'Redirects are not followed'],
    [200, { 'content-encoding': 'gzip' }, 'compressed (gzip)'],
    [200, { 'content-type': 'text/html; charset=utf-8' }, 'A page was answered'],
  ])('with status %i and headers %j have a hint of their own', async (status, headers, hint) => {
    const result = firstOf(
      await rehearse('Create_User_Test', isList, () => ({
        status,
        headers: { ...headers } as Record<string, string>,
        body: 'x',
      })),
    );
    expect(result.failure?.hint).toContain(hint);
  });
});

describe('odd answers of users', () => {
  it('that hold no resource in a page fail the paging', async () => {
    const result = firstOf(
      await rehearse('SCIM_User_Pagination_Test', isList, (answer) =>
        withAnswer(answer, (body) => ({ ...body, Resources: (body.Resources as Json[]).map(() => null) })),
      ),
    );
    expect(result.testResult).toBe('FAILED - Resources holds something else than objects');
  });

  it('to a POST that are no JSON fail the creation', async () => {
    const result = firstOf(
      await rehearse(
        'Create a new User',
        (request) => isPost(request) && isUser(request),
        (answer) => ({ ...answer, body: '<h1>Created</h1>' }),
      ),
    );
    expect(result).toMatchObject({
      testResult: 'FAILED - the answer holds no JSON object',
      failure: { actual: '<h1>Created</h1>' },
    });
  });
});
