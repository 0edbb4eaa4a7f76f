import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listHostGroups, listHosts } from '../../simulator/sample-app/index.ts';
import { allTests, runValidation, type ValidationReport } from '../../simulator/validation/index.ts';
import { type SampleTarget, sampleTarget } from './sample-target.ts';

const WHOLE = { offset: 0, limit: 10 };

describe.each(['custom', 'sign-in-enterprise'])('the rehearsal against the sample app with the face %s', (profile) => {
  let sample: SampleTarget;
  let report: ValidationReport;
  beforeAll(async () => {
    sample = await sampleTarget(profile);
    report = await runValidation(sample.target, { seed: 7, rateSpacingMs: 0 });
  });
  afterAll(() => sample.close());

  it('passes every test that is not skipped (V-47)', () => {
    const failed = report.results.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning');
    expect(
      failed.map(({ name, testResult, failure }) => [name, testResult, failure?.expected, failure?.actual]),
    ).toEqual([]);
    expect(report.overallResult).toBe('Succeeded');
    expect(report.results).toHaveLength(allTests.length);
  });

  it('leaves nothing behind (V-46)', () => {
    expect(report.leftovers).toEqual([]);
    expect(listHosts(sample.store, WHOLE)).toEqual([]);
    expect(listHostGroups(sample.store, WHOLE)).toEqual([]);
  });
});
