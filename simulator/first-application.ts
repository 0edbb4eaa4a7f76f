/**
 * What a new data folder begins with: a made-up tenant, one application from a profile, some assignments and a
 * job. Used by `start`, `provision` and the library.
 */
import { loadProfile, profileIds } from './applications/index.ts';
import type { Job } from './jobs/index.ts';
import { createApplication } from './new-application.ts';
import { profilesDirectory } from './profiles-directory.ts';
import { readProfile } from './schema/index.ts';
import type { Simulator } from './simulator.ts';
import type { OAuthOptions } from './simulator-options.ts';
import type { ApplicationRecord } from './storage/index.ts';

export interface FirstApplication {
  profile: string | Record<string, unknown>;
  /** Tenant URL of the target with its token, or the way to one; null when the target is the built-in sample app. */
  endpoint: { url: string; token: string; oauth?: OAuthOptions } | null;
  syncAll: boolean;
  quirks?: Record<string, string | number | boolean>;
}

/** Creates the application with its job, not started. Throws PROFILE_NOT_FOUND before anything is changed. */
export async function createFirstApplication(
  simulator: Simulator,
  given: FirstApplication,
): Promise<{ application: ApplicationRecord; job: Job }> {
  const isId = typeof given.profile === 'string';
  const profile = isId
    ? await loadProfile(profilesDirectory, given.profile as string)
    : readProfile(given.profile, 'that was given');
  const isShipped = isId && (await profileIds(profilesDirectory)).includes(given.profile as string);
  return createApplication(simulator, {
    from: { profile, isShipped },
    endpoint: given.endpoint,
    syncAll: given.syncAll,
    ...(given.quirks ? { quirks: given.quirks } : {}),
  });
}

/** Assigns half of the groups (security groups only) and a few users directly; the same for the same seed. */
export function assignSome(simulator: Simulator, application: ApplicationRecord): void {
  const { tenant } = simulator;
  const chance = simulator.chanceFor('first-assignments');
  const groups = tenant.groups.list({ limit: 1000 }).filter(({ group }) => group.securityEnabled);
  const chosen = groups.slice(0, Math.max(1, Math.ceil(groups.length / 2)));
  for (const { group } of chosen) tenant.assignments.assign(application, group.id);
  const users = tenant.users.list({ limit: 1000 }).filter(({ user }) => user.accountEnabled);
  const direct = new Set<string>();
  const wanted = groups.length === 0 ? users.length : Math.min(3, users.length);
  while (direct.size < wanted) direct.add((users[chance.below(users.length)] as (typeof users)[number]).user.id);
  for (const id of direct) tenant.assignments.assign(application, id);
}
