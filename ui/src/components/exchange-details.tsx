/** One exchange: request and answer, with what can be copied of them. */
import { Body1, Body1Strong, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { curlOf } from '../format/curl.ts';
import { readable, requestText, responseText } from '../format/http-text.ts';
import { entryTexts as texts } from '../texts/logs.ts';
import { CodeText } from './code-text.tsx';
import { CopyButton } from './copy-button.tsx';
import { PropertyList } from './property-list.tsx';

export type ExchangeView = 'formatted' | 'raw';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  title: { flex: 1 },
  url: { overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
  failure: { color: tokens.colorStatusDangerForeground1 },
});

interface ExchangeDetailsProps {
  exchange: Exchange;
  view: ExchangeView;
}

export function ExchangeDetails({ exchange, view }: ExchangeDetailsProps): ReactNode {
  const styles = useStyles();
  const { response, failure } = exchange;
  const request = requestText(exchange);
  const answer = responseText(exchange);
  return (
    <div className={styles.details}>
      <section className={styles.part}>
        <div className={styles.header}>
          <Body1Strong className={styles.title}>{texts.request}</Body1Strong>
          <CopyButton text={curlOf(exchange)} label={texts.copyCurlHint} caption={texts.copyCurl} />
          <CopyButton text={request} label={texts.copyRequest} />
        </div>
        {view === 'raw' ? (
          <CodeText text={request} />
        ) : (
          <>
            <span className={styles.url}>
              {exchange.method} {exchange.url}
            </span>
            <Message headers={exchange.requestHeaders} body={exchange.requestBody} />
          </>
        )}
      </section>
      <section className={styles.part}>
        <div className={styles.header}>
          <Body1Strong className={styles.title}>
            {texts.response}
            {response ? ` ${response.status}` : ''}
          </Body1Strong>
          {answer === null ? null : <CopyButton text={answer} label={texts.copyResponse} />}
        </div>
        {response === null ? (
          failure === null ? (
            <Body1 className={styles.quiet}>{texts.notSent}</Body1>
          ) : (
            <Body1 className={styles.failure}>{texts.noResponse(failure.kind, failure.message)}</Body1>
          )
        ) : view === 'raw' ? (
          <CodeText text={answer ?? ''} />
        ) : (
          <Message headers={response.headers} body={response.body} />
        )}
      </section>
    </div>
  );
}

function Message({ headers, body }: { headers: Record<string, string>; body: string | null }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <Caption1Strong>{texts.headers}</Caption1Strong>
      <PropertyList properties={Object.entries(headers).map(([name, value]) => ({ name, value }))} />
      <Caption1Strong>{texts.body}</Caption1Strong>
      {body ? <CodeText text={readable(body)} isJson /> : <Body1 className={styles.quiet}>{texts.noBody}</Body1>}
    </>
  );
}
