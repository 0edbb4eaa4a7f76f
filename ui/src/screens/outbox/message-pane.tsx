/** One notification: to whom, what became of it, and its text. */
import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OutboxMessage } from '../../api/outbox.ts';
import { CodeText } from '../../components/code-text.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { addresses } from '../../shell/addresses.ts';
import { outboxTexts as texts } from '../../texts/outbox.ts';
import { MailLabel, WebhookLabel } from './delivery-labels.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  title: { margin: 0 },
});

export function MessagePane({ message, onClose }: { message: OutboxMessage; onClose(): void }): ReactNode {
  const styles = useStyles();
  const { subject, at, from, to, text, mail, webhook, errors, notice } = message;
  return (
    <DetailsPane title={subject} subtitle={<TimeText time={at} isRelative />} onClose={onClose}>
      <div className={styles.content}>
        <PropertyList
          properties={[
            { name: texts.columns.mail, value: <MailLabel state={mail} /> },
            { name: texts.columns.webhook, value: <WebhookLabel state={webhook} /> },
            ...(errors.length > 0 ? [{ name: texts.errors, value: errors.join(' ') }] : []),
            { name: texts.from, value: from },
            { name: texts.columns.to, value: to.join(', ') || texts.nobody },
            { name: texts.reason, value: notice.reason },
            { name: texts.job, value: notice.jobId, copyText: notice.jobId },
          ]}
        />
        <Subtitle2 as="h3" className={styles.title}>
          {texts.message}
        </Subtitle2>
        <CodeText text={text} />
        <RouterLink to={addresses.overview(notice.application.servicePrincipalId, notice.jobId || undefined)}>
          {texts.openApplication}
        </RouterLink>
      </div>
    </DetailsPane>
  );
}
