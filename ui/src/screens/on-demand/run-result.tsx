/** What provision on demand did: a headline, then the steps, each opening to its details (P-810 to P-816). */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { OnDemandRun } from '../../api/on-demand.ts';
import { JudgedSteps, Verdict } from '../../components/judged-steps.tsx';
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
  notReached: { color: tokens.colorNeutralForeground3 },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
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
        <JudgedSteps
          opened={openedOf(stages)}
          steps={stages.map((stage, index) => ({
            id: stage.name,
            title: `${index + 1}. ${texts.stepsOf[run.kind][stage.name]}`,
            aside: <StageStatus stage={stage} />,
            isOff: stage.status === null,
            details: <StageDetails stage={stage} run={run} />,
          }))}
        />
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
  const { result, name, action, error } = run;
  switch (result) {
    case 'Failure': {
      const text = error && `${error.errorCode}: ${error.reason}\n${explainError(error.errorCode).action}`;
      return <Verdict intent="error" title={texts.failure(name)} text={text} />;
    }
    case 'Skipped': {
      const last = run.steps.findLast((step) => step.status === 'skipped');
      return <Verdict intent="info" title={texts.skipped(name)} text={last?.description ?? null} />;
    }
    case 'Success':
      return <Verdict intent="success" title={texts.success(name, action)} />;
  }
}
