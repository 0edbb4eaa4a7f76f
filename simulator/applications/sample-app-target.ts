/** Whether an application's target is its built-in sample app, where that is, and which token it takes. Pure. */
import type { ApplicationRecord } from '../storage/index.ts';
import { secretOf } from './secrets.ts';

/** No host has this name: requests are answered in this process. */
export const IN_PROCESS_HOST = 'sample-app.invalid';

/** Below the server's address. */
export function sampleAppPath({ servicePrincipalId }: ApplicationRecord): string {
  return `/sample-apps/${servicePrincipalId}/scim`;
}

/** It was made with a sample app, and nobody has put another address in its place. */
export function pointsToSampleApp(application: ApplicationRecord): boolean {
  return application.sampleApp && !isElsewhere(application);
}

/** An address that is not that of its sample app, whatever the port. */
export function isElsewhere(application: ApplicationRecord): boolean {
  const tenantUrl = secretOf(application, 'BaseAddress');
  if (tenantUrl === null || !URL.canParse(tenantUrl)) return false;
  const { hostname, pathname } = new URL(tenantUrl);
  return hostname !== IN_PROCESS_HOST && pathname !== sampleAppPath(application);
}

/** Its own, whatever was put among the secrets since: a wrong one is refused, as by any other target. */
export function tokenOfSampleApp(application: ApplicationRecord): string {
  // A data folder of before keeps it among the secrets only.
  return application.sampleAppToken ?? secretOf(application, 'SecretToken') ?? '';
}
