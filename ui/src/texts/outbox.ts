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

export const outboxTexts = {
  title: 'Outbox',
  table: 'Notifications',
  commands: 'Commands of the outbox',
  setUp: 'Set up delivery',
  sendTest: 'Send a test message',
  columns: { time: 'Time', subject: 'Subject', to: 'To', mail: 'Mail', webhook: 'Webhook' },
  mail,
  webhook,
  nobody: 'nobody',
  targets: 'Where notifications go',
  targetsFailed: 'Where notifications go could not be read.',
  smtp: (host: string, port: number) => `Mail through ${host}:${port}`,
  noSmtp: 'No SMTP server is set: mail stays here.',
  webhookTo: (url: string) => `Webhook: ${url}`,
  noWebhook: 'No webhook is set.',
  howTo:
    'Mail goes through an SMTP server and calls to a webhook once they are set, with “Set up delivery”. The recipients are in the settings of each application.',
  emptyTitle: 'No notification has been made',
  emptyText: 'A job that enters quarantine, or is held by the deletion guard, writes one; or send a test message.',
  from: 'From',
  reason: 'Reason',
  job: 'Job ID',
  errors: 'What went wrong',
  message: 'Message',
  openApplication: 'Open the application',
};

export const deliveryTexts = {
  title: 'Delivery of notifications',
  saved: 'The delivery of notifications is set. It holds from the next one on.',
  mails: 'Send mail through an SMTP server',
  host: 'SMTP server',
  hostProblem: 'Give the name or address of a mail server, such as mail.woodgrove.example',
  port: 'Port',
  portProblem: 'Give a whole number from 1 to 65,535; usual are 25, 465 and 587',
  secure: 'TLS from the first byte',
  secureHint: 'Usual on port 465. Otherwise STARTTLS is used where the server offers it.',
  user: 'User name',
  userHint: 'Empty: without sign-in.',
  userProblem: 'Give the user name that the password belongs to',
  password: 'Password',
  passwordHint: 'Never shown again. Left empty, a stored one stays for the same server and user.',
  calls: 'Call a webhook',
  url: 'Webhook URL',
  urlProblem: 'Give an http or https address, such as https://ops.woodgrove.example/hook',
  secret: 'Secret',
  secretHint:
    'Key of the signature in x-provsim-signature (HMAC-SHA256 of the body). Left empty, a stored one stays for the same address.',
  stored: 'Stored',
};

export const testMessageTexts = {
  title: 'Send a test message',
  text: 'It is delivered now, as delivery is set up, and stays in the outbox with what became of it.',
  application: 'Application',
  applicationsFailed: 'The applications could not be read.',
  noApplication: 'There is no application to send it for. Add one under Applications first.',
  to: 'To',
  toHint: 'Empty: the recipients of the application.',
  toProblem: 'Give one mail address, such as admin@woodgrove.example',
  send: 'Send',
  sending: 'Sending…',
};
