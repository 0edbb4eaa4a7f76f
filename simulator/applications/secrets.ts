/**
 * Graph's synchronization secrets: which keys exist, which are masked, and what they mean for a SCIM job
 * (G-53 to G-59, E-104). Pure.
 */
import type { KeyValue } from '../model/schema.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';

/** The closed list of keys; an unknown one is refused (G-54). */
export const secretKeys = [
  'None',
  'UserName',
  'Password',
  'SecretToken',
  'AppKey',
  'BaseAddress',
  'ClientIdentifier',
  'ClientSecret',
  'SingleSignOnType',
  'Sandbox',
  'Url',
  'Domain',
  'ConsumerKey',
  'ConsumerSecret',
  'TokenKey',
  'TokenExpiration',
  'Oauth2AccessToken',
  'Oauth2AccessTokenCreationTime',
  'Oauth2RefreshToken',
  'SyncAll',
  'InstanceName',
  'Oauth2ClientId',
  'Oauth2ClientSecret',
  'CompanyId',
  'UpdateKeyOnSoftDelete',
  'SynchronizationSchedule',
  'SystemOfRecord',
  'SandboxName',
  'EnforceDomain',
  'SyncNotificationSettings',
  'SkipOutOfScopeDeletions',
  'Oauth2AuthorizationCode',
  'Oauth2RedirectUri',
  'ApplicationTemplateIdentifier',
  'Oauth2TokenExchangeUri',
  'Oauth2AuthorizationUri',
  'AuthenticationType',
  'Server',
  'PerformInboundEntitlementGrants',
  'HardDeletesEnabled',
  'SyncAgentCompatibilityKey',
  'SyncAgentADContainer',
  'ValidateDomain',
  'TestReferences',
  'ConnectionString',
  // Sent by a public script; not in Graph's own list.
  'NotificationEmail',
] as const;

/** Never shown: a GET answers `*` for these (G-57, G-58). */
const masked = new Set([
  'Password',
  'SecretToken',
  'AppKey',
  'ClientSecret',
  'ConsumerSecret',
  'TokenKey',
  'Oauth2AccessToken',
  'Oauth2RefreshToken',
  'Oauth2ClientSecret',
  'Oauth2AuthorizationCode',
  'SyncAgentCompatibilityKey',
  'ConnectionString',
]);

/** Whether its value is a secret. */
export function isMasked(key: string): boolean {
  return masked.has(key);
}

const MASK = '*';

export function maskedSecrets(secrets: readonly KeyValue[]): KeyValue[] {
  return secrets.map(({ key, value }) => ({ key, value: masked.has(key) ? MASK : value }));
}

/**
 * The set after a PUT: it replaces the whole set; an empty value removes its key, and a mask that is sent back
 * keeps what is stored (G-53, G-57, G-59). Throws SECRET_KEY_UNKNOWN.
 */
export function replaceSecrets(before: readonly KeyValue[], given: readonly KeyValue[]): KeyValue[] {
  const after: KeyValue[] = [];
  for (const { key, value } of given) {
    const known = secretKeys.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    if (!known) throw applicationError('SECRET_KEY_UNKNOWN', { key });
    const kept = before.find((secret) => secret.key === known)?.value;
    const next = value === MASK && masked.has(known) ? (kept ?? '') : value;
    if (next !== '') after.push({ key: known, value: next });
  }
  return after;
}

export function secretOf(application: Pick<ApplicationRecord, 'secrets'>, key: string): string | null {
  return application.secrets.find((secret) => secret.key === key)?.value ?? null;
}

/** Boolean values are texts, in any case (E-104). */
export function isOn(
  application: Pick<ApplicationRecord, 'secrets'>,
  key: 'SyncAll' | 'SkipOutOfScopeDeletions',
): boolean {
  return secretOf(application, key)?.toLowerCase() === 'true';
}

/** Mail and the accidental deletion guard, a JSON text in the secret SyncNotificationSettings (G-55, E-602). */
export interface NotificationSettings {
  Enabled: boolean;
  Recipients: string;
  DeleteThresholdEnabled: boolean;
  DeleteThresholdValue: number;
}

export function notificationSettings(application: Pick<ApplicationRecord, 'secrets'>): NotificationSettings {
  const text = secretOf(application, 'SyncNotificationSettings');
  const given = text === null ? {} : parseObject(text);
  const threshold = Number(given.DeleteThresholdValue ?? 500);
  return {
    Enabled: given.Enabled === true,
    Recipients: typeof given.Recipients === 'string' ? given.Recipients : '',
    DeleteThresholdEnabled: given.DeleteThresholdEnabled === true,
    DeleteThresholdValue: Number.isInteger(threshold) && threshold >= 0 ? threshold : 500,
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
