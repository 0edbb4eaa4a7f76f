/** The outbox: every notification, what became of it by mail and webhook, and its text. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { MailSettingsRegular } from '@fluentui/react-icons/svg/mail-settings';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { NotificationTargets, OutboxMessage } from '../../api/outbox.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { formatTime } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { outboxTexts as texts } from '../../texts/outbox.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { MailLabel, WebhookLabel } from './delivery-labels.tsx';
import { MessagePane } from './message-pane.tsx';
import { TestMessageDialog } from './test-message-dialog.tsx';

const useStyles = makeStyles({
  hint: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    // The place of the text that is still being read, so that nothing moves when it arrives.
    minHeight: tokens.lineHeightBase300,
    '@media (max-width: 640px)': { minHeight: `calc(4 * ${tokens.lineHeightBase300})` },
  },
});

const columns: Column<OutboxMessage>[] = [
  { key: 'time', header: texts.columns.time, width: '170px', render: ({ at }) => <OneLine text={formatTime(at)} /> },
  {
    key: 'subject',
    header: texts.columns.subject,
    width: 'minmax(0, 4fr)',
    render: ({ subject, notice }) => <TwoLines first={subject} second={notice.application.displayName} />,
  },
  {
    key: 'to',
    header: texts.columns.to,
    width: 'minmax(0, 2fr)',
    render: ({ to }) => <OneLine text={to.join(', ') || texts.nobody} />,
  },
  { key: 'mail', header: texts.columns.mail, width: '120px', render: ({ mail }) => <MailLabel state={mail} /> },
  {
    key: 'webhook',
    header: texts.columns.webhook,
    width: '120px',
    render: ({ webhook }) => <WebhookLabel state={webhook} />,
  },
];

export function OutboxScreen(): ReactNode {
  const navigate = useNavigate();
  const { messageId } = useParams();
  const { data, error, isPending, refetch } = useQuery(queries.outbox());
  const { data: targets, error: targetsError, refetch: readTargets } = useQuery(queries.notificationTargets());
  const [asked, setAsked] = useState<'delivery' | 'test' | null>(null);
  const close = () => setAsked(null);
  const messages = data ?? [];
  const refresh = () => {
    void refetch();
    void readTargets();
  };
  const message = messages.find(({ id }) => id === messageId);
  return (
    <Page
      isFilled
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            { key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh },
            {
              key: 'setUp',
              label: texts.setUp,
              icon: <MailSettingsRegular />,
              onRun: () => setAsked('delivery'),
              isDisabled: targets === undefined,
            },
            { key: 'test', label: texts.sendTest, icon: <SendRegular />, onRun: () => setAsked('test') },
          ]}
        />
      }
    >
      {targetsError && !targets ? (
        <FailureNotice title={texts.targetsFailed} error={targetsError} onRetry={() => void readTargets()} />
      ) : (
        <Targets targets={targets} />
      )}
      <ListAndPane
        pane={message ? <MessagePane message={message} onClose={() => void navigate(addresses.outbox)} /> : null}
        list={
          error && !data ? (
            <ErrorState error={error} onRetry={refresh} />
          ) : (
            <VirtualTable
              label={texts.table}
              columns={columns}
              rows={messages}
              rowKey={keyOf}
              renderCompact={renderCompactMessage}
              selectedKey={messageId ?? null}
              onOpen={({ id }) => void navigate(addresses.outboxMessage(id))}
              isLoading={isPending}
              empty={<EmptyState icon={<MailRegular />} title={texts.emptyTitle} text={texts.emptyText} />}
            />
          )
        }
      />
      {asked === 'delivery' && targets ? <DeliveryDialog targets={targets} onClose={close} /> : null}
      {asked === 'test' ? (
        <TestMessageDialog
          onSent={(id) => {
            close();
            void navigate(addresses.outboxMessage(id));
          }}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}

function Targets({ targets }: { targets: NotificationTargets | undefined }): ReactNode {
  const styles = useStyles();
  if (targets === undefined) return <Body1 className={styles.hint} />;
  const { smtp, webhook } = targets;
  return (
    <Body1 className={styles.hint}>
      {smtp ? texts.smtp(smtp.host, smtp.port) : texts.noSmtp}{' '}
      {webhook ? texts.webhookTo(webhook.url) : texts.noWebhook} {smtp && webhook ? null : texts.howTo}
    </Body1>
  );
}

function renderCompactMessage({ subject, at, mail }: OutboxMessage): ReactNode {
  return (
    <CompactRow aside={<MailLabel state={mail} />}>
      <TwoLines first={subject} second={formatTime(at)} />
    </CompactRow>
  );
}

function keyOf({ id }: OutboxMessage): string {
  return id;
}
