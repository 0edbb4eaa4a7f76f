/** Who is assigned to the application, and in which role (P-1001 to P-1003). */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AppRole, AppRoleAssignment } from '../../../../simulator/model/directory.ts';
import { unassign } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';
import { useSearchText } from '../tenant/use-directory-list.ts';
import { AddAssignmentDialog } from './add-assignment-dialog.tsx';
import { roleName } from './assignable-roles.ts';
import { type AssignmentActions, AssignmentCommands } from './assignment-commands.tsx';
import { EditAssignmentDialog } from './edit-assignment-dialog.tsx';

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground2 } });

export function UsersAndGroupsScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const sayThat = useSavedNotice();
  const application = useApplication();
  const { servicePrincipalId } = application;
  const [isAdding, setAdding] = useState(false);
  const assignments = useQuery(queries.assignments(servicePrincipalId));
  const { data: roles, error: rolesError, refetch: readRoles } = useQuery(queries.appRoles(servicePrincipalId));
  const [editing, setEditing] = useState<AppRoleAssignment | null>(null);
  const [search, setSearch] = useSearchText();
  const remove = useAction<AppRoleAssignment>({
    run: ({ id }) => unassign(servicePrincipalId, id),
    touches: [['tenant']],
    onDone: () => sayThat(),
  });
  const { mutate } = remove;
  const actions = useMemo(() => ({ onEdit: setEditing, onRemove: mutate }), [mutate]);
  const columns = useMemo(() => columnsFor(roles ?? [], actions), [roles, actions]);
  const rows = useMemo(() => found(assignments.data ?? [], search), [assignments.data, search]);
  const refresh = () => void assignments.refetch();
  const open = ({ principalType, principalId }: AppRoleAssignment) =>
    void navigate(principalType === 'User' ? addresses.tenantUser(principalId) : addresses.tenantGroup(principalId));
  return (
    <Page
      isFilled
      title={texts.title}
      subject={application.displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            {
              key: 'add',
              label: texts.add,
              icon: <AddRegular />,
              onRun: () => setAdding(true),
              isDisabled: roles === undefined,
            },
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
          ]}
        />
      }
    >
      <Caption1 className={styles.hint}>{texts.hint}</Caption1>
      <search aria-label={texts.search}>
        <SearchField label={texts.search} placeholder={texts.searchText} value={search} onChange={setSearch} />
      </search>
      {rolesError && !roles ? (
        <FailureNotice title={texts.rolesFailed} error={rolesError} onRetry={() => void readRoles()} />
      ) : null}
      {assignments.error && !assignments.data ? (
        <ErrorState error={assignments.error} onRetry={refresh} />
      ) : (
        <ListAndPane
          pane={null}
          list={
            <VirtualTable
              label={texts.table}
              columns={columns}
              rows={rows}
              rowKey={keyOf}
              onOpen={open}
              isLoading={assignments.isPending}
              renderCompact={(assignment) => (
                <CompactRow aside={<AssignmentCommands isCompact assignment={assignment} {...actions} />}>
                  <TwoLines
                    first={assignment.principalDisplayName}
                    second={texts.inRole(typeOf(assignment), roleName(roles ?? [], assignment.appRoleId))}
                  />
                </CompactRow>
              )}
              empty={
                search ? (
                  <EmptyState icon={<PeopleTeamRegular />} title={texts.noMatchTitle} text={texts.noMatchText} />
                ) : (
                  <EmptyState icon={<PeopleTeamRegular />} title={texts.emptyTitle} text={texts.emptyText}>
                    <Button appearance="primary" disabled={roles === undefined} onClick={() => setAdding(true)}>
                      {texts.add}
                    </Button>
                  </EmptyState>
                )
              }
            />
          }
        />
      )}
      {isAdding ? (
        <AddAssignmentDialog
          servicePrincipalId={servicePrincipalId}
          roles={roles ?? []}
          assigned={assignments.data?.map(({ principalId }) => principalId) ?? []}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {editing && roles ? (
        <EditAssignmentDialog
          assignment={editing}
          roles={roles}
          otherRoleIds={otherRolesOf(editing, assignments.data ?? [])}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Page>
  );
}

function columnsFor(roles: readonly AppRole[], actions: AssignmentActions): Column<AppRoleAssignment>[] {
  return [
    {
      key: 'name',
      header: texts.columns.name,
      width: 'minmax(0, 3fr)',
      render: (assignment) => <TwoLines first={assignment.principalDisplayName} second={assignment.principalId} />,
    },
    { key: 'type', header: texts.columns.type, width: '140px', render: typeOf },
    {
      key: 'role',
      header: texts.columns.role,
      width: 'minmax(0, 2fr)',
      render: (assignment) => <OneLine text={roleName(roles, assignment.appRoleId)} />,
    },
    {
      key: 'command',
      header: texts.columns.command,
      width: '190px',
      render: (assignment) => <AssignmentCommands assignment={assignment} {...actions} />,
    },
  ];
}

function found(assignments: readonly AppRoleAssignment[], search: string): AppRoleAssignment[] {
  const text = search.trim().toLowerCase();
  return assignments.filter(
    ({ principalDisplayName, principalId }) =>
      principalDisplayName.toLowerCase().includes(text) || principalId.toLowerCase() === text,
  );
}

function otherRolesOf(of: AppRoleAssignment, assignments: readonly AppRoleAssignment[]): string[] {
  return assignments
    .filter(({ id, principalId }) => principalId === of.principalId && id !== of.id)
    .map(({ appRoleId }) => appRoleId);
}

function typeOf({ principalType }: AppRoleAssignment): string {
  return principalType === 'User' ? common.user : common.group;
}

function keyOf(assignment: AppRoleAssignment): string {
  return assignment.id;
}
