/** Whether a user or group is assigned to each application, and the button that changes it. */
import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { assign, unassign } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import type { Application } from '../../api/types.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { onSingleClick } from '../../hooks/second-click.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';
import { whyTexts } from '../../texts/why.ts';
import { firstRoleId } from '../users-and-groups/assignable-roles.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  row: {
    margin: 0,
    padding: 0,
    border: 'none',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
  },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function AssignmentSection({ principalId }: { principalId: string }): ReactNode {
  const styles = useStyles();
  const { data: applications, error, refetch } = useQuery(queries.applications());
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{texts.applications}</Subtitle2>
      {error && !applications ? (
        <FailureNotice title={texts.applicationsFailed} error={error} onRetry={() => void refetch()} />
      ) : null}
      {applications?.length === 0 ? <Body1 className={styles.quiet}>{texts.noApplications}</Body1> : null}
      {applications?.map((application) => (
        <AssignmentRow key={application.servicePrincipalId} application={application} principalId={principalId} />
      ))}
    </section>
  );
}

function AssignmentRow({ application, principalId }: { application: Application; principalId: string }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const { servicePrincipalId, displayName } = application;
  const readAssignments = useQuery(queries.assignments(servicePrincipalId));
  const { data: assignments } = readAssignments;
  const readRoles = useQuery(queries.appRoles(servicePrincipalId));
  const { data: roles } = readRoles;
  const own = assignments?.filter((assignment) => assignment.principalId === principalId) ?? [];
  const touches = [['tenant']];
  const onDone = () => sayThat();
  const add = useAction({
    run: () => assign(servicePrincipalId, principalId, firstRoleId(roles ?? [])),
    touches,
    onDone,
  });
  const remove = useAction({
    run: () => Promise.all(own.map(({ id }) => unassign(servicePrincipalId, id))),
    touches,
    onDone,
  });
  const isAssigned = own.length > 0;
  const isUnknown = assignments === undefined || roles === undefined;
  const error = readAssignments.error ?? readRoles.error;
  if (isUnknown && error) {
    const retry = () => {
      void readAssignments.refetch();
      void readRoles.refetch();
    };
    return <FailureNotice title={texts.assignmentFailed(displayName)} error={error} onRetry={retry} />;
  }
  return (
    <fieldset className={styles.row} aria-label={texts.assignmentOf(displayName)}>
      <span className={styles.name}>
        <Body1>{displayName}</Body1>
        <Caption1 className={styles.quiet}>
          {isUnknown ? common.loading : isAssigned ? texts.assigned : texts.notAssigned} ·{' '}
          <RouterLink to={addresses.why(servicePrincipalId, principalId)} label={texts.whyOf(displayName)}>
            {whyTexts.title}
          </RouterLink>
        </Caption1>
      </span>
      <Button
        size="small"
        disabledFocusable={isUnknown || add.isPending || remove.isPending}
        onClick={onSingleClick(() => (isAssigned ? remove : add).mutate())}
      >
        {isAssigned ? texts.unassign : texts.assign}
      </Button>
    </fieldset>
  );
}
