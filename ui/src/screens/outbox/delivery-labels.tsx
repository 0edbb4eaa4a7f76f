/** What became of a notification, by mail and by webhook. */
import type { ReactNode } from 'react';
import type { MailState, WebhookState } from '../../api/outbox.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { outboxTexts as texts } from '../../texts/outbox.ts';

const colours = { sent: 'success', failed: 'failure', kept: 'skipped', none: 'skipped', sending: 'warning' } as const;

export function MailLabel({ state }: { state: MailState }): ReactNode {
  return <StatusLabel status={colours[state]}>{texts.mail[state]}</StatusLabel>;
}

export function WebhookLabel({ state }: { state: WebhookState }): ReactNode {
  return <StatusLabel status={colours[state]}>{texts.webhook[state]}</StatusLabel>;
}
