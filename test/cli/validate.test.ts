import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { faceFromProfile, listHosts, MemorySampleStore, sampleApp } from '../../simulator/sample-app/index.ts';
import { expandProfile } from '../../simulator/schema/index.ts';
import { main, provsim } from './provsim.ts';

const folder = mkdtempSync(join(tmpdir(), 'provsim-validate-'));
const file = (name: string) => join(folder, name);
const store = new MemorySampleStore();
const app = Fastify({ logger: false });
let url = '';
let requests = 0;

beforeAll(async () => {
  const face = faceFromProfile(await loadProfile(profilesDirectory, 'custom'));
  app.addHook('onRequest', async () => void requests++);
  const nowMs = () => Date.parse('2026-01-05T08:00:00Z');
  await app.register(sampleApp, { prefix: '/scim', face, store, token: () => 'right', nowMs, seed: 1 });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/scim`;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const validate = (...args: string[]) => provsim(['validate', '--target', url, '--token', 'right', ...args]);

// Starting a process takes its time on a busy machine.
describe('provsim validate', { timeout: 120_000 }, () => {
  it('passes against the sample app over HTTP, says what it is, and writes every report (V-43 to V-47)', async () => {
    const reports = ['--junit', file('v.xml'), '--markdown', file('v.md'), '--har', file('v.har')];
    const { code, stdout, stderr } = await validate('--yes', ...reports);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/69 tests create, change and delete users and groups at http/);
    expect(stdout).toMatch(/Validation Logic App\n {2}passed {4}Create_User_Test +mandatory\n/);
    expect(stdout).toMatch(/skipped {3}Validate_Credentials_Test +mandatory +a static token/);
    expect(stdout).toMatch(
      /mandatory or recommended {2}overview of the validation tests: skipped groups .*; article of/,
    );
    expect(stdout).toMatch(/Succeeded: 67 passed, 2 skipped, in .*not Microsoft's verdict/);
    expect(code).toBe(0);
    expect(readFileSync(file('v.xml'), 'utf8')).toContain('tests="69" failures="0"');
    expect(readFileSync(file('v.md'), 'utf8')).toContain('| passed | Create_User_Test | mandatory |  |');
    expect(JSON.parse(readFileSync(file('v.har'), 'utf8')).log.entries.length).toBeGreaterThan(400);
    expect(listHosts(store, { offset: 0, limit: 1 })).toEqual([]);
  });

  it("judges as Microsoft's workflows do when asked to, and says so in the report (V-43)", async () => {
    const only = ['--only', 'Schema_Discoverability_Test', '--yes', '--markdown', file('strict.md')];
    const sensible = await validate(...only);
    expect(sensible.stdout).toMatch(/passed {4}Schema_Discoverability_Test .*workflow would not find externalId/);
    expect(sensible.code).toBe(0);
    const strict = await validate(...only, '--as-microsoft');
    expect(strict.stdout).toMatch(/FAILED {4}Schema_Discoverability_Test/);
    expect(strict.code).toBe(1);
    expect(readFileSync(file('strict.md'), 'utf8')).toContain("edition 25 with the slips of Microsoft's workflows");
  });

  it('ends with 1 and the exchange when something fails, with 0 when that is waived with a reason', async () => {
    const only = ['--only', 'Validate_Credentials_Test,Create_User_Test', '--yes', '--oauth-token-url', `${url}/token`];
    const oauth = [...only, '--oauth-client-id', 'provsim', '--oauth-client-secret', 'secret'];
    const failed = await validate(...oauth);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/FAILED {4}Validate_Credentials_Test .* token acquisition failed/);
    const waive = ['--waive', 'Validate_Credentials_Test=pilot', '--waive', 'Create_User_Test=pilot', '--json'];
    const waived = await validate(...oauth, ...waive);
    expect(waived.code).toBe(0);
    expect(JSON.parse(waived.stdout)).toMatchObject({ overallResult: 'Succeeded' });
    expect(waived.stdout).not.toContain('"secret"');
  });

  it('sends nothing for input that is wrong: files, waivers, schemas, no --yes without a terminal', async () => {
    const before = requests;
    writeFileSync(file('broken.json'), '{"synchronizationRules":[]}');
    const [unwritable, waiver, unconfirmed, schema] = await Promise.all([
      validate('--yes', '--markdown', join(folder, 'missing', 'v.md')),
      validate('--yes', '--waive', 'Create_User_Test'),
      validate(),
      validate('--yes', '--schema', file('broken.json')),
    ]);
    expect(unwritable.code).toBe(2);
    expect(unwritable.stderr).toContain('--markdown');
    expect(waiver.stderr).toContain('WAIVER_INVALID');
    expect(unconfirmed.stderr).toContain('--yes');
    expect(schema.code).toBe(2);
    expect(requests).toBe(before);
  });

  it('goes by a schema file: its attributes are what is compared (V-30)', async () => {
    const schema = expandProfile(await loadProfile(profilesDirectory, 'custom'), { schemaId: 'mine' });
    const [rule] = schema.synchronizationRules;
    for (const mapping of rule?.objectMappings ?? []) {
      mapping.attributeMappings = mapping.attributeMappings.filter(
        (row) => !row.targetAttributeName.endsWith('manager'),
      );
    }
    writeFileSync(file('schema.json'), JSON.stringify(schema));
    const only = 'User_Update_Manager_Test,Create_User_Test';
    const { stdout, code } = await validate('--yes', '--schema', file('schema.json'), '--only', only);
    expect(stdout).toMatch(/skipped {3}User_Update_Manager_Test .*IsManagerAttributeSupported is false/);
    expect(code).toBe(0);
  });

  it('interrupted by Ctrl+C, deletes what it had created (V-46)', async () => {
    const child = spawn(process.execPath, [main, 'validate', '--target', url, '--token', 'right', '--yes']);
    let output = '';
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.stdout.resume();
    const before = listHosts(store, { offset: 0, limit: 1 }).length;
    expect(before).toBe(0);
    while (listHosts(store, { offset: 0, limit: 1 }).length === 0) await new Promise((done) => setTimeout(done, 2));
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output).toContain('Cancelled: what was created is being deleted.');
    expect(listHosts(store, { offset: 0, limit: 1 })).toEqual([]);
  });
});
