/** The rehearsal against SCIM servers that aren't ours: what fails there, and with which reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { reasonOf, runValidation } from '../../simulator/validation/index.ts';
import { startSamlJackson } from './servers/saml-jackson.ts';
import { startScimmyRouters } from './servers/scimmy-routers.ts';

const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'rehearsal-failures.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

const peers = [
  { name: 'scimmy-routers', start: startScimmyRouters, query: '' },
  { name: 'SAML Jackson', start: startSamlJackson, query: '?aadOptscim062020' },
];

/** Ids and generated names differ from run to run. */
function steady(text: string): string {
  return text.replaceAll(/\/(Users|Groups)\/[^\s]+/g, '/$1/…').replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '');
}

describe.each(peers)('the rehearsal against $name', { timeout: 120_000 }, ({ name, start, query }) => {
  it('fails exactly where that server deviates, with the reason, and cleans up (V-44, V-46)', async () => {
    const peer = await start();
    try {
      const secrets = [
        { key: 'BaseAddress', value: `${peer.url}${query}` },
        { key: 'SecretToken', value: peer.token },
      ];
      const profile = await loadProfile(profilesDirectory, 'custom');
      const target = { secrets, dialect: null, quirks: {}, profile, schema: null, appRoles: null, handler: null };
      const report = await runValidation(target, { seed: 7, rateSpacingMs: 0 });
      const failed = report.results.filter(({ failure }) => failure !== null);
      const reasons = failed.map((result) => [result.name, steady(reasonOf(result)).slice(0, 160)]);
      expect(Object.fromEntries(reasons)).toEqual(expected[name]);
      expect(report.leftovers).toEqual([]);
      expect(report.overallResult).toBe('Failed');
    } finally {
      await peer.close();
    }
  });
});
