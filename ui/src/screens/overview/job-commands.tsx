/** The command bar of a job (P-301). */
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { FlashPlayRegular } from '@fluentui/react-icons/svg/flash-play';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { type ReactNode, useState } from 'react';
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import { runCycle } from '../../api/control.ts';
import { type JobAddress, pauseJob, restartJob, startJob } from '../../api/jobs.ts';
import { queries } from '../../api/queries.ts';
import type { JobActivity } from '../../api/types.ts';
import { type Command, CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { common } from '../../texts/common.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

interface JobCommandsProps {
  address: JobAddress;
  job: SynchronizationJob | undefined;
  activity: JobActivity | undefined;
  onRefresh(): void;
}

export function JobCommands({ address, job, activity, onRefresh }: JobCommandsProps): ReactNode {
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const touches = [queries.job(address).queryKey, queries.jobActivity(address.jobId).queryKey];
  const start = useAction({ run: () => startJob(address), touches, onDone: () => notify.done(texts.started) });
  const stop = useAction({ run: () => pauseJob(address), touches, onDone: () => notify.done(texts.stopped) });
  const restart = useAction({ run: () => restartJob(address), touches, onDone: () => notify.done(texts.restarted) });
  const cycle = useAction({ run: () => runCycle(address.jobId), touches });

  const isScheduled = job?.schedule.state === 'Active';
  const isUnknown = job === undefined || activity === undefined;
  const startOrStop: Command = isScheduled
    ? { key: 'stop', label: texts.stop, icon: <StopRegular />, onRun: () => stop.mutate(), isDisabled: stop.isPending }
    : {
        key: 'start',
        label: texts.start,
        icon: <PlayRegular />,
        onRun: () => start.mutate(),
        isDisabled: isUnknown || start.isPending,
      };
  const commands: Command[] = [
    startOrStop,
    {
      key: 'restart',
      label: texts.restart,
      icon: <ArrowResetRegular />,
      onRun: () => setAsking(true),
      isDisabled: isUnknown || restart.isPending,
    },
    {
      key: 'cycle',
      label: texts.runCycle,
      icon: <FlashPlayRegular />,
      onRun: () => cycle.mutate(),
      isDisabled: isUnknown || activity.running || cycle.isPending,
      hint: texts.runCycleHint,
    },
    { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: onRefresh },
  ];
  return (
    <>
      <CommandBar label={texts.commands} commands={commands} />
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.restartTitle}
        text={texts.restartText}
        confirm={texts.restartConfirm}
        onConfirm={() => restart.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
