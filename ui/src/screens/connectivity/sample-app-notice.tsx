/** That an application was made with the built-in sample app, and the way back to it. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { readSampleAppConnection } from '../../api/control.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useSingleMutation } from '../../hooks/use-single-mutation.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';

interface SampleAppNoticeProps {
  servicePrincipalId: string;
  /** False when another address was put in its place. */
  isTarget: boolean;
  onFill(connection: { tenantUrl: string; token: string }): void;
}

export function SampleAppNotice({ servicePrincipalId, isTarget, onFill }: SampleAppNoticeProps): ReactNode {
  const notify = useNotify();
  const read = useSingleMutation({
    mutationFn: () => readSampleAppConnection(servicePrincipalId),
    onSuccess: onFill,
    onError: (error) => notify.failed(error),
  });
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{isTarget ? texts.sampleApp : texts.sampleAppLeft}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => read.mutate()}>{texts.fillSampleApp}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
