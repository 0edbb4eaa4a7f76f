/** The list of applications (P-103). */
import { AppsRegular } from '@fluentui/react-icons/svg/apps';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { queries } from '../../api/queries.ts';
import type { Application } from '../../api/types.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { addresses } from '../../shell/addresses.ts';
import { applicationsTexts as texts } from '../../texts/applications.ts';
import { common } from '../../texts/common.ts';
import { JobState } from './job-state.tsx';

const columns: Column<Application>[] = [
  {
    key: 'name',
    header: texts.name,
    width: 'minmax(0, 3fr)',
    render: (application) => <TwoLines first={application.displayName} second={application.servicePrincipalId} />,
  },
  {
    key: 'state',
    header: texts.state,
    width: '150px',
    render: (application) => <JobState application={application} />,
  },
  {
    key: 'profile',
    header: texts.profile,
    width: 'minmax(0, 2fr)',
    render: (application) => <OneLine text={application.profile} />,
  },
  {
    key: 'target',
    header: texts.target,
    width: 'minmax(0, 3fr)',
    render: (application) => <OneLine text={targetOf(application)} />,
  },
];

export function ApplicationsScreen(): ReactNode {
  const navigate = useNavigate();
  const { data, error, refetch, isPending } = useQuery(queries.applications());
  const refresh = () => void refetch();
  return (
    <Page
      isFilled
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[{ key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh }]}
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
              rows={data ?? []}
              rowKey={keyOf}
              isLoading={isPending}
              onOpen={(application) => void navigate(addresses.overview(application.servicePrincipalId))}
              renderCompact={renderCompactApplication}
              empty={<EmptyState icon={<AppsRegular />} title={texts.emptyTitle} text={texts.emptyText} />}
            />
          }
        />
      )}
    </Page>
  );
}

function renderCompactApplication(application: Application): ReactNode {
  return (
    <CompactRow aside={<JobState application={application} />}>
      <TwoLines first={application.displayName} second={targetOf(application)} />
    </CompactRow>
  );
}

function keyOf(application: Application): string {
  return application.servicePrincipalId;
}

function targetOf({ target }: Application): string {
  if (target.sampleApp) return texts.sampleApp;
  return target.tenantUrl ?? texts.noTarget;
}
