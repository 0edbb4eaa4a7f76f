/** The command bar of a job (P-301). */
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { FlashPlayRegular } from '@fluentui/react-icons/svg/flash-play';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { memo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { type Command, CommandBar } from '../../components/command-bar.tsx';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { RestartDialog } from './restart-dialog.tsx';
import { useJobActions } from './use-job-actions.ts';

interface JobCommandsProps {
  address: JobAddress;
  job: SynchronizationJob | undefined;
  /** Whether a cycle runs; undefined before the first answer. */
  isRunning: boolean | undefined;
  onRefresh(): void;
}

export const JobCommands = memo(function JobCommands({ address, job, isRunning, onRefresh }: JobCommandsProps) {
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { start, stop, restart, runCycle: cycle } = useJobActions(address);

  const isScheduled = job?.schedule.state === 'Active';
  const isUnknown = job === undefined || isRunning === undefined;
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
      icon: <ArrowSyncRegular />,
      onRun: () => cycle.mutate(),
      isDisabled: isUnknown || isRunning || cycle.isPending,
      hint: texts.runCycleHint,
    },
    {
      key: 'onDemand',
      label: texts.onDemand,
      icon: <FlashPlayRegular />,
      onRun: () => void navigate(addresses.onDemand(address.servicePrincipalId)),
    },
    { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: onRefresh },
  ];
  return (
    <>
      <CommandBar label={texts.commands} commands={commands} />
      {isAsking ? <RestartDialog onRestart={restart.mutate} onClose={() => setAsking(false)} /> : null}
    </>
  );
});
