/** What a connection test found: the portal's sentence (P-204), then each expectation with its exchange (P-205). */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { ConnectionReport, Expectation } from '../../api/connection.ts';
import { ExchangeDetails } from '../../components/exchange-details.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';

const useStyles = makeStyles({
  result: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  summary: { color: tokens.colorNeutralForeground2 },
  header: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, width: '100%', minWidth: 0 },
  title: { flex: 1, minWidth: 0 },
  rule: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
  },
  message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

type Shown = 'passed' | 'failed' | 'advised' | 'notChecked';

const statuses: Record<Shown, ProvisioningStatus> = {
  passed: 'success',
  failed: 'failure',
  advised: 'warning',
  notChecked: 'skipped',
};

export function ConnectionResult({ report }: { report: ConnectionReport }): ReactNode {
  const styles = useStyles();
  const { ok, error, expectations, exchanges } = report;
  const count = (shown: Shown) => expectations.filter((expectation) => shownOf(expectation) === shown).length;
  const failed = expectations.filter((expectation) => shownOf(expectation) === 'failed').map(({ id }) => id);
  return (
    <div className={styles.result}>
      <MessageBar intent={ok ? 'success' : 'error'} layout="multiline">
        <MessageBarBody className={styles.message}>
          <MessageBarTitle>{ok ? texts.accepted : texts.refused}</MessageBarTitle>
          {error ? `\n${texts.errorCode(error.code)}\n${texts.details(error.message)}` : null}
        </MessageBarBody>
      </MessageBar>
      <Caption1 className={styles.summary}>
        {texts.summary(count('passed'), count('failed'), count('advised'))}
      </Caption1>
      <Accordion multiple collapsible defaultOpenItems={failed}>
        {expectations.map((expectation) => (
          <ExpectationItem
            key={expectation.id}
            expectation={expectation}
            exchange={expectation.exchange === null ? undefined : exchanges[expectation.exchange]}
          />
        ))}
      </Accordion>
    </div>
  );
}

interface ExpectationItemProps {
  expectation: Expectation;
  exchange: ConnectionReport['exchanges'][number] | undefined;
}

function ExpectationItem({ expectation, exchange }: ExpectationItemProps): ReactNode {
  const styles = useStyles();
  const { id, title, rule, necessity, seen, advice } = expectation;
  const shown = shownOf(expectation);
  return (
    <AccordionItem value={id}>
      <AccordionHeader expandIconPosition="end">
        <span className={styles.header}>
          <StatusLabel status={statuses[shown]}>
            <VisuallyHidden>{`${texts.states[shown]}: `}</VisuallyHidden>
          </StatusLabel>
          <span className={styles.title}>{title}</span>
          <Caption1 className={styles.rule}>{rule}</Caption1>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <PropertyList
          properties={[
            { name: texts.seen, value: seen },
            ...(advice === null ? [] : [{ name: texts.advice, value: advice }]),
            { name: texts.necessity, value: texts.necessities[necessity] },
            { name: texts.rule, value: rule },
          ]}
        />
        {exchange ? <ExchangeDetails exchange={exchange} view="raw" /> : <Body1>{texts.noExchange}</Body1>}
      </AccordionPanel>
    </AccordionItem>
  );
}

function shownOf({ state, necessity }: Expectation): Shown {
  return state === 'failed' && necessity === 'advised' ? 'advised' : state;
}
