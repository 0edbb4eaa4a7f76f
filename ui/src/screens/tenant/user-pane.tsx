/** One user: properties, manager, assignments, deletion. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { deleteUser, type UserWithManager } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { noteDeleted } from '../../hooks/deleted-here.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { forgetUnsaved } from '../../hooks/use-unsaved.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';
import { AssignmentSection } from './assignment-section.tsx';
import { ManagerSection } from './manager-section.tsx';
import { ReadPane } from './read-pane.tsx';
import { UserForm } from './user-form.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
});

const TENANT = [['tenant']];

interface UserPaneProps {
  userId: string;
  /** Address of the list that it was opened from. */
  list: string;
}

export function UserPane({ userId, list }: UserPaneProps): ReactNode {
  return (
    <ReadPane read={useQuery(queries.user(userId))} id={userId} list={list}>
      {(user) => <LoadedUserPane user={user} list={list} />}
    </ReadPane>
  );
}

function LoadedUserPane({ user, list }: { user: UserWithManager; list: string }): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const sayThat = useSavedNotice();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction({
    run: () => deleteUser(user.id),
    touches: TENANT,
    onDone: () => {
      sayThat(texts.userDeleted(user.displayName));
      forgetUnsaved();
      noteDeleted(user.id);
      void navigate(list, { replace: true });
    },
  });
  return (
    <DetailsPane title={user.displayName} subtitle={user.userPrincipalName} onClose={() => void navigate(list)}>
      <div className={styles.content}>
        <UserForm user={user} />
        <ManagerSection user={user} />
        <AssignmentSection principalId={user.id} />
        <PropertyList
          properties={[
            { name: texts.userPrincipalName, value: user.userPrincipalName, copyText: user.userPrincipalName },
            { name: texts.objectId, value: user.id, copyText: user.id },
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
