/**
 * The connection to an application's target, from its secrets and quirks: address, dialect, authentication
 * (W-20 to W-24, G-51, G-55).
 */
import type { Clock } from '../clock.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/values.ts';
import {
  type Authentication,
  createConnection,
  type Faults,
  type Issuer,
  type QuirkValue,
  readQuirks,
  resolveWireSettings,
  type ScimConnection,
  type TargetHandler,
  type WireSettings,
} from '../scim/index.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';
import { secretOf } from './secrets.ts';

/** Values of the secret AuthenticationType; Graph has no published word for federation, so that one is ours. */
export const CLIENT_CREDENTIALS = 'OAuth2ClientCredentialsGrant';
export const FEDERATION = 'WorkloadIdentityFederation';

export interface TargetConnectionOptions {
  application: Pick<ApplicationRecord, 'displayName' | 'secrets' | 'dialect' | 'quirks' | 'appId'>;
  clock: Clock;
  /** A target in this process. */
  handler?: TargetHandler | null;
  /** PEM of the certificate to trust at an origin; everywhere else the system's authorities count. */
  certificates?: ReadonlyMap<string, string>;
  /** Signs the token that is sent when the secret is left blank. */
  issuer: Issuer;
  faults?: Faults;
  /** Oddities of a token endpoint. */
  onFinding?: (finding: Finding) => void;
  onExchange?: (exchange: Exchange) => void;
}

/** Quirks as an application keeps them. Throws QUIRK_UNKNOWN, QUIRK_VALUE_INVALID. */
export function quirksToKeep(given: Readonly<Record<string, QuirkValue>>): ApplicationRecord['quirks'] {
  return Object.fromEntries(Object.entries(readQuirks(given)).map(([name, value]) => [name, value ?? 'none']));
}

/** How the connection of an application speaks; null without a tenant URL. */
export function wireSettingsOf(
  application: Pick<ApplicationRecord, 'secrets' | 'dialect' | 'quirks'>,
): WireSettings | null {
  const tenantUrl = secretOf(application, 'BaseAddress');
  const { dialect: ownDialect, quirks } = application;
  return tenantUrl === null ? null : resolveWireSettings({ tenantUrl, ownDialect, quirks });
}

/** Throws TENANT_URL_MISSING, and what the wire settings and the authentication refuse. */
export function createTargetConnection(options: TargetConnectionOptions): ScimConnection {
  const { application, clock, handler, issuer, faults, certificates, onFinding, onExchange } = options;
  const settings = wireSettingsOf(application);
  if (settings === null) throw applicationError('TENANT_URL_MISSING', { application: application.displayName });
  const ca = certificates?.get(new URL(settings.baseUrl).origin);
  return createConnection({
    settings,
    ...(ca ? { tls: { ca } } : {}),
    authentication: authenticationOf(application, settings, issuer),
    clock,
    handler: handler ?? null,
    ...(faults ? { faults } : {}),
    ...(onExchange ? { onExchange } : {}),
    ...(onFinding ? { onFinding } : {}),
  });
}

/**
 * Client credentials or federation where the secrets say so, the secret token, or the issuer's token when that is
 * blank. What Graph's keys have no words for is in the quirks (W-22, W-23).
 */
function authenticationOf(
  application: TargetConnectionOptions['application'],
  settings: WireSettings,
  given: Issuer,
): Authentication {
  const secret = (key: string) => secretOf(application, key) ?? '';
  const { credentialLocation, federation, tokenScope: scope, tokenAudience: audience } = settings;
  const issuer = settings.tokenIssuer === 'entra' ? given.asEntra() : given;
  const tokenUrl = secret('Oauth2TokenExchangeUri');
  const clientId = secret('Oauth2ClientId');
  switch (secret('AuthenticationType').toLowerCase()) {
    case CLIENT_CREDENTIALS.toLowerCase():
      return {
        type: 'clientCredentials',
        tokenUrl,
        clientId,
        clientSecret: secret('Oauth2ClientSecret'),
        credentialLocation,
        scope,
      };
    case FEDERATION.toLowerCase():
      return {
        type: 'federated',
        tokenUrl,
        variant: federation,
        issuer,
        servicePrincipalId: issuer.serviceObjectId,
        workloadIdentityAppId: settings.workloadIdentityAppId || application.appId,
        ...(clientId === '' ? {} : { clientId }),
        audience,
        scope,
      };
  }
  const token = secret('SecretToken');
  return token === '' ? { type: 'blank', issuer } : { type: 'bearer', token };
}
