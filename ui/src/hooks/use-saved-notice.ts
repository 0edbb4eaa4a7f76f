/** Says that a change in the tenant is saved, and offers to bring it to the target at once. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { runCycle } from '../api/control.ts';
import { queries } from '../api/queries.ts';
import { common } from '../texts/common.ts';
import { useCurrentApplication } from './use-current-application.ts';
import { useNotify } from './use-notify.ts';

export function useSavedNotice(): (title?: string) => void {
  const notify = useNotify();
  const client = useQueryClient();
  const jobId = useCurrentApplication()?.jobId;
  return useCallback(
    (title) => {
      const run = () => {
        if (jobId === undefined) return;
        const begin = runCycle(jobId).then(() =>
          client.invalidateQueries({ queryKey: queries.jobActivity(jobId).queryKey }),
        );
        begin.then(() => notify.done(common.cycleBegun), notify.failed);
      };
      const more = jobId === undefined ? {} : { action: { label: common.runCycleNow, run } };
      notify.done(title ?? common.changeSaved, title === undefined ? more : { body: common.changeSaved, ...more });
    },
    [notify, client, jobId],
  );
}
