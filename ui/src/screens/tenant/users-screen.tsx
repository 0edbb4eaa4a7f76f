/** The users of the tenant: found by name, changed beside the list. */
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { BinRecycleRegular } from '@fluentui/react-icons/svg/bin-recycle';
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { User } from '../../../../simulator/model/directory.ts';
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
import { DeletedUsersDialog } from './deleted-users-dialog.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';
import { PopulateDialog } from './populate-dialog.tsx';
import { SelectAllBox, SelectBox, selectColumn } from './select-box.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useRows, useSearchText } from './use-directory-list.ts';
import { type Selection, useSelection } from './use-selection.ts';
import { UserPane } from './user-pane.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const columns: Column<User>[] = [
  {
    key: 'user',
    header: texts.columns.user,
    width: 'minmax(0, 3fr)',
    render: (user) => <TwoLines first={user.displayName} second={user.userPrincipalName} />,
  },
  {
    key: 'department',
    header: texts.columns.department,
    width: 'minmax(0, 2fr)',
    render: (user) => <OneLine text={user.department ?? ''} />,
  },
  {
    key: 'jobTitle',
    header: texts.columns.jobTitle,
    width: 'minmax(0, 2fr)',
    render: (user) => <OneLine text={user.jobTitle ?? ''} />,
  },
  {
    key: 'type',
    header: texts.columns.type,
    width: '90px',
    render: (user) => user.userType ?? '',
  },
  { key: 'account', header: texts.columns.account, width: '110px', render: (user) => <AccountBadge user={user} /> },
];

export function UsersScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const { userId } = useParams();
  const { search: address } = useLocation();
  const [search, setSearch] = useSearchText();
  const query = useInfiniteQuery(queries.users(search));
  const { rows, loadMore } = useRows(query);
  const refresh = () => void query.refetch();
  const [dialog, setDialog] = useState<'new' | 'populate' | 'deleted' | null>(null);
  const closeDialog = () => setDialog(null);
  const selection = useSelection(rows, { of: 'users', search, hasMore: query.hasNextPage });
  const selectable = useMemo(() => [selectColumn<User>(selection), ...columns], [selection]);
  const renderCompact = useCallback((user: User) => renderCompactUser(user, selection), [selection]);
  return (
    <Page
      isFilled
      title={texts.usersTitle}
      subject={texts.tenant}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            { key: 'new', label: changeTexts.newUser, icon: <PersonAddRegular />, onRun: () => setDialog('new') },
            {
              key: 'populate',
              label: changeTexts.populate,
              icon: <PeopleAddRegular />,
              onRun: () => setDialog('populate'),
            },
            {
              key: 'deleted',
              label: changeTexts.deleted,
              icon: <BinRecycleRegular />,
              onRun: () => setDialog('deleted'),
            },
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
          ]}
        >
          <ChangeSimulatorButton />
        </CommandBar>
      }
    >
      <search aria-label={texts.searchUsers} className={styles.bar}>
        <SearchField label={texts.searchUsers} placeholder={texts.search} value={search} onChange={setSearch} />
      </search>
      {selection.selected.length > 0 ? <SelectionBar users={selection.selected} onClear={selection.clear} /> : null}
      <ListAndPane
        pane={userId ? <UserPane key={userId} userId={userId} list={`${addresses.tenantUsers}${address}`} /> : null}
        list={
          query.error && !query.data ? (
            <ErrorState error={query.error} onRetry={refresh} />
          ) : (
            <VirtualTable
              label={texts.userTable}
              columns={selectable}
              rows={rows}
              rowKey={keyOf}
              selectedKey={userId ?? null}
              onOpen={(user) => void navigate(addresses.tenantUser(user.id, address))}
              isLoading={query.isPending}
              hasMore={query.hasNextPage}
              onLoadMore={loadMore}
              renderCompact={renderCompact}
              compactHeader={<SelectAllBox selection={selection} label={changeTexts.selectAll} />}
              empty={
                <EmptyState
                  icon={<PersonRegular />}
                  title={search ? texts.noMatchTitle : texts.emptyUsersTitle}
                  text={search ? texts.noMatchText : texts.emptyUsersText}
                />
              }
            />
          )
        }
      />
      {dialog === 'new' ? <NewUserDialog domain={domainOf(rows)} onClose={closeDialog} /> : null}
      {dialog === 'populate' ? <PopulateDialog onClose={closeDialog} /> : null}
      {dialog === 'deleted' ? <DeletedUsersDialog onClose={closeDialog} /> : null}
    </Page>
  );
}

/** Of the first user, for the hint of a new one. */
function domainOf(users: readonly User[]): string {
  return users[0]?.userPrincipalName.split('@')[1] ?? 'example.com';
}

function renderCompactUser(user: User, selection: Selection): ReactNode {
  const position = [user.jobTitle, user.department].filter(Boolean).join(', ');
  return (
    <CompactRow
      aside={
        <>
          <AccountBadge user={user} />
          <SelectBox row={user} selection={selection} />
        </>
      }
    >
      <TwoLines first={user.displayName} second={position || user.userPrincipalName} />
    </CompactRow>
  );
}

function AccountBadge({ user }: { user: User }): ReactNode {
  return user.accountEnabled ? (
    <Badge appearance="tint" color="success">
      {texts.enabled}
    </Badge>
  ) : (
    <Badge appearance="tint" color="informative">
      {texts.disabled}
    </Badge>
  );
}

function keyOf(user: User): string {
  return user.id;
}
