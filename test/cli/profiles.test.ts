import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { provsim, startProvsim } from './provsim.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'provsim-profiles-'));
const slack = join(profilesDirectory, 'slack.json');

describe('provsim profiles', () => {
  it('lists all of them with what each supports', async () => {
    const { stdout, code } = await provsim(['profiles']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^slack +Slack +users groups disable manager roles +oauth-code$/m);
    expect(stdout).toContain('96 profiles.');
    const { profiles } = JSON.parse((await provsim(['profiles', '--json'])).stdout);
    expect(profiles).toHaveLength(96);
  });

  it('shows one: attributes, filters, default sources and notes', async () => {
    const { stdout } = await provsim(['profiles', 'show', 'twingate']);
    expect(stdout).toMatch(
      /externalId +String +match 1, required, filters +\[objectId\]|externalId +String +match 1, filters +\[objectId\]/,
    );
    expect(stdout).toContain('twingate-provisioning-tutorial.md');
    const json = await provsim(['profiles', 'show', 'slack', '--json']);
    expect(JSON.parse(json.stdout)).toEqual(JSON.parse(readFileSync(slack, 'utf8')));
  });

  it('suggests the nearest names, and says all that is wrong with a file', async () => {
    const unknown = await provsim(['profiles', 'show', 'github']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("Did you mean 'github-ae' or 'github-enterprise-managed-user'");
    const file = join(folder(), 'mine.json');
    writeFileSync(file, '{"id": "Mine", "name": "Mine"}');
    const broken = await provsim(['profiles', 'show', file]);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/can't be used: .*\/id/);
  });
});

describe('start --profile', () => {
  it('gives the sample app the face of any profile', async () => {
    const running = await startProvsim(['--memory', '--users', '5', '--groups', '1', '--profile', 'twingate']);
    const { value } = (await (await fetch(`${running.address}/control/applications`)).json()) as {
      value: { displayName: string; profile: string; target: { sampleApp: boolean } }[];
    };
    await running.kill();
    expect(value).toMatchObject([{ displayName: 'Twingate', profile: 'twingate', target: { sampleApp: true } }]);
  });

  it('takes a file, and still has its profile after a restart without it; new sample apps survive too', async () => {
    const data = folder();
    const file = join(folder(), 'acme.json');
    const profile = { ...JSON.parse(readFileSync(slack, 'utf8')), id: 'acme', name: 'Acme' };
    writeFileSync(file, JSON.stringify(profile));
    const first = await startProvsim(['--data', data, '--users', '5', '--groups', '1', '--profile', file]);
    const made = await fetch(`${first.address}/control/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ profile: 'zoom', target: { sampleApp: true }, scope: 'all' }),
    });
    expect(made.status).toBe(201);
    await first.kill();
    rmSync(file);
    const copy = folder();
    cpSync(data, copy, { recursive: true });
    const second = await startProvsim(['--data', copy]);
    const applications = async () =>
      (
        (await (await fetch(`${second.address}/control/applications`)).json()) as {
          value: {
            displayName: string;
            servicePrincipalId: string;
            jobIds: string[];
            jobs: { lastCycle: { state: string } | null }[];
            target: { tenantUrl: string };
          }[];
        }
      ).value;
    const before = await applications();
    expect(before.map(({ displayName }) => displayName)).toEqual(['Acme', 'Zoom']);
    for (const { target, jobIds } of before) {
      expect(target.tenantUrl).toContain(second.address);
      await fetch(`${second.address}/control/jobs/${jobIds[0]}/cycle`, { method: 'POST' });
    }
    await expect
      .poll(async () => (await applications()).map(({ jobs }) => jobs[0]?.lastCycle?.state), { timeout: 20_000 })
      .toEqual(['Succeeded', 'Succeeded']);
    await second.kill();
  });
});
