/**
 * What a notification says (section 11 of the engine's rules). The real body is not public: this one names the
 * application, the reason, the error, the job and where to look (E-1105). Pure.
 */

export type NotificationKind =
  | 'quarantined'
  | 'quarantineReasonChanged'
  | 'deletionThreshold'
  // Told to the webhook only: the real service sends no mail when a quarantine ends, and none is known for this end.
  | 'quarantineLifted'
  | 'jobDisabled'
  // Asked for by hand, to see whether the delivery works.
  | 'test';

export interface QuarantineNotice {
  kind: NotificationKind;
  application: { servicePrincipalId: string; displayName: string };
  jobId: string;
  reason: string;
  error: { code: string; message: string } | null;
  seriesBegan: string;
  nextAttempt: string | null;
  /** Held back by the deletion guard. */
  heldBack: number;
  /** Path of the job's page below the address of the server. */
  link: string | null;
}

/** The sender of the real service (E-1104). */
export const SENDER = 'azure-noreply@microsoft.com';

/** Mail is sent when a job enters quarantine, when the reason changes and when the guard trips (E-1102). */
export function isMailed(kind: NotificationKind): boolean {
  return kind !== 'quarantineLifted' && kind !== 'jobDisabled';
}

export function subjectOf({ kind, application: { displayName } }: QuarantineNotice): string {
  switch (kind) {
    case 'deletionThreshold':
      return `Provisioning to ${displayName} is held: too many deletions`;
    case 'quarantineLifted':
      return `Provisioning to ${displayName} is out of quarantine`;
    case 'jobDisabled':
      return `Provisioning to ${displayName} is disabled after its quarantine`;
    case 'test':
      return `A test of the notifications of ${displayName}`;
    default:
      return `We've detected an error while synchronizing to ${displayName}`;
  }
}

export function textOf(notice: QuarantineNotice): string {
  const { kind, reason, error } = notice;
  const lines = [
    openingOf(notice),
    '',
    ...(kind === 'test'
      ? []
      : [
          `Reason: ${reason}`,
          ...(error ? [`Error: ${error.code}`, error.message] : []),
          `Since: ${notice.seriesBegan}`,
          `Next try: ${notice.nextAttempt ?? 'none; the job is disabled'}`,
        ]),
    `Job: ${notice.jobId}`,
    ...(notice.link ? [`Details: ${notice.link}`] : []),
    '',
    ...adviceOf(kind),
    'This message comes from provsim, a simulator. No real tenant is concerned.',
  ];
  return lines.join('\n');
}

function openingOf({ kind, heldBack, application: { displayName } }: QuarantineNotice): string {
  switch (kind) {
    case 'deletionThreshold':
      return `${heldBack} objects were to be disabled or deleted in one cycle, more than the accidental deletion threshold allows. None was carried out.`;
    case 'quarantineLifted':
      return `Provisioning to ${displayName} is out of quarantine.`;
    case 'jobDisabled':
      return `Provisioning to ${displayName} was in quarantine for too long: the job is disabled.`;
    case 'test':
      return `Notifications of ${displayName} are delivered.`;
    default:
      return `Provisioning to ${displayName} is in quarantine.`;
  }
}

function adviceOf(kind: NotificationKind): string[] {
  switch (kind) {
    case 'deletionThreshold':
      return ['Allow the deletes on the overview of the job, or bring the objects back into scope and restart.'];
    case 'jobDisabled':
      return ['Correct the cause, then start or restart the job.'];
    case 'quarantined':
    case 'quarantineReasonChanged':
      return [
        'Correct the cause; the next try that succeeds lifts the quarantine. Starting or restarting the job lifts it at once.',
      ];
    default:
      return [];
  }
}
