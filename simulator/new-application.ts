/**
 * An application with its job, ready to start: from a shipped profile, a profile of one's own or a schema exported
 * from a tenant; with an endpoint as target, or the built-in sample app. Used by a new data folder, the library and
 * the control API.
 */
import type { Job } from './jobs/index.ts';
import type { KeyValue, SynchronizationSchema } from './model/schema.ts';
import { oauthConnection } from './oauth-connection.ts';
import { type Profile, profileFromSchema } from './schema/index.ts';
import { resolveWireSettings } from './scim/index.ts';
import type { Simulator } from './simulator.ts';
import type { OAuthOptions } from './simulator-options.ts';
import type { ApplicationRecord } from './storage/index.ts';

export interface ApplicationPlan {
  displayName?: string;
  /** A profile with whether it ships with provsim, or a schema that was read. */
  from: { profile: Profile; isShipped: boolean } | { schema: SynchronizationSchema };
  /** Tenant URL and token of the target; null when the target is the built-in sample app. */
  endpoint: { url: string; token: string; oauth?: OAuthOptions } | null;
  syncAll: boolean;
  quirks?: Record<string, string | number | boolean>;
}

/** Throws what the address, the quirks and the schema are refused for, before anything is changed. */
export async function createApplication(
  simulator: Simulator,
  plan: ApplicationPlan,
): Promise<{ application: ApplicationRecord; job: Job }> {
  const { from, endpoint, displayName } = plan;
  const profile = 'schema' in from ? profileFromSchema(from.schema, displayName ?? 'Custom') : from.profile;
  const oauth = endpoint?.oauth ? oauthConnection(endpoint.oauth) : null;
  const token = endpoint?.token ?? newSampleAppToken(simulator);
  const quirks = { ...oauth?.quirks, ...plan.quirks };
  if (endpoint) resolveWireSettings({ tenantUrl: endpoint.url, quirks });
  const secrets: KeyValue[] = [
    ...(endpoint ? [{ key: 'BaseAddress', value: endpoint.url }] : []),
    ...(oauth?.secrets ?? [{ key: 'SecretToken', value: token }]),
    { key: 'SyncAll', value: plan.syncAll ? 'True' : 'False' },
  ];
  const application = await simulator.applications.create({
    profile,
    isShipped: 'profile' in from && from.isShipped,
    sampleApp: endpoint === null,
    secrets,
    ...(displayName === undefined ? {} : { displayName }),
    quirks,
  });
  const job = await simulator.addJob(application.servicePrincipalId, profile.id === 'custom' ? 'scim' : profile.id);
  if ('schema' in from) {
    await simulator.applications.updateJob(job.id, (record) => {
      record.schema = { ...structuredClone(from.schema), id: job.id };
    });
  }
  return { application, job };
}

/** Each sample app has a token of its own. */
function newSampleAppToken(simulator: Simulator): string {
  const number = simulator.applications.list().length;
  return simulator.chanceFor(number === 0 ? 'sample-app/token' : `sample-app/token/${simulator.requestId()}`).guid();
}
