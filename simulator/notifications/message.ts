/**
 * What a notification says (section 11 of the engine's rules). The real body is not public: this one names the
 * application, the reason, the error, the job and where to look (E-1105). Pure.
 */

export type NotificationKind = 'quarantined' | 'quarantineReasonChanged' | 'deletionThreshold';

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
  /** Address of the job's page; null when there is no server. */
  link: string | null;
}

/** The sender of the real service (E-1104). */
export const SENDER = 'azure-noreply@microsoft.com';

export function subjectOf(notice: QuarantineNotice): string {
  const { displayName } = notice.application;
  if (notice.kind === 'deletionThreshold') return `Provisioning to ${displayName} is held: too many deletions`;
  return `We've detected an error while synchronizing to ${displayName}`;
}

export function textOf(notice: QuarantineNotice): string {
  const lines = [
    notice.kind === 'deletionThreshold'
      ? `${notice.heldBack} objects were to be disabled or deleted in one cycle, more than the accidental deletion threshold allows. None was carried out.`
      : `Provisioning to ${notice.application.displayName} is in quarantine.`,
    '',
    `Reason: ${notice.reason}`,
    ...(notice.error ? [`Error: ${notice.error.code}`, notice.error.message] : []),
    `Since: ${notice.seriesBegan}`,
    `Next try: ${notice.nextAttempt ?? 'none; the job is disabled'}`,
    `Job: ${notice.jobId}`,
    ...(notice.link ? [`Details: ${notice.link}`] : []),
    '',
    notice.kind === 'deletionThreshold'
      ? 'Allow the deletes on the overview of the job, or bring the objects back into scope and restart.'
      : 'Correct the cause; the next try that succeeds lifts the quarantine. Starting or restarting the job lifts it at once.',
    '',
    'This message comes from provsim, a simulator. No real tenant is concerned.',
  ];
  return lines.join('\n');
}
