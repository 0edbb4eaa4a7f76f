/** What provision on demand did: a headline, then the steps, each opening to its details (P-810 to P-816). */
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
import { type ReactNode, useMemo } from 'react';
import type { OnDemandRun } from '../../api/on-demand.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { explainError } from '../../texts/error-codes.ts';
import { statusTexts } from '../../texts/logs.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';
import { openedOf, type Stage, stagesOf } from './run-stages.ts';
import { StageDetails } from './stage-details.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  header: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'center' },
  notReached: { color: tokens.colorNeutralForeground3 },
  panel: { margin: `0 0 ${tokens.spacingVerticalL}` },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

export function RunResult({ run }: { run: OnDemandRun }): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const stages = useMemo(() => stagesOf(run), [run]);
  const [entryId] = run.entryIds;
  return (
    <div className={styles.column}>
      <Headline run={run} />
      <SectionCard title={texts.steps}>
        <Accordion multiple collapsible defaultOpenItems={openedOf(stages)}>
          {stages.map((stage, index) => (
            <AccordionItem key={stage.name} value={stage.name} disabled={stage.status === null}>
              <AccordionHeader as="h3">
                <span className={styles.header}>
                  <span>
                    {index + 1}. {texts.stepsOf[run.kind][stage.name]}
                  </span>
                  <StageStatus stage={stage} />
                </span>
              </AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <StageDetails stage={stage} run={run} />
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
        {entryId ? (
          <div className={styles.links}>
            <RouterLink to={addresses.logEntry(servicePrincipalId, entryId, '')}>{texts.openEntry}</RouterLink>
          </div>
        ) : null}
      </SectionCard>
    </div>
  );
}

function StageStatus({ stage }: { stage: Stage }): ReactNode {
  const styles = useStyles();
  if (stage.status === null) return <Caption1 className={styles.notReached}>{texts.notReached}</Caption1>;
  return (
    <Caption1>
      <StatusLabel status={stage.status}>{statusTexts[stage.status]}</StatusLabel>
    </Caption1>
  );
}

function Headline({ run }: { run: OnDemandRun }): ReactNode {
  const styles = useStyles();
  const { result, name, action, error } = run;
  const last = run.steps.findLast((step) => step.status === 'skipped');
  if (result === 'Failure') {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody className={styles.text}>
          <MessageBarTitle>{texts.failure(name)}</MessageBarTitle>
          {error ? `${error.errorCode}: ${error.reason}\n${explainError(error.errorCode).action}` : null}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent={result === 'Success' ? 'success' : 'info'} layout="multiline">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{result === 'Success' ? texts.success(name, action) : texts.skipped(name)}</MessageBarTitle>
        {result === 'Skipped' && last ? <Body1>{last.description}</Body1> : null}
      </MessageBarBody>
    </MessageBar>
  );
}
