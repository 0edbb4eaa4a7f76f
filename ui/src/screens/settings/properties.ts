/** Scope, mail and deletion guard as fields, and the secrets that Graph keeps them in (P-320, G-55, E-602). Pure. */
import type { Secret } from '../../api/connection.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';

export interface Properties {
  scope: 'assigned' | 'all';
  notifies: boolean;
  recipients: string;
  isGuarded: boolean;
  /** As typed. */
  threshold: string;
  skipsOutOfScope: boolean;
}

const DEFAULT_THRESHOLD = 500;

interface NotificationSettings {
  Enabled?: boolean;
  Recipients?: string;
  DeleteThresholdEnabled?: boolean;
  DeleteThresholdValue?: number;
}

export function propertiesOf(secrets: readonly Secret[]): Properties {
  const read = (key: string) => secrets.find((secret) => secret.key === key)?.value ?? '';
  const mail = notificationOf(read('SyncNotificationSettings'));
  return {
    scope: read('SyncAll').toLowerCase() === 'true' ? 'all' : 'assigned',
    notifies: mail.Enabled === true,
    recipients: mail.Recipients ?? '',
    isGuarded: mail.DeleteThresholdEnabled === true,
    threshold: String(mail.DeleteThresholdValue ?? DEFAULT_THRESHOLD),
    skipsOutOfScope: read('SkipOutOfScopeDeletions').toLowerCase() === 'true',
  };
}

/** The whole set as it is to be put; what isn't on the form stays as it is. */
export function secretsWithProperties(saved: readonly Secret[], properties: Properties): Secret[] {
  const { scope, notifies, recipients, isGuarded, threshold, skipsOutOfScope } = properties;
  const own = ['SyncAll', 'SkipOutOfScopeDeletions', 'SyncNotificationSettings'];
  const mail: NotificationSettings = {
    ...notificationOf(saved.find(({ key }) => key === 'SyncNotificationSettings')?.value ?? ''),
    Enabled: notifies,
    Recipients: recipients.trim(),
    DeleteThresholdEnabled: isGuarded,
    DeleteThresholdValue: isWhole(threshold) ? Number(threshold) : DEFAULT_THRESHOLD,
  };
  return [
    ...saved.filter(({ key }) => !own.includes(key)),
    { key: 'SyncAll', value: scope === 'all' ? 'True' : 'False' },
    { key: 'SkipOutOfScopeDeletions', value: skipsOutOfScope ? 'True' : 'False' },
    { key: 'SyncNotificationSettings', value: JSON.stringify(mail) },
  ];
}

export type PropertyProblems = Partial<Record<keyof Properties, string>>;

export function propertyProblems({ notifies, recipients, isGuarded, threshold }: Properties): PropertyProblems {
  const problems: PropertyProblems = {};
  if (notifies && !recipients.split(/[,;]/).every(isMail)) problems.recipients = texts.recipientsProblem;
  if (isGuarded && !isWhole(threshold)) problems.threshold = texts.thresholdProblem;
  return problems;
}

function isMail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}

function isWhole(text: string): boolean {
  return /^\d{1,9}$/.test(text.trim());
}

function notificationOf(text: string): NotificationSettings {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
