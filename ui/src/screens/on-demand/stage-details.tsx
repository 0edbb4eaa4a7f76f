/** The details of one step: what was imported, which part of the scope decided, what was found, what was written. */
import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningStep } from '../../../../simulator/model/log.ts';
import type { OnDemandRun } from '../../api/on-demand.ts';
import { ModifiedTable } from '../../components/modified-table.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { entryTexts } from '../../texts/logs.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';
import { ExchangeList } from '../logs/exchange-list.tsx';
import type { Stage } from './run-stages.ts';
import { ScopeDetails } from './scope-details.tsx';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

export function StageDetails({ stage, run }: { stage: Stage; run: OnDemandRun }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      {stage.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id, and a run never changes.
        <div key={index} className={styles.part}>
          <Body1 className={styles.text}>{step.description}</Body1>
          <StepDetails step={step} />
        </div>
      ))}
      {stage.name === 'connection' && run.error ? (
        <PropertyList
          properties={[
            { name: entryTexts.errorCode, value: run.error.errorCode },
            { name: entryTexts.reason, value: run.error.reason },
          ]}
        />
      ) : null}
      {stage.name === 'action' ? <ActionDetails run={run} /> : null}
      {stage.exchanges.length > 0 ? (
        <div className={styles.part}>
          <Body1Strong>{texts.exchanges}</Body1Strong>
          <ExchangeList exchanges={stage.exchanges} opened={[]} />
        </div>
      ) : null}
    </div>
  );
}

function StepDetails({ step }: { step: ProvisioningStep }): ReactNode {
  if (step.provisioningStepType === 'scoping') return <ScopeDetails details={step.details} />;
  // What was written is in the table of modified attributes.
  if (step.provisioningStepType === 'export' && step.status !== 'skipped') return null;
  const { ScopeEvaluationResult: _scope, ...details } = step.details;
  const properties = Object.entries(details).map(([name, value]) => ({ name, value }));
  return properties.length > 0 ? <PropertyList properties={properties} /> : null;
}

function ActionDetails({ run }: { run: OnDemandRun }): ReactNode {
  const styles = useStyles();
  if (run.modified.length === 0 || run.result === 'Skipped') return <Body1>{texts.nothingModified}</Body1>;
  return (
    <div className={styles.part}>
      <Body1Strong>{run.result === 'Failure' ? texts.tried : texts.modified}</Body1Strong>
      <ModifiedTable label={texts.modified} rows={run.modified} />
    </div>
  );
}
