/**
 * Whom to tell what when a job enters quarantine, its reason changes or it ends (E-545, E-1102). Ends are told to the
 * webhook only.
 */
import { type Applications, notificationSettings } from './applications/index.ts';
import type { Job, JobEvent } from './jobs/index.ts';
import type { NotificationKind, Notifier } from './notifications/index.ts';

type QuarantineEvent = Extract<JobEvent, { type: 'quarantine' }>;

interface Delivery {
  applications: Applications;
  notifier: Notifier;
  job: Job;
  /** Of the server; null without one. */
  address: string | null;
}

export async function sendQuarantineNotice(
  { jobId, event, state, previous }: QuarantineEvent,
  { applications, notifier, job, address }: Delivery,
): Promise<void> {
  const quarantine = state.quarantine ?? previous;
  const { application } = applications.findJob(jobId) ?? {};
  if (event === 'kept' || !quarantine || !application) return;
  const isOver = event === 'lifted' || event === 'disabled';
  const { servicePrincipalId, displayName } = application;
  await notifier.notify(
    {
      kind: kindOf(event, quarantine.reason),
      application: { servicePrincipalId, displayName },
      jobId,
      reason: quarantine.reason,
      error: quarantine.error,
      seriesBegan: new Date(quarantine.seriesBeganMs).toISOString(),
      nextAttempt:
        isOver || quarantine.nextAttemptMs === null ? null : new Date(quarantine.nextAttemptMs).toISOString(),
      heldBack: job.cycles(1)[0]?.heldBack ?? 0,
      link: address === null ? null : `${address}/applications/${servicePrincipalId}/overview`,
    },
    recipientsOf(application),
  );
}

/** Both the box and an address are needed (E-1101). */
export function recipientsOf(application: Parameters<typeof notificationSettings>[0]): string[] {
  const { Enabled, Recipients } = notificationSettings(application);
  if (!Enabled) return [];
  return Recipients.split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

function kindOf(event: Exclude<QuarantineEvent['event'], 'kept'>, reason: string): NotificationKind {
  if (event === 'lifted') return 'quarantineLifted';
  if (event === 'disabled') return 'jobDisabled';
  if (reason === 'TooManyDeletes') return 'deletionThreshold';
  return event === 'entered' ? 'quarantined' : 'quarantineReasonChanged';
}
