/** The sample app in this process as the target of a rehearsal, whole or with something wrapped around it. */
import Fastify, { type FastifyInstance } from 'fastify';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { faceFromProfile, MemorySampleStore, sampleApp } from '../../simulator/sample-app/index.ts';
import type { HandlerRequest, TargetHandler } from '../../simulator/scim/index.ts';
import type { RehearsalTarget } from '../../simulator/validation/index.ts';
import type { Target } from './broken-targets/defect.ts';

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
  return { secrets, dialect: profile.dialect ?? null, quirks: {}, profile, schema: null, appRoles: null, handler };
}

/** The sample app with a defect around it. */
export async function brokenTarget(breaks: (next: Target) => Target, profileId?: string): Promise<SampleTarget> {
  const sample = await sampleTarget(profileId);
  const { profile, handler } = sample.target;
  const app = handler as FastifyInstance;
  const whole: Target = async ({ method, url, headers, body }) => {
    const given = { method: method as 'GET', url, headers };
    const answer = await app.inject(body === null ? given : { ...given, payload: body });
    const texts = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { status: answer.statusCode, headers: Object.fromEntries(texts), body: answer.payload };
  };
  const broken = breaks(whole);
  return { ...sample, target: targetOf(profile, (request: HandlerRequest) => broken(request)) };
}
