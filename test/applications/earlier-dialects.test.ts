/** Data of an earlier provsim, which kept the dialect of a connector among the quirks of its application. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { Simulator } from '../../simulator/simulator.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'provsim-earlier-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

it('opens, and each application goes on speaking what it spoke (W-02)', async () => {
  const first = await Simulator.open({ data, speed: 0 });
  for (const id of ['slack', 'slack', 'slack', 'sign-in-enterprise']) {
    const profile = await loadProfile(profilesDirectory, id);
    const secrets = [{ key: 'BaseAddress', value: 'https://target.invalid/scim' }];
    await first.applications.create({ profile, sampleApp: false, secrets });
  }
  await first.close();
  const file = join(data, 'workspace.json');
  const earlier = JSON.parse(readFileSync(file, 'utf8'));
  const quirks = [{ dialect: 'gallery', concurrency: 2 }, { dialect: 'compliant' }, {}, {}];
  for (const [index, application] of earlier.applications.entries()) {
    delete application.dialect;
    application.quirks = quirks[index];
  }
  earlier.applications[2].profileId = 'of-another-provsim';
  writeFileSync(file, JSON.stringify(earlier));

  const second = await Simulator.open({ data, speed: 0 });
  try {
    const { applications, targets } = second;
    const now = applications.list().map(({ servicePrincipalId, dialect, quirks: set }) => {
      return { own: dialect, set, spoken: targets.connection(servicePrincipalId).settings.dialect };
    });
    expect(now).toEqual([
      { own: 'gallery', set: { concurrency: 2 }, spoken: 'gallery' },
      { own: null, set: { dialect: 'compliant' }, spoken: 'compliant' },
      { own: null, set: {}, spoken: 'legacy' },
      { own: null, set: {}, spoken: 'legacy' },
    ]);
    const [slack] = applications.list();
    await applications.putQuirks(slack?.servicePrincipalId ?? '', {});
    expect(targets.connection(slack?.servicePrincipalId ?? '').settings.dialect).toBe('gallery');
  } finally {
    await second.close();
  }
});
