/** What can be done to a job: by the command bar, and by the quarantine's buttons. */
import { runCycle } from '../../api/control.ts';
import { type JobAddress, pauseJob, restartJob, startJob } from '../../api/jobs.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

export function useJobActions(address: JobAddress) {
  const notify = useNotify();
  const touches = [queries.job(address).queryKey, queries.jobActivity(address.jobId).queryKey];
  return {
    start: useAction({ run: () => startJob(address), touches, onDone: () => notify.done(texts.started) }),
    stop: useAction({ run: () => pauseJob(address), touches, onDone: () => notify.done(texts.stopped) }),
    /** With a reset scope, or without one as the portal does. */
    restart: useAction<string | null>({
      run: (resetScope) => restartJob(address, resetScope),
      touches,
      onDone: (resetScope) => notify.done(resetScope === ALLOW_DELETES ? texts.deletesAllowed : texts.restarted),
    }),
    runCycle: useAction({ run: () => runCycle(address.jobId), touches }),
  };
}

/** The reset scope that carries out what the deletion guard held back (E-607). */
export const ALLOW_DELETES = 'ForceDeletes';
