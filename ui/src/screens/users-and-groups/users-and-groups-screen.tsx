/** Who is assigned to the application, and in which role (P-1001 to P-1003). */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
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
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';
import { AddAssignmentDialog } from './add-assignment-dialog.tsx';

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
  const remove = useAction<string>({
    run: (assignmentId) => unassign(servicePrincipalId, assignmentId),
    touches: [['tenant']],
    onDone: () => sayThat(),
  });
  const { mutate } = remove;
  const columns = useMemo(() => columnsFor(roles ?? [], mutate), [roles, mutate]);
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
              rows={assignments.data ?? []}
              rowKey={keyOf}
              onOpen={open}
              isLoading={assignments.isPending}
              renderCompact={(assignment) => (
                <CompactRow aside={<RemoveButton assignment={assignment} onRemove={mutate} />}>
                  <TwoLines first={assignment.principalDisplayName} second={typeOf(assignment)} />
                </CompactRow>
              )}
              empty={
                <EmptyState icon={<PeopleTeamRegular />} title={texts.emptyTitle} text={texts.emptyText}>
                  <Button appearance="primary" disabled={roles === undefined} onClick={() => setAdding(true)}>
                    {texts.add}
                  </Button>
                </EmptyState>
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
    </Page>
  );
}

function columnsFor(roles: readonly AppRole[], onRemove: (assignmentId: string) => void): Column<AppRoleAssignment>[] {
  const roleName = (id: string) => roles.find((role) => role.id === id)?.displayName ?? texts.defaultAccess;
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
      render: (assignment) => <OneLine text={roleName(assignment.appRoleId)} />,
    },
    {
      key: 'command',
      header: texts.columns.command,
      width: '130px',
      render: (assignment) => <RemoveButton assignment={assignment} onRemove={onRemove} />,
    },
  ];
}

interface RemoveButtonProps {
  assignment: AppRoleAssignment;
  onRemove(assignmentId: string): void;
}

function RemoveButton({ assignment, onRemove }: RemoveButtonProps): ReactNode {
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<DeleteRegular />}
      aria-label={texts.removeOne(assignment.principalDisplayName)}
      onClick={(event) => {
        // The row itself opens the user or group.
        event.stopPropagation();
        onRemove(assignment.id);
      }}
    >
      {texts.remove}
    </Button>
  );
}

function typeOf({ principalType }: AppRoleAssignment): string {
  return principalType === 'User' ? common.user : common.group;
}

function keyOf(assignment: AppRoleAssignment): string {
  return assignment.id;
}
