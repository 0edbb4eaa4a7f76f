/** A scenario whose schema stands in another file that isn't as it should be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readScenario, runScenario } from '../../simulator/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'provsim-schema-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'damaged.json'), '{"synchronizationRules": [');

const scenario = (text: string) => readScenario(`name: x\n${text}`, join(folder, 'x.yaml'));

describe('the schema file of a scenario', () => {
  it.each(['missing.json', 'damaged.json'])('is refused by its name when it can’t be read: %s', async (file) => {
    await expect(runScenario(scenario(`schema: ${file}\nsteps: [cycle]`))).rejects.toMatchObject({
      code: 'SCHEMA_UNREADABLE',
      message: expect.stringContaining(join(folder, file)),
    });
  });

  it('fails the step that names it', async () => {
    const { variants } = await runScenario(scenario('steps: [{ configure: { schema: missing.json } }, cycle]'));
    const failures = variants.flatMap(({ steps }) => steps.flatMap((step) => step.failures));
    expect(failures).toMatchObject([
      { expectation: 'configure', message: expect.stringContaining(join(folder, 'missing.json')) },
    ]);
  });
});
