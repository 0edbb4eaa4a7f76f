/** Says that the job is in quarantine and why, with what can be done about it at hand (P-307, P-308). */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { SynchronizationQuarantine } from '../../../../simulator/model/job.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { formatTime, isNever } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { AllowDeletesDialog, RejectDeletesDialog } from './held-back-dialogs.tsx';
import { RestartDialog } from './restart-dialog.tsx';
import { useJobActions } from './use-job-actions.ts';

const useStyles = makeStyles({ body: { overflowWrap: 'anywhere' } });

interface QuarantineBannerProps {
  quarantine: SynchronizationQuarantine;
  address: JobAddress;
}

export function QuarantineBanner({ quarantine, address }: QuarantineBannerProps): ReactNode {
  const styles = useStyles();
  const { reason, nextAttempt } = quarantine;
  const sentences = [
    texts.quarantineReason(reason),
    isNever(nextAttempt) ? texts.quarantineDisabled : texts.quarantineNext(formatTime(nextAttempt)),
  ];
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{texts.quarantineTitle}</MessageBarTitle>
        {sentences.join(' ')}
      </MessageBarBody>
      <MessageBarActions>
        {reason === 'TooManyDeletes' ? <GuardButtons address={address} /> : <WaysOut address={address} />}
      </MessageBarActions>
    </MessageBar>
  );
}

function WaysOut({ address }: { address: JobAddress }): ReactNode {
  const { start, restart } = useJobActions(address);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => start.mutate()} disabledFocusable={start.isPending}>
        {texts.start}
      </Button>
      <Button onClick={() => setAsking(true)} disabledFocusable={restart.isPending}>
        {texts.restart}
      </Button>
      {isAsking ? <RestartDialog onRestart={restart.mutate} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function GuardButtons({ address }: { address: JobAddress }): ReactNode {
  const [asked, setAsked] = useState<'allow' | 'reject' | null>(null);
  const onClose = () => setAsked(null);
  return (
    <>
      <Button onClick={() => setAsked('allow')}>{texts.allowDeletes}</Button>
      <Button onClick={() => setAsked('reject')}>{texts.rejectDeletes}</Button>
      <RouterLink to={addresses.logs(address.servicePrincipalId, { action: ['stagedDelete', 'stagedAction'] })}>
        {texts.viewLogs}
      </RouterLink>
      {asked === 'allow' ? <AllowDeletesDialog address={address} onClose={onClose} /> : null}
      {asked === 'reject' ? <RejectDeletesDialog address={address} onClose={onClose} /> : null}
    </>
  );
}
