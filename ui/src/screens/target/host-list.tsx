/** The hosts of the sample app, and one of them beside. */
import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop';
import type { ReactNode } from 'react';
import type { Host } from '../../api/types.ts';
import { CodeText } from '../../components/code-text.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { targetTexts as texts } from '../../texts/target.ts';
import { useRows } from '../tenant/use-directory-list.ts';
import { departmentOf, workMailOf } from './host-attributes.ts';
import type { SampleAppQuery } from './sample-app-query.ts';
import { useTargetSearch } from './use-target-search.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

const columns: Column<Host>[] = [
  {
    key: 'host',
    header: texts.columns.host,
    width: 'minmax(0, 3fr)',
    render: (host) => <TwoLines first={host.displayName} second={host.userName} />,
  },
  {
    key: 'visibility',
    header: texts.columns.visibility,
    width: '120px',
    render: (host) => <VisibilityLabel host={host} />,
  },
  {
    key: 'mail',
    header: texts.columns.mail,
    width: 'minmax(0, 2fr)',
    render: (host) => <OneLine text={workMailOf(host)} />,
  },
  {
    key: 'department',
    header: texts.columns.department,
    width: 'minmax(0, 2fr)',
    render: (host) => <OneLine text={departmentOf(host)} />,
  },
];

export function HostList({ query }: { query: SampleAppQuery<Host> }): ReactNode {
  const target = useTargetSearch();
  const { name, visibility } = target;
  const { rows, loadMore } = useRows(query);
  const open = rows.find(({ id }) => id === target.id);
  return (
    <ListAndPane
      pane={open ? <HostPane host={open} onClose={() => target.set('id', '')} /> : null}
      list={
        <VirtualTable
          label={texts.hostTable}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          selectedKey={open?.id ?? null}
          onOpen={(host) => target.set('id', host.id)}
          isLoading={query.isPending}
          hasMore={query.hasNextPage}
          onLoadMore={loadMore}
          renderCompact={renderCompactHost}
          empty={<NothingInTarget isSearch={name !== '' || visibility !== 'all'} />}
        />
      }
    />
  );
}

export function NothingInTarget({ isSearch }: { isSearch: boolean }): ReactNode {
  return (
    <EmptyState
      icon={<DesktopRegular />}
      title={isSearch ? texts.noMatchTitle : texts.emptyTitle}
      text={isSearch ? texts.noMatchText : texts.emptyText}
    />
  );
}

function HostPane({ host, onClose }: { host: Host; onClose(): void }): ReactNode {
  const styles = useStyles();
  return (
    <DetailsPane title={host.displayName} subtitle={<VisibilityLabel host={host} />} onClose={onClose}>
      <div className={styles.pane}>
        <PropertyList
          properties={[
            { name: texts.userName, value: host.userName, copyText: host.userName },
            { name: texts.id, value: host.id, copyText: host.id },
          ]}
        />
        <Subtitle2 as="h3">{texts.attributes}</Subtitle2>
        <CodeText text={JSON.stringify(host.attributes, null, 2)} isJson />
      </div>
    </DetailsPane>
  );
}

function renderCompactHost(host: Host): ReactNode {
  return (
    <CompactRow aside={<VisibilityLabel host={host} />}>
      <TwoLines first={host.displayName} second={host.userName} />
    </CompactRow>
  );
}

function VisibilityLabel({ host }: { host: Host }): ReactNode {
  return (
    <StatusLabel status={host.active ? 'success' : 'skipped'}>
      {host.active ? texts.visible : texts.invisible}
    </StatusLabel>
  );
}

function keyOf(host: Host): string {
  return host.id;
}
