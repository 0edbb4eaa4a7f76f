import type { Clock } from '../clock.ts';
import { createConnection, resolveWireSettings, type ScimConnection } from '../scim/index.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';
import { secretOf } from './secrets.ts';

// biome-ignore lint/suspicious/noExplicitAny: interim
export type TargetHandler = any;

export function createTargetConnection(options: {
  application: ApplicationRecord;
  tenantId: string;
  clock: Clock;
  handler: TargetHandler | null;
}): ScimConnection {
  const tenantUrl = secretOf(options.application, 'BaseAddress');
  if (tenantUrl === null)
    throw applicationError('TENANT_URL_MISSING', { application: options.application.displayName });
  return createConnection({
    settings: resolveWireSettings({ tenantUrl, quirks: options.application.quirks }),
    token: secretOf(options.application, 'SecretToken') ?? '',
    clock: options.clock,
    handler: options.handler,
  });
}
