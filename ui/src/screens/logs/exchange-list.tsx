/** The HTTP exchanges behind an entry: formatted or raw, and as a cURL command. Secrets are redacted by the server. */
import { Badge, Button, Card, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exchange } from '../../../../simulator/model/exchange.ts';
import { queries } from '../../api/queries.ts';
import { useNotices } from '../../components/notices.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { texts } from '../../texts/texts.ts';
import { asCurl, asText, bodyText } from './exchange-text.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    flexWrap: 'wrap',
    overflowWrap: 'anywhere',
  },
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

export function ExchangeList({ entryId }: { entryId: string }) {
  const styles = useStyles();
  const [isRaw, setRaw] = useState(false);
  const { data, error, refetch } = useQuery(queries.exchanges(entryId));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{texts.logs.noExchanges}</Empty>;
  return (
    <div className={styles.list}>
      <Switch label={texts.logs.raw} checked={isRaw} onChange={(_event, { checked }) => setRaw(checked)} />
      {data.map((exchange, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the exchanges of an entry never change.
        <OneExchange key={index} exchange={exchange} isRaw={isRaw} />
      ))}
    </div>
  );
}

function OneExchange({ exchange, isRaw }: { exchange: Exchange; isRaw: boolean }) {
  const styles = useStyles();
  const { done, failed } = useNotices();
  const { response } = exchange;
  const isGood = response !== null && response.status < 300;
  const copy = () => {
    navigator.clipboard.writeText(asCurl(exchange)).then(() => done(texts.overview.copied), failed);
  };
  return (
    <Card>
      <div className={styles.head}>
        <Text weight="semibold">{exchange.method}</Text>
        <Text>{decodeURIComponent(exchange.url.replaceAll('+', ' '))}</Text>
        <Badge appearance="tint" color={isGood ? 'success' : 'danger'}>
          {response ? String(response.status) : texts.logs.noResponse}
        </Badge>
        <Button size="small" icon={<CopyRegular />} onClick={copy}>
          {texts.logs.copyCurl}
        </Button>
      </div>
      <Text as="h3" weight="semibold">
        {texts.logs.request}
      </Text>
      <pre className={styles.code}>
        {isRaw ? asText(exchange, 'request') : bodyText(exchange.requestBody) || exchange.method}
      </pre>
      <Text as="h3" weight="semibold">
        {texts.logs.response}
      </Text>
      <pre className={styles.code}>
        {isRaw
          ? asText(exchange, 'response')
          : response
            ? bodyText(response.body) || String(response.status)
            : exchange.failure?.message}
      </pre>
    </Card>
  );
}
