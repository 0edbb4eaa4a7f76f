/** One finding: what was received, what Entra makes of it, and the exchange that showed it last. */
import { Body1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Finding } from '../../api/findings.ts';
import { queries } from '../../api/queries.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ExchangeDetails } from '../../components/exchange-details.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { formatTime } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { findingsTexts as texts } from '../../texts/findings.ts';
import { SeverityLabel } from './severity-label.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  heading: { margin: 0 },
});

interface FindingPaneProps {
  servicePrincipalId: string;
  finding: Finding;
  onClose(): void;
}

export function FindingPane({ servicePrincipalId, finding, onClose }: FindingPaneProps): ReactNode {
  const styles = useStyles();
  const { rule, severity, message, verdict, subject, received, count, firstSeen, lastSeen, lastEntryId } = finding;
  return (
    <DetailsPane title={message} subtitle={<SeverityLabel severity={severity} />} onClose={onClose}>
      <div className={styles.content}>
        <PropertyList
          properties={[
            { name: texts.verdict, value: verdict },
            ...(subject ? [{ name: texts.subject, value: subject }] : []),
            ...(received ? [{ name: texts.received, value: received, copyText: received }] : []),
            { name: texts.meaning, value: texts.severityHints[severity] },
            { name: texts.rule, value: rule },
            { name: texts.seen, value: texts.times(count) },
            { name: texts.firstSeen, value: formatTime(firstSeen) },
            { name: texts.lastSeen, value: formatTime(lastSeen) },
          ]}
        />
        {lastEntryId === null ? null : (
          <RouterLink to={addresses.logEntry(servicePrincipalId, lastEntryId, '?tab=http')}>{texts.entry}</RouterLink>
        )}
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.exchange}
        </Subtitle2>
        <LastExchange servicePrincipalId={servicePrincipalId} finding={finding} />
      </div>
    </DetailsPane>
  );
}

function LastExchange({ servicePrincipalId, finding }: Pick<FindingPaneProps, 'servicePrincipalId' | 'finding'>) {
  const exchange = useQuery(queries.findingExchange(servicePrincipalId, finding.id, finding.count));
  if (exchange.data) return <ExchangeDetails exchange={exchange.data} view="raw" />;
  if (exchange.data === null) return <Body1>{texts.noExchange}</Body1>;
  if (exchange.error) return <ErrorState error={exchange.error} onRetry={() => void exchange.refetch()} />;
  return <Spinner />;
}
