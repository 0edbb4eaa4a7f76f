/** The list of applications (P-103), their jobs side by side: state, cycle, rate, when the next one comes. */
import { Button, Tooltip } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { AppsRegular } from '@fluentui/react-icons/svg/apps';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { queries } from '../../api/queries.ts';
import type { Application, JobAtAGlance } from '../../api/types.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { formatCountdown } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { addresses } from '../../shell/addresses.ts';
import { applicationsTexts as texts } from '../../texts/applications.ts';
import { common } from '../../texts/common.ts';
import { DeleteApplicationDialog } from './delete-application-dialog.tsx';
import { cycleLines, type JobRow, jobRows, objectRate, overviewOf, rowKey, subtitleOf, targetOf } from './job-row.ts';
import { JobState } from './job-state.tsx';

export function ApplicationsScreen(): ReactNode {
  const navigate = useNavigate();
  const { data, error, refetch, isPending } = useQuery(queries.jobsAtAGlance());
  const [going, setGoing] = useState<Application | null>(null);
  const rows = useMemo(() => jobRows(data ?? []), [data]);
  const columns = useMemo(() => columnsWith(setGoing), []);
  const refresh = () => void refetch();
  const create = () => void navigate(addresses.newApplication());
  return (
    <Page
      isFilled
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            { key: 'new', label: texts.new, icon: <AddRegular />, onRun: create, hint: texts.newHint },
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
          ]}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={refresh} />
      ) : (
        <ListAndPane
          pane={null}
          list={
            <VirtualTable
              label={texts.table}
              columns={columns}
              rows={rows}
              rowKey={rowKey}
              isLoading={isPending}
              onOpen={(row) => void navigate(overviewOf(row))}
              renderCompact={renderCompactJob}
              empty={
                <EmptyState icon={<AppsRegular />} title={texts.emptyTitle} text={texts.emptyText}>
                  <Button appearance="primary" onClick={create}>
                    {texts.new}
                  </Button>
                </EmptyState>
              }
            />
          }
        />
      )}
      <DeleteApplicationDialog application={going} onClose={() => setGoing(null)} />
    </Page>
  );
}

function columnsWith(onDelete: (application: Application) => void): Column<JobRow>[] {
  return [
    {
      key: 'name',
      header: texts.name,
      width: 'minmax(0, 3fr)',
      render: (row) => <TwoLines first={row.application.displayName} second={subtitleOf(row)} />,
    },
    { key: 'state', header: texts.state, width: '150px', render: ({ job }) => <JobState job={job} /> },
    {
      key: 'cycle',
      header: texts.cycle,
      width: 'minmax(0, 4fr)',
      render: ({ job }) => <TwoLines {...cycleLines(job)} />,
    },
    { key: 'rate', header: texts.rate, width: '130px', render: ({ job }) => <Rate job={job} /> },
    { key: 'next', header: texts.next, width: '110px', render: ({ job }) => <NextRun job={job} /> },
    {
      key: 'target',
      header: texts.target,
      width: 'minmax(0, 3fr)',
      render: ({ application }) => <OneLine text={targetOf(application)} />,
    },
    {
      key: 'command',
      header: texts.command,
      width: '96px',
      render: ({ application }) => <DeleteButton application={application} onDelete={onDelete} />,
    },
  ];
}

interface DeleteButtonProps {
  application: Application;
  onDelete(application: Application): void;
}

function DeleteButton({ application, onDelete }: DeleteButtonProps): ReactNode {
  const name = texts.deleteOne(application.displayName);
  return (
    <Tooltip content={name} relationship="label">
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        onClick={(event) => {
          // The row opens when it is clicked.
          event.stopPropagation();
          onDelete(application);
        }}
      />
    </Tooltip>
  );
}

function Rate({ job }: { job: JobAtAGlance | null }): ReactNode {
  const nowMs = useVirtualNow('second');
  const rate = objectRate(job, nowMs);
  return rate === null ? common.notGiven : texts.rateOf(rate);
}

function NextRun({ job }: { job: JobAtAGlance | null }): ReactNode {
  const nowMs = useVirtualNow('second');
  if (!job) return common.notGiven;
  if (job.running) return texts.running;
  return job.nextRun === null ? texts.stopped : formatCountdown(Date.parse(job.nextRun) - nowMs);
}

function renderCompactJob({ application, job }: JobRow): ReactNode {
  return (
    <CompactRow aside={<JobState job={job} />}>
      <TwoLines first={application.displayName} second={cycleLines(job).first} />
    </CompactRow>
  );
}
