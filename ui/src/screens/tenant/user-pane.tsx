/** One user: simple edits whose effect can be watched, assignments, deletion. */
import { Button, Caption1, Field, Input, makeStyles, Spinner, Switch, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { User } from '../../../../simulator/model/directory.ts';
import { deleteUser, updateUser } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { EditForm } from '../../components/edit-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { noteDeleted, wasDeleted } from '../../hooks/deleted-here.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { common } from '../../texts/common.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';
import { AssignmentSection } from './assignment-section.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
  hint: { color: tokens.colorNeutralForeground2 },
});

const TENANT = [['tenant']];

interface UserPaneProps {
  userId: string;
  /** Address of the list that it was opened from. */
  list: string;
}

export function UserPane({ userId, list }: UserPaneProps): ReactNode {
  const navigate = useNavigate();
  const { data, error, isFetching, refetch } = useQuery(queries.user(userId));
  if (error && !isFetching && wasDeleted(userId)) return <Navigate to={list} replace />;
  if (data) return <LoadedUserPane user={data} list={list} />;
  return (
    <DetailsPane title={error ? common.notGiven : common.loading} onClose={() => void navigate(list)}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Spinner />}
    </DetailsPane>
  );
}

function LoadedUserPane({ user, list }: { user: User; list: string }): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const sayThat = useSavedNotice();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction({
    run: () => deleteUser(user.id),
    touches: TENANT,
    onDone: () => {
      sayThat(texts.userDeleted(user.displayName));
      noteDeleted(user.id);
      void navigate(list, { replace: true });
    },
  });
  return (
    <DetailsPane title={user.displayName} subtitle={user.userPrincipalName} onClose={() => void navigate(list)}>
      <div className={styles.content}>
        <UserForm user={user} />
        <AssignmentSection principalId={user.id} />
        <PropertyList
          properties={[
            { name: texts.userPrincipalName, value: user.userPrincipalName, copyText: user.userPrincipalName },
            { name: texts.objectId, value: user.id, copyText: user.id },
            { name: texts.mail, value: user.mail ?? '' },
            { name: texts.employeeId, value: user.employeeId ?? '' },
          ]}
        />
        <div>
          <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
            {texts.deleteUser}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.deleteUserTitle(user.displayName)}
        text={texts.deleteUserText}
        confirm={texts.delete}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </DetailsPane>
  );
}

function UserForm({ user }: { user: User }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const stored = useMemo(
    () => ({
      displayName: user.displayName,
      jobTitle: user.jobTitle ?? '',
      department: user.department ?? '',
      accountEnabled: user.accountEnabled,
    }),
    [user],
  );
  const { fields, changed, isChanged, edit, discard } = useEdits(stored);
  const save = useAction({
    run: () => updateUser(user.id, patchOf(changed)),
    touches: TENANT,
    onDone: () => sayThat(),
  });
  const isNamed = fields.displayName.trim() !== '';
  return (
    <EditForm
      label={texts.properties}
      isChanged={isChanged && !save.isPending}
      isValid={isNamed}
      onSave={() => save.mutate()}
      onDiscard={discard}
    >
      <Field label={texts.displayName} required {...(isNamed ? {} : { validationMessage: texts.nameNeeded })}>
        <Input value={fields.displayName} onChange={(_event, { value }) => edit({ displayName: value })} />
      </Field>
      <Field label={texts.jobTitle}>
        <Input value={fields.jobTitle} onChange={(_event, { value }) => edit({ jobTitle: value })} />
      </Field>
      <Field label={texts.department}>
        <Input value={fields.department} onChange={(_event, { value }) => edit({ department: value })} />
      </Field>
      <Switch
        label={texts.accountEnabled}
        checked={fields.accountEnabled}
        onChange={(_event, { checked }) => edit({ accountEnabled: checked })}
      />
      <Caption1 className={styles.hint}>{texts.watch}</Caption1>
    </EditForm>
  );
}

/** Graph clears a property with null, not with an empty text (G-13). */
function patchOf(changed: Partial<Pick<User, 'displayName' | 'jobTitle' | 'department' | 'accountEnabled'>>) {
  return Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value === '' ? null : value]));
}
