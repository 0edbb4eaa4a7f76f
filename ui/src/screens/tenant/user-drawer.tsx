/** One user: what can be changed to see the change arrive. */
import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { DeleteRegular, SaveRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { deleteUser, updateUser } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { DetailsDrawer } from '../../components/details-drawer.tsx';
import { Facts } from '../../components/facts.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { texts } from '../../texts/texts.ts';
import { AssignmentSwitch } from './assignment-switch.tsx';
import { useDirectoryChange } from './use-directory-change.ts';

const useStyles = makeStyles({ actions: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' } });

export function UserDrawer({
  userId,
  servicePrincipalId,
  onClose,
}: {
  userId: string;
  servicePrincipalId: string;
  onClose: () => void;
}) {
  const { data: user, error, refetch } = useQuery(queries.user(userId));
  return (
    <DetailsDrawer title={user?.displayName ?? texts.directory.details} onClose={onClose}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!user && !error && <Loading />}
      {user && <UserForm key={user.id} user={user} servicePrincipalId={servicePrincipalId} onClose={onClose} />}
    </DetailsDrawer>
  );
}

function UserForm({
  user,
  servicePrincipalId,
  onClose,
}: {
  user: User;
  servicePrincipalId: string;
  onClose: () => void;
}) {
  const styles = useStyles();
  const change = useDirectoryChange();
  const [department, setDepartment] = useState(user.department ?? '');
  const [jobTitle, setJobTitle] = useState(user.jobTitle ?? '');
  const save = () =>
    change(updateUser(user.id, { department: department || null, jobTitle: jobTitle || null }), texts.directory.saved);
  return (
    <>
      <Facts
        facts={[
          [texts.directory.userPrincipalName, user.userPrincipalName],
          ['ID', user.id],
        ]}
      />
      <AssignmentSwitch servicePrincipalId={servicePrincipalId} principalId={user.id} />
      <Switch
        label={texts.directory.enabled}
        checked={user.accountEnabled}
        onChange={(_event, { checked }) =>
          change(updateUser(user.id, { accountEnabled: checked }), texts.directory.saved)
        }
      />
      <Field label={texts.directory.department}>
        <Input value={department} onChange={(_event, { value }) => setDepartment(value)} />
      </Field>
      <Field label={texts.directory.jobTitle}>
        <Input value={jobTitle} onChange={(_event, { value }) => setJobTitle(value)} />
      </Field>
      <div className={styles.actions}>
        <Button appearance="primary" icon={<SaveRegular />} onClick={save}>
          {texts.directory.save}
        </Button>
        <ConfirmButton
          icon={<DeleteRegular />}
          label={texts.directory.delete}
          title={texts.directory.deleteTitle(user.displayName)}
          text={texts.directory.deleteText}
          confirm={() => {
            change(deleteUser(user.id), texts.directory.deleted);
            onClose();
          }}
        />
      </div>
    </>
  );
}
