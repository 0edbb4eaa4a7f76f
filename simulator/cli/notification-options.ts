/** Where notifications go, as options of `start`; what is given holds from then on, also when it is opened again. */
import type { Command } from 'commander';
import type { Simulator } from '../simulator.ts';
import type { NotificationTargets } from '../storage/index.ts';
import { cliError } from './errors.ts';

/** The variables that carry the secrets, so that they stay out of the shell's history. */
const SMTP_PASSWORD = 'PROVSIM_SMTP_PASSWORD';
const WEBHOOK_SECRET = 'PROVSIM_WEBHOOK_SECRET';

export interface NotificationOptions {
  smtp?: string;
  webhook?: string;
  notify?: string;
}

export function addNotificationOptions(command: Command): Command {
  return command
    .option('--smtp <url>', `mail server, smtp://user@host:587 or smtps://…; password in ${SMTP_PASSWORD}`)
    .option('--webhook <url>', `called when a quarantine begins or ends; key of its signature in ${WEBHOOK_SECRET}`)
    .option('--notify <addresses>', 'recipients of the mail of every application, joined by commas');
}

/** Throws OPTION_WRONG, before anything is opened; the value is not repeated, there may be a password in it. */
export function notificationsFrom(
  { smtp, webhook }: NotificationOptions,
  environment: NodeJS.ProcessEnv,
): Partial<NotificationTargets> {
  return {
    ...(smtp === undefined ? {} : { smtp: smtpServer(smtp, environment[SMTP_PASSWORD] ?? '') }),
    ...(webhook === undefined ? {} : { webhook: { url: hook(webhook), secret: environment[WEBHOOK_SECRET] ?? '' } }),
  };
}

export async function setNotifications(
  simulator: Simulator,
  targets: Partial<NotificationTargets>,
  notify: string | undefined,
): Promise<void> {
  if (Object.keys(targets).length > 0) {
    await simulator.workspace.update((data) => {
      data.notifications = { ...data.notifications, ...targets };
    });
  }
  if (notify === undefined) return;
  const { notificationSettings } = await import('../applications/index.ts');
  for (const application of simulator.applications.list()) {
    const settings = { ...notificationSettings(application), Enabled: true, Recipients: notify };
    await simulator.applications.setSecrets(application.servicePrincipalId, {
      SyncNotificationSettings: JSON.stringify(settings),
    });
  }
}

function smtpServer(text: string, password: string): NotificationTargets['smtp'] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    const expected = 'an address such as smtp://user@mail.example:587 or smtps://mail.example';
    throw cliError('OPTION_WRONG', { option: '--smtp', expected });
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 25) : Number(url.port),
    secure,
    user: decodeURIComponent(url.username),
    password: url.password === '' ? password : decodeURIComponent(url.password),
  };
}

function hook(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw cliError('OPTION_WRONG', { option: '--webhook', expected: 'an http or https address' });
}
