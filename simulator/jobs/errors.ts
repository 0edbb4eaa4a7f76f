/** The errors of jobs: what can't be done with one. */
import { defineErrors, errorKind } from '../errors.ts';

export const jobError = defineErrors({
  JOB_NOT_FOUND: errorKind<{ jobId: string }>(
    404,
    1,
    ({ jobId }) => `There is no synchronization job '${jobId}'. List the jobs of the service principal to find its id.`,
  ),
  CYCLE_RUNNING: errorKind<{ jobId: string }>(
    409,
    1,
    ({ jobId }) => `A cycle of job '${jobId}' is running, and two never run at once. Wait until it has ended.`,
  ),
  ADVANCE_RUNNING: errorKind<{ target: string }>(
    409,
    1,
    ({ target }) => `Virtual time is being moved to ${target} already. Wait until it is there, or cancel that first.`,
  ),
  JOB_STARTED: errorKind<{ jobId: string; application: string }>(
    409,
    1,
    ({ jobId, application }) =>
      `Job '${jobId}' is started, and ${application} gets its tokens by OAuth: provision on demand wants such a job stopped. Pause it and start it again afterwards, or set the job setting provsim.onDemandWhileRunning to true.`,
  ),
  CREDENTIALS_MISSING: errorKind<{ jobId: string }>(
    400,
    1,
    ({ jobId }) =>
      `Job '${jobId}' has no tenant URL. Put the secrets BaseAddress and SecretToken of its service principal first.`,
  ),
  RESET_SCOPE_INVALID: errorKind<{ given: string; known: readonly string[] }>(
    400,
    1,
    ({ given, known }) => `'${given}' is no reset scope. Known: ${known.join(', ')}; several are joined by commas.`,
  ),
});
