/** Notifications that were made, what became of each, and where they go; by the control API. */
import { getJson, sendForJson } from './http.ts';

export type MailState = 'sending' | 'sent' | 'kept' | 'failed' | 'none';
export type WebhookState = 'sending' | 'sent' | 'failed' | 'none';

export interface OutboxMessage {
  id: string;
  /** Virtual time. */
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  notice: {
    kind: string;
    jobId: string;
    reason: string;
    application: { servicePrincipalId: string; displayName: string };
  };
  /** `kept`: there is no server or nobody to write to, so it is only here. */
  mail: MailState;
  webhook: WebhookState;
  errors: string[];
}

export interface NotificationTargets {
  smtp: { host: string; port: number; secure: boolean; user: string; hasPassword: boolean } | null;
  webhook: { url: string; hasSecret: boolean } | null;
}

/** Null takes one away; a password or secret that is left out stays, for the same server or address. */
export interface NotificationTargetsChange {
  smtp: { host: string; port: number; secure: boolean; user: string; password?: string } | null;
  webhook: { url: string; secret?: string } | null;
}

/** Newest first. */
export async function listOutbox(signal?: AbortSignal): Promise<OutboxMessage[]> {
  return (await getJson<{ value: OutboxMessage[] }>('/control/outbox', signal)).value;
}

export function readNotificationTargets(signal?: AbortSignal): Promise<NotificationTargets> {
  return getJson('/control/notifications', signal);
}

export function changeNotificationTargets(change: NotificationTargetsChange): Promise<NotificationTargets> {
  return sendForJson('PATCH', '/control/notifications', change);
}

/** To the recipients of the application, unless another is named. */
export function sendTestMessage(servicePrincipalId: string, to: string | null): Promise<OutboxMessage> {
  return sendForJson('POST', '/control/notifications/test', { servicePrincipalId, ...(to === null ? {} : { to }) });
}
