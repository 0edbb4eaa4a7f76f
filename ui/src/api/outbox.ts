/** Notifications that were made, what became of each, and where they go; by the control API. */
import { getJson } from './http.ts';

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

/** Newest first. */
export async function listOutbox(signal?: AbortSignal): Promise<OutboxMessage[]> {
  return (await getJson<{ value: OutboxMessage[] }>('/control/outbox', signal)).value;
}

export function readNotificationTargets(signal?: AbortSignal): Promise<NotificationTargets> {
  return getJson('/control/notifications', signal);
}
