/** `provsim snapshot` on a running server and on data folders. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { provsim, startProvsim } from './provsim.ts';

const folder = mkdtempSync(join(tmpdir(), 'provsim-snapshot-cli-'));
const fixture = join(import.meta.dirname, '../snapshots/fixtures/version-1.provsim');
const at = (name: string) => join(folder, name);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Each command is a process of its own, which takes its time where others work too.
describe('provsim snapshot', { timeout: 120_000 }, () => {
  it('saves a running server, and loads that back into it', async () => {
    const server = await startProvsim(['--data', at('one'), '--users', '4', '--groups', '1']);
    try {
      const saved = await provsim(['snapshot', 'save', at('a.provsim'), '--data', at('one')]);
      expect(saved.stdout).toMatch(/Saved to .*a\.provsim \(\d+ kB\), without secrets\./);
      expect(statSync(at('a.provsim')).mode & 0o777).toBe(0o600);
      const back = await provsim(['snapshot', 'load', at('a.provsim'), '--url', server.address]);
      expect(back.stdout).toMatch(/^Restored: 4 users, 1 groups, Sign In Enterprise, at /);
    } finally {
      await server.kill();
    }
  });

  it('loads into a data folder that there was not, and saves it with secrets when told to', async () => {
    const loaded = await provsim(['snapshot', 'load', fixture, '--data', at('two')]);
    expect(loaded.stdout).toMatch(/^Restored: 2 users, 0 groups/);
    const again = await provsim(['snapshot', 'save', at('b.provsim'), '--data', at('two'), '--with-secrets']);
    expect(again.stdout).toContain('with its secrets');
  });

  it('refuses a foreign file before anything is made or changed', async () => {
    writeFileSync(at('foreign'), 'SQLite format 3\0');
    const refused = await provsim(['snapshot', 'load', at('foreign'), '--data', at('three')]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is no snapshot of provsim');
    expect(existsSync(at('three'))).toBe(false);
  });
});
