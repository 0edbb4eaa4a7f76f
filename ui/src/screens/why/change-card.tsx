/** The values that differ, the requests that would be sent for them, and the queries that were sent to find out. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Exchange } from '../../../../simulator/model/exchange.ts';
import type { Explanation } from '../../api/explain.ts';
import { ModifiedTable } from '../../components/modified-table.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { whyTexts as texts } from '../../texts/why.ts';
import { ExchangeList } from '../logs/exchange-list.tsx';
import { StepsTab } from '../logs/steps-tab.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  panel: { margin: `0 0 ${tokens.spacingVerticalL}` },
});

export function ChangeCard({ explanation }: { explanation: Explanation }): ReactNode {
  const styles = useStyles();
  const { differences, wouldSend, asked, steps } = explanation;
  const isWritten = wouldSend.length > 0 && differences.length > 0;
  return (
    <>
      <SectionCard title={texts.differences}>
        {isWritten ? (
          <ModifiedTable label={texts.differences} rows={differences} />
        ) : (
          <Body1 className={styles.quiet}>{texts.noDifference}</Body1>
        )}
      </SectionCard>
      <SectionCard title={texts.requests}>
        {wouldSend.length > 0 ? (
          <ExchangeList exchanges={wouldSend.map(unsent)} />
        ) : (
          <Body1 className={styles.quiet}>{texts.noRequest}</Body1>
        )}
        <Accordion multiple collapsible>
          {asked.length > 0 ? (
            <AccordionItem value="asked">
              <AccordionHeader as="h3">{texts.asked}</AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <ExchangeList exchanges={asked} opened={[]} />
              </AccordionPanel>
            </AccordionItem>
          ) : null}
          <AccordionItem value="steps">
            <AccordionHeader as="h3">{texts.steps}</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <StepsTab steps={steps} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      </SectionCard>
    </>
  );
}

/** As an exchange that has not taken place: neither an answer nor a failure. */
function unsent({ operation, kind, method, url, requestHeaders, body }: Explanation['wouldSend'][number]): Exchange {
  return {
    operation,
    kind,
    method,
    url,
    requestHeaders,
    requestBody: body,
    response: null,
    failure: null,
    startedAtMs: 0,
    durationMs: 0,
  };
}
