/** The snapshots that are kept: save, upload, and one of them beside the list. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { CameraRegular } from '@fluentui/react-icons/svg/camera';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { type Snapshot, uploadSnapshot } from '../../api/snapshots.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { TimeText } from '../../components/time-text.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { formatBytes } from '../../format/bytes.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { snapshotTexts as texts } from '../../texts/snapshots.ts';
import { SaveDialog } from './save-dialog.tsx';
import { SnapshotPane } from './snapshot-pane.tsx';

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground2, maxWidth: '860px' },
  file: { display: 'none' },
});

const columns: Column<Snapshot>[] = [
  {
    key: 'name',
    header: texts.columns.name,
    width: 'minmax(0, 3fr)',
    render: ({ name, applications }) => <TwoLines first={name} second={applications.join(', ')} />,
  },
  {
    key: 'content',
    header: texts.columns.content,
    width: 'minmax(0, 2fr)',
    render: ({ users, groups }) => <OneLine text={texts.content(users, groups)} />,
  },
  { key: 'saved', header: texts.columns.saved, width: '190px', render: ({ savedAt }) => <TimeText time={savedAt} /> },
  { key: 'time', header: texts.columns.time, width: '190px', render: ({ time }) => <TimeText time={time} /> },
  { key: 'size', header: texts.columns.size, width: '90px', render: ({ bytes }) => formatBytes(bytes) },
];

export function SnapshotsScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const { name } = useParams();
  const [isSaving, setSaving] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { data, error, refetch, isPending } = useQuery(queries.snapshots());
  const refresh = () => void refetch();
  const open = (chosen: string) => void navigate(addresses.snapshot(chosen));
  const upload = useAction({
    run: uploadSnapshot,
    touches: [queries.snapshots().queryKey],
    onDone: (given) => {
      notify.done(texts.uploaded(given.name));
      open(given.name);
    },
  });
  const names = (data ?? []).map((snapshot) => snapshot.name);
  const send = (file: File) => upload.mutate({ name: freeName(file.name, names), file });
  return (
    <Page
      isFilled
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            {
              key: 'save',
              label: texts.save,
              icon: <CameraRegular />,
              isPrimary: true,
              onRun: () => setSaving(true),
            },
            {
              key: 'upload',
              label: texts.upload,
              icon: <ArrowUploadRegular />,
              hint: texts.uploadHint,
              isDisabled: upload.isPending,
              onRun: () => chooser.current?.click(),
            },
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
          ]}
        />
      }
    >
      <Body1 className={styles.about}>{texts.about}</Body1>
      <input
        ref={chooser}
        type="file"
        aria-label={texts.chooseFile}
        accept=".provsim"
        className={styles.file}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) send(file);
          target.value = '';
        }}
      />
      <ListAndPane
        pane={
          name && data ? (
            <SnapshotPane
              key={name}
              snapshot={data.find((snapshot) => snapshot.name === name) ?? null}
              name={name}
              onClose={() => void navigate(addresses.snapshots)}
              onDeleted={() => void navigate(addresses.snapshots, { replace: true })}
            />
          ) : null
        }
        list={
          error && !data ? (
            <ErrorState error={error} onRetry={refresh} />
          ) : (
            <VirtualTable
              label={texts.table}
              columns={columns}
              rows={data ?? []}
              rowKey={keyOf}
              selectedKey={name ?? null}
              isLoading={isPending}
              onOpen={(snapshot) => open(snapshot.name)}
              renderCompact={renderCompactSnapshot}
              empty={<EmptyState icon={<CameraRegular />} title={texts.emptyTitle} text={texts.emptyText} />}
            />
          )
        }
      />
      <SaveDialog isOpen={isSaving} taken={names} onSaved={open} onClose={() => setSaving(false)} />
    </Page>
  );
}

function renderCompactSnapshot({ name, users, groups, bytes }: Snapshot): ReactNode {
  return (
    <CompactRow aside={formatBytes(bytes)}>
      <TwoLines first={name} second={texts.content(users, groups)} />
    </CompactRow>
  );
}

function keyOf({ name }: Snapshot): string {
  return name;
}

/** The file's own name, made one that can be kept and isn't taken. */
function freeName(fileName: string, taken: readonly string[]): string {
  const bare = fileName.replace(/\.provsim$/i, '').replace(/[^A-Za-z0-9 ._-]/g, '-');
  const name = (/^[A-Za-z0-9]/.test(bare) ? bare : `snapshot${bare}`).slice(0, 58);
  for (let number = 2; ; number++) {
    const tried = number === 2 ? name : `${name} ${number - 1}`;
    if (!taken.includes(tried)) return tried;
  }
}
