/** Says that the job is in quarantine, why, since when, and what to do (P-307). */
import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SynchronizationQuarantine } from '../../../../simulator/model/job.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { formatTime, isNever } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

interface QuarantineBannerProps {
  quarantine: SynchronizationQuarantine;
  servicePrincipalId: string;
}

export function QuarantineBanner({ quarantine, servicePrincipalId }: QuarantineBannerProps): ReactNode {
  const { reason, error, seriesBegan, seriesCount, nextAttempt } = quarantine;
  const sentences = [
    texts.quarantineReason(reason),
    error?.message,
    texts.quarantineSince(formatTime(seriesBegan)),
    texts.quarantineTries(seriesCount),
    isNever(nextAttempt) ? undefined : texts.quarantineNext(formatTime(nextAttempt)),
  ];
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{texts.quarantineTitle}</MessageBarTitle>
        {sentences.filter(Boolean).join(' ')}
      </MessageBarBody>
      <MessageBarActions>
        <RouterLink to={addresses.logs(servicePrincipalId, { status: ['failure'] })}>{texts.viewFailures}</RouterLink>
      </MessageBarActions>
    </MessageBar>
  );
}
