/** The HTTP exchanges behind an entry (P-912): formatted or as on the wire, to be copied as a command. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Caption1,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Exchange } from '../../../../simulator/model/exchange.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatDuration } from '../../format/times.ts';
import { common } from '../../texts/common.ts';
import { entryTexts as texts } from '../../texts/logs.ts';
import { ExchangeDetails, type ExchangeView } from './exchange-details.tsx';

const useStyles = makeStyles({
  header: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minWidth: 0, width: '100%' },
  path: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  method: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  duration: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  panel: { margin: `0 0 ${tokens.spacingVerticalL}` },
});

export function ExchangesTab({ entryId }: { entryId: string }): ReactNode {
  const styles = useStyles();
  const [view, setView] = useState<ExchangeView>('formatted');
  const { data, error, refetch } = useQuery(queries.exchanges(entryId));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} />;
  if (data.length === 0) {
    return <EmptyState icon={<ArrowSwapRegular />} title={texts.noExchanges} text={texts.noExchangesText} />;
  }
  return (
    <>
      <RadioGroup
        layout="horizontal"
        aria-label={texts.view}
        value={view}
        onChange={(_event, { value }) => setView(value as ExchangeView)}
      >
        <Radio value="formatted" label={texts.formatted} />
        <Radio value="raw" label={texts.raw} />
      </RadioGroup>
      <Accordion multiple collapsible defaultOpenItems={[data.length - 1]}>
        {data.map((exchange, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: exchanges have no id, and an entry never changes.
          <AccordionItem key={index} value={index}>
            <AccordionHeader>
              <span className={styles.header}>
                <span className={styles.method}>{exchange.method}</span>
                <span className={styles.path} title={exchange.url}>
                  {pathOf(exchange)}
                </span>
                <AnswerBadge exchange={exchange} />
                <Caption1 className={styles.duration}>{formatDuration(exchange.durationMs)}</Caption1>
              </span>
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <ExchangeDetails exchange={exchange} view={view} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </>
  );
}

function AnswerBadge({ exchange }: { exchange: Exchange }): ReactNode {
  const { response, failure } = exchange;
  if (!response) {
    return (
      <Badge appearance="tint" color="danger">
        {failure?.kind ?? common.notGiven}
      </Badge>
    );
  }
  return (
    <Badge appearance="tint" color={response.status < 300 ? 'success' : response.status < 500 ? 'warning' : 'danger'}>
      {response.status}
    </Badge>
  );
}

/** The last part of the path and the query, readable: what tells one exchange from another. */
function pathOf({ url }: Exchange): string {
  const { pathname, search } = new URL(url);
  const resource = pathname.match(/\/(?:Users|Groups|[A-Z]\w+)(?:\/[^/]+)?$/)?.[0] ?? pathname;
  try {
    return decodeURIComponent((resource + search).replaceAll('+', ' '));
  } catch {
    return resource + search;
  }
}
