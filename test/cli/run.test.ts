import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { provsim } from './provsim.ts';
import { startScimTarget } from './scim-target.ts';

const folder = mkdtempSync(join(tmpdir(), 'provsim-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);

describe('provsim run', () => {
  it('plays several stories, sums them up and writes every report', async () => {
    const reports = [
      '--junit',
      file('j.xml'),
      '--har',
      file('h.har'),
      '--logs',
      file('l.json'),
      '--report',
      file('r.md'),
    ];
    const { code, stdout, stderr } = await provsim(['run', 'first-sync', 'rename', ...reports]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/passed\s+The first synchronization/);
    expect(stdout).toContain('2 passed, 0 failed');
    expect(readFileSync(file('j.xml'), 'utf8')).toMatch(/<testsuites tests="11" failures="0"/);
    expect(JSON.parse(readFileSync(file('h.har'), 'utf8')).log.entries.length).toBeGreaterThan(20);
    expect(JSON.parse(readFileSync(file('l.json'), 'utf8'))[0].provisioningAction).toBe('create');
    expect(readFileSync(file('r.md'), 'utf8')).toContain('| A rename | passed |');
  });

  it('explains the first expectation that fails, with what was nearest, and ends with 1', async () => {
    writeFileSync(
      file('bug.yaml'),
      [
        'name: A bug',
        'cause: The department is lost',
        'profile: custom',
        'users: { ada: { displayName: Ada Reyes, jobTitle: Designer, assigned: true } }',
        'steps:',
        '  - cycle',
        '  - expect:',
        '      because: The title arrives',
        '      exchanges: [{ method: POST, path: /Users, body: { title: Head of Design } }]',
      ].join('\n'),
    );
    const { code, stdout } = await provsim(['run', file('bug.yaml'), '--junit', file('bug.xml')]);
    expect(code).toBe(1);
    expect(stdout).toContain('bug.yaml:7: step 2: The title arrives');
    expect(stdout).toMatch(
      /nearest of 4: POST \/Users → 201\n.*body\.title: expected "Head of Design", got "Designer"/,
    );
    expect(stdout).toContain('Likely cause: The department is lost');
    expect(readFileSync(file('bug.xml'), 'utf8')).toMatch(/failures="1"/);
  });

  it('plays against an endpoint and takes away what it created there, unless told to keep it', async () => {
    const target = await startScimTarget();
    try {
      const at = ['--target', target.url, '--token', 'right'];
      expect((await provsim(['run', 'first-sync', ...at])).stdout).toContain('The first synchronization');
      expect(target.requests.some(({ method }) => method === 'POST')).toBe(true);
      expect([...target.resources.keys()]).toEqual([]);
      await provsim(['run', 'first-sync', '--keep', ...at]);
      expect(target.resources.size).toBe(3);
    } finally {
      await target.close();
    }
  });

  it('lists the stories, and tells every problem of a file before anything is run', async () => {
    expect((await provsim(['run', '--list'])).stdout).toMatch(/joiner-mover-leaver\s+Joiner, mover, leaver/);
    const unknown = await provsim(['run', 'frist-sync']);
    expect(unknown).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("Did you mean 'first-sync'?"),
    });
    writeFileSync(file('bad.yaml'), 'name: Bad\nsteps:\n  - asign: ada\n  - advance: soon\n  - cycel\n');
    const bad = await provsim(['run', 'first-sync', file('bad.yaml')]);
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toMatch(/bad\.yaml:3:5: .*\n.*bad\.yaml:5:5: /);
    expect((await provsim(['run'])).code).toBe(2);
  });
});
