/** What people are told when a job enters quarantine or its reason changes; nothing when it ends (E-1102, E-545). */
import { type Applications, notificationSettings } from './applications/index.ts';
import type { Job, JobEvent } from './jobs/index.ts';
import type { Notifier } from './notifications/index.ts';

type QuarantineEvent = Extract<JobEvent, { type: 'quarantine' }>;

export async function sendQuarantineNotice(
  { jobId, event, state: { quarantine } }: QuarantineEvent,
  { applications, notifier, job }: { applications: Applications; notifier: Notifier; job: Job },
): Promise<void> {
  if ((event !== 'entered' && event !== 'reasonChanged') || !quarantine) return;
  const { application } = applications.findJob(jobId) ?? {};
  if (!application) return;
  const settings = notificationSettings(application);
  const tooMany = quarantine.reason === 'TooManyDeletes';
  await notifier.notify(
    {
      kind: tooMany ? 'deletionThreshold' : event === 'entered' ? 'quarantined' : 'quarantineReasonChanged',
      application: { servicePrincipalId: application.servicePrincipalId, displayName: application.displayName },
      jobId,
      reason: quarantine.reason,
      error: quarantine.error,
      seriesBegan: new Date(quarantine.seriesBeganMs).toISOString(),
      nextAttempt: quarantine.nextAttemptMs === null ? null : new Date(quarantine.nextAttemptMs).toISOString(),
      heldBack: job.cycles(1)[0]?.heldBack ?? 0,
      link: null,
    },
    // Both the box and an address are needed (E-1101).
    settings.Enabled ? addressesOf(settings.Recipients) : [],
  );
}

function addressesOf(recipients: string): string[] {
  return recipients
    .split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}
