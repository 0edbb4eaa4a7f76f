/**
 * The connection to an application's target, from its secrets and quirks: address, dialect, authentication
 * (W-20 to W-24, G-51, G-55).
 */
import type { Clock } from '../clock.ts';
import {
  type Authentication,
  createConnection,
  type Faults,
  type Issuer,
  resolveWireSettings,
  type ScimConnection,
  type TargetHandler,
  type WireSettings,
} from '../scim/index.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';
import { secretOf } from './secrets.ts';

export interface TargetConnectionOptions {
  application: Pick<ApplicationRecord, 'displayName' | 'secrets' | 'quirks' | 'servicePrincipalId'>;
  clock: Clock;
  /** A target in this process. */
  handler?: TargetHandler | null;
  /** Signs the token that is sent when the secret is left blank. */
  issuer: Issuer;
  faults?: Faults;
}

/** How the connection of an application speaks; null without a tenant URL. */
export function wireSettingsOf(application: Pick<ApplicationRecord, 'secrets' | 'quirks'>): WireSettings | null {
  const tenantUrl = secretOf(application, 'BaseAddress');
  return tenantUrl === null ? null : resolveWireSettings({ tenantUrl, quirks: application.quirks });
}

/** Throws TENANT_URL_MISSING, and what the wire settings and the authentication refuse. */
export function createTargetConnection(options: TargetConnectionOptions): ScimConnection {
  const { application, clock, handler, issuer, faults } = options;
  const settings = wireSettingsOf(application);
  if (settings === null) throw applicationError('TENANT_URL_MISSING', { application: application.displayName });
  return createConnection({
    settings,
    authentication: authenticationOf(application, issuer),
    clock,
    handler: handler ?? null,
    ...(faults ? { faults } : {}),
  });
}

/** Client credentials where the secrets say so, the secret token, or the issuer's token when that is blank. */
function authenticationOf(application: TargetConnectionOptions['application'], issuer: Issuer): Authentication {
  const secret = (key: string) => secretOf(application, key) ?? '';
  if (secret('AuthenticationType') === 'OAuth2ClientCredentialsGrant') {
    return {
      type: 'clientCredentials',
      tokenUrl: secret('Oauth2TokenExchangeUri'),
      clientId: secret('Oauth2ClientId'),
      clientSecret: secret('Oauth2ClientSecret'),
      credentialLocation: 'header',
    };
  }
  const token = secret('SecretToken');
  return token === '' ? { type: 'blank', issuer } : { type: 'bearer', token };
}
