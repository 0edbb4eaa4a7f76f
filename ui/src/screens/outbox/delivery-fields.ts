/** SMTP server and webhook as fields of a form, what is wrong with them, and the change that they stand for. Pure. */
import type { NotificationTargets, NotificationTargetsChange } from '../../api/outbox.ts';
import { deliveryTexts as texts } from '../../texts/outbox.ts';

export interface DeliveryFields {
  mails: boolean;
  host: string;
  /** As typed. */
  port: string;
  secure: boolean;
  user: string;
  /** Empty: the stored one stays. */
  password: string;
  calls: boolean;
  url: string;
  /** Empty: the stored one stays. */
  secret: string;
}

const SUBMISSION_PORT = 587;

export function fieldsOf({ smtp, webhook }: NotificationTargets): DeliveryFields {
  return {
    mails: smtp !== null,
    host: smtp?.host ?? '',
    port: String(smtp?.port ?? SUBMISSION_PORT),
    secure: smtp?.secure ?? false,
    user: smtp?.user ?? '',
    password: '',
    calls: webhook !== null,
    url: webhook?.url ?? '',
    secret: '',
  };
}

export type DeliveryProblems = Partial<Record<keyof DeliveryFields, string>>;

export function deliveryProblems({ mails, host, port, user, password, calls, url }: DeliveryFields): DeliveryProblems {
  const problems: DeliveryProblems = {};
  if (mails && !/^[^\s/]{1,255}$/.test(host.trim())) problems.host = texts.hostProblem;
  if (mails && !isPort(port)) problems.port = texts.portProblem;
  if (mails && password !== '' && user.trim() === '') problems.user = texts.userProblem;
  if (calls && !isWebAddress(url.trim())) problems.url = texts.urlProblem;
  return problems;
}

export function changeOf(fields: DeliveryFields): NotificationTargetsChange {
  const { mails, host, port, secure, password, calls, url, secret } = fields;
  const user = fields.user.trim();
  return {
    smtp: mails
      ? {
          host: host.trim(),
          port: Number(port),
          secure,
          user,
          // Without a user there is nothing to sign in with.
          ...(user === '' ? { password: '' } : password === '' ? {} : { password }),
        }
      : null,
    webhook: calls ? { url: url.trim(), ...(secret === '' ? {} : { secret }) } : null,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
