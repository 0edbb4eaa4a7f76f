/** HTTP exchanges one below the other: formatted or as on the wire, to be copied as a command (P-912, P-816). */
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
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Exchange } from '../../../../simulator/model/exchange.ts';
import { ExchangeDetails, type ExchangeView } from '../../components/exchange-details.tsx';
import { formatDuration } from '../../format/times.ts';
import { common } from '../../texts/common.ts';
import { entryTexts as texts } from '../../texts/logs.ts';

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

interface ExchangeListProps {
  exchanges: readonly Exchange[];
  /** Open when it is first shown; by default the last one. */
  opened?: number[];
}

export function ExchangeList({ exchanges, opened = [exchanges.length - 1] }: ExchangeListProps): ReactNode {
  const styles = useStyles();
  const [view, setView] = useState<ExchangeView>('formatted');
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
      <Accordion multiple collapsible defaultOpenItems={opened}>
        {exchanges.map((exchange, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: exchanges have no id, and the list never changes.
          <AccordionItem key={index} value={index}>
            <AccordionHeader>
              <span className={styles.header}>
                <span className={styles.method}>{exchange.method}</span>
                <span className={styles.path} title={exchange.url}>
                  {pathOf(exchange)}
                </span>
                <AnswerBadge exchange={exchange} />
                {exchange.response || exchange.failure ? (
                  <Caption1 className={styles.duration}>{formatDuration(exchange.durationMs)}</Caption1>
                ) : null}
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
  if (!response && !failure) return null;
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
