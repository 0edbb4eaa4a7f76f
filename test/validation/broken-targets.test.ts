/**
 * Whether our tests can fail, and at what: each target has one defect, and exactly the tests that are written beside
 * it fail (V-47). `PROVSIM_WRITE_CAUGHT=1` writes the table anew, for a look at the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allTests, runValidation } from '../../simulator/validation/index.ts';
import { defects } from './broken-targets/index.ts';
import { brokenTarget } from './sample-target.ts';

const file = join(import.meta.dirname, 'broken-targets/caught-by.json');
const caughtBy = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
const writesTable = process.env.PROVSIM_WRITE_CAUGHT === '1';
const seen: Record<string, string[]> = {};
afterAll(() => {
  if (writesTable) writeFileSync(file, `${JSON.stringify(seen, null, 2)}\n`);
});

/** Their skips are shown by other tests: with a static token they can't run. */
const OF_CREDENTIALS = ['Validate_Credentials_Test', 'Federated_Identity_Test'];

describe('of a target with one defect', () => {
  it.each(defects)('$name ($rule): exactly the tests meant to catch it fail', async ({ name, breaks, aims }) => {
    const { target, close } = await brokenTarget(breaks);
    const { results } = await runValidation(target, { seed: 7, rateSpacingMs: 0 });
    await close();
    const failed = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning');
    seen[name] = failed.map((result) => result.name);
    expect(seen[name]).toEqual(expect.arrayContaining([...aims]));
    if (!writesTable) expect(seen[name]).toEqual(caughtBy[name]);
    for (const { failure } of failed) expect(failure?.message).toBeTruthy();
  });

  it('every test fails for at least one of them (V-47)', () => {
    const able = new Set(Object.values(caughtBy).flat());
    expect(allTests.map(({ name }) => name).filter((name) => !able.has(name))).toEqual(OF_CREDENTIALS);
    expect(Object.keys(caughtBy)).toEqual(defects.map(({ name }) => name));
  });
});
