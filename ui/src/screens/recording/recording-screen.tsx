/** The recording: start, stop, and the scenario file as it grows. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { RecordRegular } from '@fluentui/react-icons/svg/record';
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import { type RecordingState, startRecording, stopRecording } from '../../api/scenarios.ts';
import { CodeText } from '../../components/code-text.tsx';
import { CommandBar } from '../../components/command-bar.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { saveText } from '../../format/save-text.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useCurrentApplication } from '../../hooks/use-current-application.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { scenarioTexts as texts } from '../../texts/scenarios.ts';

const useStyles = makeStyles({
  about: { color: tokens.colorNeutralForeground2, maxWidth: '860px' },
});

const GROWING_REFRESH_MS = 2000;
const FILE_NAME = 'recording.yaml';

export function RecordingScreen(): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const application = useCurrentApplication();
  const { data, error, refetch } = useQuery({
    ...queries.recording(),
    refetchInterval: (query) => (query.state.data?.state === 'recording' ? GROWING_REFRESH_MS : false),
  });
  const touches = [queries.recording().queryKey];
  const start = useAction({ run: startRecording, touches, onDone: () => notify.done(texts.started) });
  const stop = useAction({ run: () => stopRecording(), touches, onDone: () => notify.done(texts.stopped) });
  const isRecording = data?.state === 'recording';
  const scenario = data?.scenario ?? null;
  return (
    <Page
      title={texts.title}
      subject={application?.displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            isRecording
              ? {
                  key: 'stop',
                  label: texts.stop,
                  icon: <RecordStopRegular />,
                  isPrimary: true,
                  isDisabled: stop.isPending,
                  onRun: () => stop.mutate(),
                }
              : {
                  key: 'start',
                  label: texts.start,
                  icon: <RecordRegular />,
                  isPrimary: true,
                  hint: texts.startHint,
                  isDisabled: start.isPending || application === null,
                  onRun: () => application && start.mutate(application.servicePrincipalId),
                },
            {
              key: 'download',
              label: texts.download,
              icon: <ArrowDownloadRegular />,
              isDisabled: scenario === null,
              onRun: () => scenario !== null && saveText(FILE_NAME, scenario, 'text/yaml'),
            },
          ]}
        />
      }
    >
      <Body1 className={styles.about}>{texts.about}</Body1>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Recorded recording={data} /> : null}
    </Page>
  );
}

function Recorded({ recording }: { recording: RecordingState }): ReactNode {
  const { state, startedAt, steps, scenario } = recording;
  if (scenario === null) {
    return <EmptyState icon={<RecordRegular />} title={texts.emptyTitle} text={texts.emptyText} />;
  }
  return (
    <>
      <SectionCard title={texts.states[state]}>
        <PropertyList
          properties={[
            { name: texts.since, value: startedAt === null ? null : <TimeText time={startedAt} /> },
            { name: texts.steps, value: steps.toLocaleString('en') },
          ]}
        />
      </SectionCard>
      <SectionCard title={texts.file} aside={<CopyButton text={scenario} label={texts.copyFile} />}>
        <CodeText text={scenario} />
      </SectionCard>
    </>
  );
}
