/** The groups of the tenant: found by name; members and assignment beside the list. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { Group } from '../../../../simulator/model/directory.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';
import { tenantChangeTexts as changeTexts } from '../../texts/tenant-changes.ts';
import { ChangeSimulatorButton } from './change-simulator-button.tsx';
import { GroupPane } from './group-pane.tsx';
import { GroupSelectionBar } from './group-selection-bar.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';
import { SelectAllBox, SelectBox, selectColumn } from './select-box.tsx';
import { useRows, useSearchText } from './use-directory-list.ts';
import { type Selection, useSelection } from './use-selection.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const columns: Column<Group>[] = [
  {
    key: 'group',
    header: texts.columns.group,
    width: 'minmax(0, 3fr)',
    render: (group) => <TwoLines first={group.displayName} second={group.description} />,
  },
  { key: 'kind', header: texts.columns.kind, width: '130px', render: (group) => kindOf(group) },
  {
    key: 'mail',
    header: texts.mail,
    width: 'minmax(0, 2fr)',
    render: (group) => <OneLine text={group.mail ?? ''} />,
  },
];

export function GroupsScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const { groupId } = useParams();
  const { search: address } = useLocation();
  const [search, setSearch] = useSearchText();
  const query = useInfiniteQuery(queries.groups(search));
  const { rows, loadMore } = useRows(query);
  const refresh = () => void query.refetch();
  const [isCreating, setCreating] = useState(false);
  const selection = useSelection(rows, { of: 'groups', search, hasMore: query.hasNextPage });
  const selectable = useMemo(() => [selectColumn<Group>(selection), ...columns], [selection]);
  const renderCompact = useCallback((group: Group) => renderCompactGroup(group, selection), [selection]);
  return (
    <Page
      isFilled
      title={texts.groupsTitle}
      subject={texts.tenant}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            { key: 'new', label: changeTexts.newGroup, icon: <PeopleAddRegular />, onRun: () => setCreating(true) },
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
          ]}
        >
          <ChangeSimulatorButton />
        </CommandBar>
      }
    >
      <search aria-label={texts.searchGroups} className={styles.bar}>
        <SearchField label={texts.searchGroups} placeholder={texts.search} value={search} onChange={setSearch} />
      </search>
      {selection.selected.length > 0 ? (
        <GroupSelectionBar groups={selection.selected} onClear={selection.clear} />
      ) : null}
      <ListAndPane
        pane={
          groupId ? <GroupPane key={groupId} groupId={groupId} list={`${addresses.tenantGroups}${address}`} /> : null
        }
        list={
          query.error && !query.data ? (
            <ErrorState error={query.error} onRetry={refresh} />
          ) : (
            <VirtualTable
              label={texts.groupTable}
              columns={selectable}
              rows={rows}
              rowKey={keyOf}
              selectedKey={groupId ?? null}
              onOpen={(group) => void navigate(addresses.tenantGroup(group.id, address))}
              isLoading={query.isPending}
              hasMore={query.hasNextPage}
              onLoadMore={loadMore}
              renderCompact={renderCompact}
              compactHeader={<SelectAllBox selection={selection} label={changeTexts.selectAll} />}
              empty={
                <EmptyState
                  icon={<PeopleRegular />}
                  title={search ? texts.noMatchGroupsTitle : texts.emptyGroupsTitle}
                  text={search ? texts.noMatchText : texts.emptyGroupsText}
                />
              }
            />
          )
        }
      />
      {isCreating ? <NewGroupDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function renderCompactGroup(group: Group, selection: Selection): ReactNode {
  return (
    <CompactRow
      aside={
        <>
          {kindOf(group)}
          <SelectBox row={group} selection={selection} />
        </>
      }
    >
      <TwoLines first={group.displayName} second={group.description} />
    </CompactRow>
  );
}

function kindOf({ groupTypes, securityEnabled }: Group): string {
  if (groupTypes?.includes('Unified')) return texts.kinds.microsoft365;
  return securityEnabled ? texts.kinds.security : texts.kinds.distribution;
}

function keyOf(group: Group): string {
  return group.id;
}
