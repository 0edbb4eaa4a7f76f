/**
 * Secrets of a workspace on their way into a snapshot and out of it. A file is given to others: it holds none unless
 * that was asked for. Pure.
 */
import { isMasked, pointsToSampleApp, secretOf } from '../applications/index.ts';
import { chance } from '../chance.ts';
import type { ApplicationRecord, WorkspaceData } from '../storage/index.ts';

/** The workspace without secrets, and without the places that notifications go to. */
export function withoutSecrets(workspace: WorkspaceData): WorkspaceData {
  const copy = structuredClone(workspace);
  copy.notifications = { smtp: null, webhook: null };
  for (const application of copy.applications) {
    application.secrets = application.secrets.filter(({ key }) => !isMasked(key));
    delete application.sampleAppToken;
  }
  return copy;
}

/** A secret that an application had and that the file doesn't hold. */
export interface MissingSecret {
  application: string;
  key: string;
}

/**
 * What a snapshot without secrets is completed with: those of the same application here, if they would go to the
 * same address; a token for each built-in sample app; the places of notifications here. `removed` are the keys that
 * each application had.
 */
export function completeSecrets(
  workspace: WorkspaceData,
  here: WorkspaceData,
  removed: Readonly<Record<string, readonly string[]>>,
): { workspace: WorkspaceData; missing: MissingSecret[] } {
  const copy = structuredClone(workspace);
  copy.notifications = structuredClone(here.notifications);
  const missing: MissingSecret[] = [];
  for (const [index, application] of copy.applications.entries()) {
    const same = here.applications.find(
      ({ servicePrincipalId }) => servicePrincipalId === application.servicePrincipalId,
    );
    for (const key of removed[application.servicePrincipalId] ?? []) {
      const kept = same && goesToSameTarget(same, application) ? secretOf(same, key) : null;
      const value = kept ?? (pointsToSampleApp(application) && key === 'SecretToken' ? sampleToken(copy, index) : null);
      if (value === null) missing.push({ application: application.displayName, key });
      else application.secrets.push({ key, value });
    }
    if (application.sampleApp) {
      application.sampleAppToken ??= same?.sampleAppToken ?? givenToSampleApp(application) ?? sampleToken(copy, index);
    }
  }
  return { workspace: copy, missing };
}

/** The keys of the secrets that each application has, by service principal. */
export function secretKeysOf({ applications }: WorkspaceData): Record<string, string[]> {
  return Object.fromEntries(
    applications.map(({ servicePrincipalId, secrets }) => [
      servicePrincipalId,
      secrets.map(({ key }) => key).filter(isMasked),
    ]),
  );
}

function goesToSameTarget(a: ApplicationRecord, b: ApplicationRecord): boolean {
  const keys = ['BaseAddress', 'Oauth2TokenExchangeUri'];
  return (pointsToSampleApp(a) && pointsToSampleApp(b)) || keys.every((key) => secretOf(a, key) === secretOf(b, key));
}

/** A token that was given for another address is none of the sample app's. */
function givenToSampleApp(application: ApplicationRecord): string | null {
  return pointsToSampleApp(application) ? secretOf(application, 'SecretToken') : null;
}

function sampleToken({ tenant }: WorkspaceData, index: number): string {
  return chance(tenant.seed, index === 0 ? 'sample-app/token' : `sample-app/token/${index}`).guid();
}
