/** The tests of one suite, each with its state; opened, one shows what it does and what came of it. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { RehearsalOutcome, RehearsalTest } from '../../api/rehearsal.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { rehearsalTexts as texts } from '../../texts/rehearsal.ts';
import { TestDetails } from './test-details.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    minWidth: 0,
    // Rows of several lines keep their distance.
    padding: `${tokens.spacingVerticalSNudge} 0`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
  },
  name: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', textAlign: 'left' },
  panel: { margin: `0 0 ${tokens.spacingVerticalL}` },
});

const statusOf: Record<Exclude<RehearsalOutcome, 'running'>, ProvisioningStatus> = {
  success: 'success',
  failed: 'failure',
  warning: 'warning',
  skipped: 'skipped',
  waived: 'skipped',
  cancelled: 'skipped',
  waiting: 'skipped',
};

/** The opened test stands in the address, so that it can be passed on. */
const OPENED = 'test';

export function SuiteCard({ suite, tests }: { suite: RehearsalTest['suite']; tests: RehearsalTest[] }): ReactNode {
  const styles = useStyles();
  const [search, setSearch] = useSearchParams();
  const opened = search.get(OPENED);
  if (tests.length === 0) return null;
  return (
    <SectionCard title={texts.suites[suite]}>
      <Accordion
        collapsible
        openItems={opened === null ? [] : [opened]}
        onToggle={(_event, { value }) =>
          setSearch(value === opened ? {} : { [OPENED]: String(value) }, { replace: true })
        }
      >
        {tests.map((test) => (
          <AccordionItem key={test.name} value={test.name}>
            <AccordionHeader as="h3">
              <span className={styles.header}>
                <span className={styles.line}>
                  <Outcome outcome={test.outcome} />
                  <span className={styles.name}>{test.name}</span>
                  {test.level === null ? null : <Caption1 className={styles.quiet}>{test.level}</Caption1>}
                </span>
                {test.reason === '' ? null : <Caption1 className={styles.quiet}>{test.reason}</Caption1>}
              </span>
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <TestDetails test={test} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </SectionCard>
  );
}

function Outcome({ outcome }: { outcome: RehearsalOutcome }): ReactNode {
  if (outcome === 'running') return <Spinner size="tiny" label={texts.outcomes.running} labelPosition="after" />;
  return <StatusLabel status={statusOf[outcome]}>{texts.outcomes[outcome]}</StatusLabel>;
}
