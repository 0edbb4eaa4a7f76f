/** The rehearsal of Microsoft's onboarding tests (V-40 to V-46): set up, live results, what failed and why, reports. */
import { Body1, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import {
  cancelRehearsal,
  type Rehearsal,
  type RehearsalRequest,
  reportAddress,
  reportFormats,
  rerunRehearsal,
  startRehearsal,
} from '../../api/rehearsal.ts';
import { type Command, CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { rehearsalTexts as texts } from '../../texts/rehearsal.ts';
import { problemOf, RehearsalSetUp, requestOf, type SetUp } from './rehearsal-set-up.tsx';
import { RehearsalSummary } from './rehearsal-summary.tsx';
import { SuiteCard } from './suite-card.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '960px' },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
});

const suites = ['gallery', 'protocol', 'requirements'] as const;
const initial: SetUp = { edition: '25', asMicrosoft: false, suites: [...suites], isOther: false, url: '', token: '' };

export function RehearsalScreen(): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId, displayName } = useApplication();
  const { data: rehearsal, error, refetch, isPending } = useQuery(queries.rehearsal(servicePrincipalId));
  const [setUp, setSetUp] = useState(initial);
  const [isAsking, setAsking] = useState(false);
  const [isTried, setTried] = useState(false);
  const touches = [queries.rehearsal(servicePrincipalId).queryKey, ['rehearsalResult', servicePrincipalId]];
  const start = useAction<RehearsalRequest>({ run: (request) => startRehearsal(servicePrincipalId, request), touches });
  const rerun = useAction({ run: () => rerunRehearsal(servicePrincipalId), touches });
  const cancel = useAction({ run: () => cancelRehearsal(servicePrincipalId), touches });
  const isRunning = rehearsal?.state === 'running';
  const ask = () => {
    setTried(true);
    if (problemOf(setUp) === null) setAsking(true);
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={texts.title}
      subject={displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={commandsOf(rehearsal ?? null, {
            servicePrincipalId,
            start: ask,
            rerun: () => rerun.mutate(),
            cancel: () => cancel.mutate(),
            isBusy: start.isPending || rerun.isPending || cancel.isPending,
          })}
        />
      }
    >
      <div className={styles.column}>
        <Body1 className={styles.intro}>{texts.intro}</Body1>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.noticeTitle}</MessageBarTitle>
            {texts.notice}
          </MessageBarBody>
        </MessageBar>
        {rehearsal ? <RehearsalSummary rehearsal={rehearsal} /> : null}
        {isRunning || isPending ? null : <RehearsalSetUp value={setUp} onChange={setSetUp} showsProblem={isTried} />}
        {rehearsal
          ? suites.map((suite) => (
              <SuiteCard key={suite} suite={suite} tests={rehearsal.tests.filter((test) => test.suite === suite)} />
            ))
          : null}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.confirmTitle}
        text={texts.confirm(setUp.isOther ? setUp.url : texts.ownTarget)}
        confirm={texts.confirmStart}
        onConfirm={() => start.mutate(requestOf(setUp))}
        onClose={() => setAsking(false)}
      />
    </Page>
  );
}

interface Doing {
  servicePrincipalId: string;
  start(): void;
  rerun(): void;
  cancel(): void;
  isBusy: boolean;
}

function commandsOf(rehearsal: Rehearsal | null, doing: Doing): Command[] {
  if (rehearsal?.state === 'running') {
    const cancel = { key: 'cancel', label: texts.cancel, icon: <DismissCircleRegular />, onRun: doing.cancel };
    return [{ ...cancel, isDisabled: doing.isBusy }];
  }
  const start: Command = {
    key: 'start',
    label: rehearsal ? texts.startAgain : texts.start,
    icon: <PlayRegular />,
    onRun: doing.start,
    isDisabled: doing.isBusy,
    isPrimary: true,
  };
  if (!rehearsal) return [start];
  const hasFailed = rehearsal.tests.some(({ outcome }) => ['failed', 'warning', 'cancelled'].includes(outcome));
  return [
    start,
    {
      key: 'rerun',
      label: texts.rerun,
      icon: <ArrowClockwiseRegular />,
      onRun: doing.rerun,
      isDisabled: doing.isBusy || !hasFailed,
    },
    ...reportFormats.map((format) => ({
      key: format,
      label: texts.download(format),
      icon: <ArrowDownloadRegular />,
      onRun: () => window.location.assign(reportAddress(doing.servicePrincipalId, format)),
    })),
  ];
}
