/** Notifications: what they say, and how they are delivered. */
export type { NotificationKind, QuarantineNotice } from './message.ts';
export { Notifier, type OutboxMessage } from './notifier.ts';
