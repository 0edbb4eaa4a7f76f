/** What a run found: a sentence on the whole of it, then its steps, each opening to its details. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  header: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, width: '100%', minWidth: 0 },
  title: { flex: 1, minWidth: 0 },
  aside: { flexShrink: 0 },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
    minWidth: 0,
  },
});

interface VerdictProps {
  intent: 'success' | 'error' | 'info';
  title: string;
  /** Below the title, line by line. */
  text?: string | null;
}

export function Verdict({ intent, title, text = null }: VerdictProps): ReactNode {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.message}>
        <MessageBarTitle>{title}</MessageBarTitle>
        {text === null ? null : `\n${text}`}
      </MessageBarBody>
    </MessageBar>
  );
}

export interface JudgedStep {
  id: string;
  /** Before the title: how it went, where that is a mark alone. */
  mark?: ReactNode;
  title: string;
  /** At the right of the title. */
  aside: ReactNode;
  /** It was not reached. */
  isOff?: boolean;
  details: ReactNode;
}

export function JudgedSteps({ steps, opened }: { steps: readonly JudgedStep[]; opened: string[] }): ReactNode {
  const styles = useStyles();
  return (
    <Accordion multiple collapsible defaultOpenItems={opened}>
      {steps.map(({ id, mark, title, aside, isOff = false, details }) => (
        <AccordionItem key={id} value={id} disabled={isOff}>
          <AccordionHeader as="h3" expandIconPosition="end">
            <span className={styles.header}>
              {mark}
              <span className={styles.title}>{title}</span>
              <span className={styles.aside}>{aside}</span>
            </span>
          </AccordionHeader>
          <AccordionPanel className={styles.panel}>{details}</AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}
