/** The steps of an entry, in order, each with what it found (G-105). */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Body1Strong,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningStep } from '../../../../simulator/model/log.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { statusTexts, entryTexts as texts } from '../../texts/logs.ts';

const useStyles = makeStyles({
  steps: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    ':last-child > span:first-child::after': { display: 'none' },
  },
  mark: {
    position: 'relative',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
  line: {
    position: 'relative',
    '::after': {
      content: '""',
      position: 'absolute',
      left: '13px',
      top: '32px',
      bottom: '4px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  content: { paddingBottom: tokens.spacingVerticalXL, minWidth: 0 },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    minHeight: '28px',
  },
  text: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  panel: { margin: `${tokens.spacingVerticalS} 0` },
  accordion: { marginLeft: `-${tokens.spacingHorizontalM}` },
});

export function StepsTab({ steps }: { steps: readonly ProvisioningStep[] }): ReactNode {
  const styles = useStyles();
  if (steps.length === 0) return <Body1>{texts.noSteps}</Body1>;
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id, and an entry never changes.
        <li key={index} className={styles.step}>
          <span className={styles.line} aria-hidden>
            <span className={styles.mark}>{index + 1}</span>
          </span>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: ProvisioningStep }): ReactNode {
  const styles = useStyles();
  const details = Object.entries(step.details);
  return (
    <div className={styles.content}>
      <div className={styles.header}>
        <Body1Strong>{texts.steps[step.provisioningStepType]}</Body1Strong>
        <Caption1>
          <StatusLabel status={step.status}>{statusTexts[step.status]}</StatusLabel>
        </Caption1>
      </div>
      <Body1 block className={styles.text}>
        {step.description}
      </Body1>
      {details.length > 0 ? (
        <Accordion collapsible className={styles.accordion}>
          <AccordionItem value="details">
            <AccordionHeader size="small">{texts.stepDetails(details.length)}</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <PropertyList properties={details.map(([name, value]) => ({ name, value }))} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
    </div>
  );
}
