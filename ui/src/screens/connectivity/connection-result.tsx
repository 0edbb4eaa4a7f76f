/** What a connection test found: the portal's sentence (P-204), then each expectation with its exchange (P-205). */
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { ConnectionReport, Expectation } from '../../api/connection.ts';
import { ExchangeDetails } from '../../components/exchange-details.tsx';
import { JudgedSteps, Verdict } from '../../components/judged-steps.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';

const useStyles = makeStyles({
  result: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  summary: { color: tokens.colorNeutralForeground2 },
  rule: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
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
      <Verdict
        intent={ok ? 'success' : 'error'}
        title={ok ? texts.accepted : texts.refused}
        text={error ? `${texts.errorCode(error.code)}\n${texts.details(error.message)}` : null}
      />
      <Caption1 className={styles.summary}>
        {texts.summary(count('passed'), count('failed'), count('advised'))}
      </Caption1>
      <JudgedSteps
        opened={failed}
        steps={expectations.map((expectation) => {
          const shown = shownOf(expectation);
          const exchange = expectation.exchange === null ? undefined : exchanges[expectation.exchange];
          return {
            id: expectation.id,
            title: expectation.title,
            mark: (
              <StatusLabel status={statuses[shown]}>
                <VisuallyHidden>{`${texts.states[shown]}: `}</VisuallyHidden>
              </StatusLabel>
            ),
            aside: <Caption1 className={styles.rule}>{expectation.rule}</Caption1>,
            details: <ExpectationDetails expectation={expectation} exchange={exchange} />,
          };
        })}
      />
    </div>
  );
}

interface ExpectationDetailsProps {
  expectation: Expectation;
  exchange: ConnectionReport['exchanges'][number] | undefined;
}

function ExpectationDetails({ expectation, exchange }: ExpectationDetailsProps): ReactNode {
  const { rule, necessity, seen, advice } = expectation;
  return (
    <>
      <PropertyList
        properties={[
          { name: texts.seen, value: seen },
          ...(advice === null ? [] : [{ name: texts.advice, value: advice }]),
          { name: texts.necessity, value: texts.necessities[necessity] },
          { name: texts.rule, value: rule },
        ]}
      />
      {exchange ? <ExchangeDetails exchange={exchange} view="raw" /> : <Body1>{texts.noExchange}</Body1>}
    </>
  );
}

function shownOf({ state, necessity }: Expectation): Shown {
  return state === 'failed' && necessity === 'advised' ? 'advised' : state;
}
