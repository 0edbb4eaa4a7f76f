/** The host groups of the sample app, and the members of one beside. */
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HostGroup } from '../../api/types.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { targetTexts as texts } from '../../texts/target.ts';
import { useRows } from '../tenant/use-directory-list.ts';
import { NothingInTarget } from './host-list.tsx';
import type { SampleAppQuery } from './sample-app-query.ts';
import { useTargetSearch } from './use-target-search.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  members: { listStyleType: 'none', margin: 0, padding: 0 },
  member: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

const columns: Column<HostGroup>[] = [
  {
    key: 'group',
    header: texts.columns.group,
    width: 'minmax(0, 3fr)',
    render: (group) => <OneLine text={group.displayName} />,
  },
  { key: 'members', header: texts.columns.members, width: '110px', render: (group) => membersOf(group) },
  { key: 'id', header: texts.columns.id, width: 'minmax(0, 3fr)', render: (group) => <OneLine text={group.id} /> },
];

export function HostGroupList({ query }: { query: SampleAppQuery<HostGroup> }): ReactNode {
  const target = useTargetSearch();
  const { rows, loadMore } = useRows(query);
  const open = rows.find(({ id }) => id === target.id);
  return (
    <ListAndPane
      pane={open ? <HostGroupPane group={open} onClose={() => target.set('id', '')} /> : null}
      list={
        <VirtualTable
          label={texts.groupTable}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          selectedKey={open?.id ?? null}
          onOpen={(group) => target.set('id', group.id)}
          isLoading={query.isPending}
          hasMore={query.hasNextPage}
          onLoadMore={loadMore}
          renderCompact={renderCompactGroup}
          empty={<NothingInTarget isSearch={target.name !== ''} />}
        />
      }
    />
  );
}

function HostGroupPane({ group, onClose }: { group: HostGroup; onClose(): void }): ReactNode {
  const styles = useStyles();
  return (
    <DetailsPane title={group.displayName} onClose={onClose}>
      <div className={styles.pane}>
        <PropertyList properties={[{ name: texts.id, value: group.id, copyText: group.id }]} />
        <Subtitle2 as="h3">{texts.counted(texts.members, group.members.length)}</Subtitle2>
        {group.members.length === 0 ? <Body1>{texts.noMembers}</Body1> : null}
        <ul className={styles.members}>
          {group.members.map(({ id, name }) => (
            <li key={id} className={styles.member}>
              {name || id}
            </li>
          ))}
        </ul>
      </div>
    </DetailsPane>
  );
}

function renderCompactGroup(group: HostGroup): ReactNode {
  return (
    <CompactRow aside={`${membersOf(group)} ${texts.members.toLowerCase()}`}>
      <TwoLines first={group.displayName} second={group.id} />
    </CompactRow>
  );
}

function membersOf(group: HostGroup): string {
  return group.members.length.toLocaleString('en');
}

function keyOf(group: HostGroup): string {
  return group.id;
}
