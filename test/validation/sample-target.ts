/** The sample app in this process as the target of a rehearsal, whole or with something wrapped around it. */
import Fastify from 'fastify';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { faceFromProfile, MemorySampleStore, sampleApp } from '../../simulator/sample-app/index.ts';
import type { TargetHandler } from '../../simulator/scim/index.ts';
import type { RehearsalTarget } from '../../simulator/validation/index.ts';

export const TOKEN = 'right';

export interface SampleTarget {
  target: RehearsalTarget;
  store: MemorySampleStore;
  close(): Promise<void>;
}

export async function sampleTarget(profileId = 'custom'): Promise<SampleTarget> {
  const profile = await loadProfile(profilesDirectory, profileId);
  const store = new MemorySampleStore();
  const app = Fastify({ logger: false });
  const nowMs = () => Date.parse('2026-01-05T08:00:00Z');
  await app.register(sampleApp, {
    prefix: '/scim',
    face: faceFromProfile(profile),
    store,
    token: () => TOKEN,
    nowMs,
    seed: 1,
  });
  await app.ready();
  return { target: targetOf(profile, app), store, close: () => app.close() };
}

export function targetOf(profile: RehearsalTarget['profile'], handler: TargetHandler): RehearsalTarget {
  const secrets = [
    { key: 'BaseAddress', value: 'http://sample.invalid/scim' },
    { key: 'SecretToken', value: TOKEN },
  ];
  return { secrets, quirks: {}, profile, schema: null, appRoles: null, handler };
}
