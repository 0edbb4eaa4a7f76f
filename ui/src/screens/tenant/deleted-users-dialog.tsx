/** The users that were deleted and can be restored (G-119). */
import { Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { queries } from '../../api/queries.ts';
import { restoreUser } from '../../api/tenant-changes.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { common } from '../../texts/common.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '50vh', overflowY: 'auto' },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function DeletedUsersDialog({ onClose }: { onClose(): void }): ReactNode {
  const styles = useStyles();
  const { data, error, refetch } = useQuery(queries.deletedUsers());
  return (
    <DialogFrame title={texts.deleted} onClose={onClose}>
      <Body1>{texts.deletedText}</Body1>
      {data?.length === 0 ? <Body1 className={styles.quiet}>{texts.noneDeleted}</Body1> : null}
      {data ? (
        <ul className={styles.list} aria-label={texts.deleted}>
          {data.map((user) => (
            <DeletedUser key={user.id} user={user} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Spinner label={common.loading} />
      )}
    </DialogFrame>
  );
}

function DeletedUser({ user }: { user: User }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const restore = useAction({
    run: () => restoreUser(user.id),
    touches: [['tenant'], ['tenantSize']],
    onDone: () => sayThat(texts.restored(user.displayName)),
  });
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {user.displayName}
        <Caption1 className={styles.quiet}>{user.userPrincipalName}</Caption1>
      </span>
      <Button
        size="small"
        aria-label={texts.restoreOne(user.displayName)}
        disabledFocusable={restore.isPending}
        onClick={() => restore.mutate()}
      >
        {texts.restore}
      </Button>
    </li>
  );
}
