/** Texts of the outbox. */
import type { MailState, WebhookState } from '../api/outbox.ts';

const mail: Record<MailState, string> = {
  sending: 'Sending',
  sent: 'Sent',
  kept: 'Kept here',
  failed: 'Failed',
  none: 'No mail',
};
const webhook: Record<WebhookState, string> = { sending: 'Calling', sent: 'Called', failed: 'Failed', none: 'Not set' };

const howTo =
  'Mail goes through an SMTP server and calls to a webhook once they are set: with PATCH /control/notifications, such as {"smtp": {"host": "127.0.0.1", "port": 1025, "secure": false}} and {"webhook": {"url": "http://127.0.0.1:9000/hook", "secret": "…"}}. The recipients are in the settings of each application.';

export const outboxTexts = {
  title: 'Outbox',
  table: 'Notifications',
  commands: 'Commands of the outbox',
  columns: { time: 'Time', subject: 'Subject', to: 'To', mail: 'Mail', webhook: 'Webhook' },
  mail,
  webhook,
  nobody: 'nobody',
  targets: 'Where notifications go',
  smtp: (host: string, port: number) => `Mail through ${host}:${port}`,
  noSmtp: 'No SMTP server is set: mail stays here.',
  webhookTo: (url: string) => `Webhook: ${url}`,
  noWebhook: 'No webhook is set.',
  howTo,
  emptyTitle: 'No notification has been made',
  emptyText: `A job that enters quarantine, or is held by the deletion guard, writes one. ${howTo}`,
  from: 'From',
  reason: 'Reason',
  job: 'Job ID',
  errors: 'What went wrong',
  message: 'Message',
  openApplication: 'Open the application',
};
