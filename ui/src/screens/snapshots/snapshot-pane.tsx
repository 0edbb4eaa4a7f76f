/** One snapshot: what it holds; restore, download, delete. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { CameraRegular } from '@fluentui/react-icons/svg/camera';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { addressOf, deleteSnapshot, restoreSnapshot, type Snapshot } from '../../api/snapshots.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { formatBytes } from '../../format/bytes.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useSingleMutation } from '../../hooks/use-single-mutation.ts';
import { snapshotTexts as texts } from '../../texts/snapshots.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface SnapshotPaneProps {
  /** Null when there is none of the name. */
  snapshot: Snapshot | null;
  name: string;
  onClose(): void;
  onDeleted(): void;
}

export function SnapshotPane({ snapshot, name, onClose, onDeleted }: SnapshotPaneProps): ReactNode {
  return (
    <DetailsPane title={name} onClose={onClose}>
      {snapshot ? (
        <Content snapshot={snapshot} onDeleted={onDeleted} />
      ) : (
        <EmptyState icon={<CameraRegular />} title={texts.missingTitle} text={texts.missingText} />
      )}
    </DetailsPane>
  );
}

function Content({ snapshot, onDeleted }: { snapshot: Snapshot; onDeleted(): void }): ReactNode {
  const styles = useStyles();
  const client = useQueryClient();
  const notify = useNotify();
  const [question, setQuestion] = useState<'restore' | 'delete' | null>(null);
  const { name } = snapshot;
  const restore = useSingleMutation({
    mutationFn: () => restoreSnapshot(name),
    onSuccess: async ({ missingSecrets }) => {
      const list = missingSecrets.map(({ application, key }) => `${application}: ${key}`).join(', ');
      notify.done(texts.restored(name), list === '' ? {} : { body: texts.missingSecrets(list) });
      // Nothing of what was shown needs to be there any longer.
      await client.invalidateQueries();
    },
    onError: notify.failed,
  });
  const remove = useAction({
    run: () => deleteSnapshot(name),
    touches: [queries.snapshots().queryKey],
    onDone: () => {
      notify.done(texts.deleted(name));
      onDeleted();
    },
  });
  return (
    <div className={styles.content}>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={<ArrowResetRegular />}
          disabledFocusable={restore.isPending}
          onClick={() => setQuestion('restore')}
        >
          {texts.restore}
        </Button>
        <Button as="a" href={addressOf(name)} download icon={<ArrowDownloadRegular />}>
          {texts.download}
        </Button>
        <Button icon={<DeleteRegular />} onClick={() => setQuestion('delete')}>
          {texts.delete}
        </Button>
      </div>
      <PropertyList
        properties={[
          { name: texts.columns.saved, value: <TimeText time={snapshot.savedAt} /> },
          { name: texts.columns.time, value: <TimeText time={snapshot.time} /> },
          { name: texts.columns.content, value: texts.content(snapshot.users, snapshot.groups) },
          { name: texts.applications, value: snapshot.applications.join(', ') },
          { name: texts.secrets, value: snapshot.withSecrets ? texts.withSecrets : texts.withoutSecrets },
          { name: texts.columns.size, value: formatBytes(snapshot.bytes) },
        ]}
      />
      <ConfirmDialog
        isOpen={question === 'restore'}
        title={texts.restoreTitle(name)}
        text={texts.restoreText}
        confirm={texts.restore}
        onConfirm={() => restore.mutate()}
        onClose={() => setQuestion(null)}
      />
      <ConfirmDialog
        isOpen={question === 'delete'}
        title={texts.deleteTitle(name)}
        text={texts.deleteText}
        confirm={texts.delete}
        onConfirm={() => remove.mutate()}
        onClose={() => setQuestion(null)}
      />
    </div>
  );
}
