/** How the rehearsal stands: progress while it runs, then the verdict with its counts. */
import {
  Caption1,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Rehearsal, RehearsalOutcome } from '../../api/rehearsal.ts';
import { rehearsalTexts as texts } from '../../texts/rehearsal.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  text: { overflowWrap: 'anywhere' },
});

const outcomes: readonly RehearsalOutcome[] = ['success', 'failed', 'warning', 'skipped', 'waived', 'cancelled'];

export function RehearsalSummary({ rehearsal }: { rehearsal: Rehearsal }): ReactNode {
  const styles = useStyles();
  const { tests, state, target, leftovers, error, overallResult } = rehearsal;
  const count = (outcome: RehearsalOutcome) => tests.filter((test) => test.outcome === outcome).length;
  if (state === 'running') {
    const done = tests.length - count('waiting') - count('running');
    const current = tests.find(({ outcome }) => outcome === 'running')?.name ?? null;
    return (
      <Field validationState="none" validationMessage={texts.running(done, tests.length, current)}>
        <ProgressBar value={done} max={tests.length} aria-label={texts.progress} />
      </Field>
    );
  }
  const counts = outcomes.map((outcome) => [outcome, count(outcome)] as const).filter(([, number]) => number > 0);
  const verdict =
    overallResult === 'Succeeded'
      ? texts.succeeded
      : state === 'cancelled'
        ? texts.cancelled
        : error !== null
          ? texts.broken
          : texts.failed(count('failed'));
  return (
    <>
      <MessageBar intent={overallResult === 'Succeeded' ? 'success' : 'error'} layout="multiline" role="status">
        <MessageBarBody className={styles.text}>
          <MessageBarTitle>{verdict}</MessageBarTitle>
          {error ?? texts.summary(texts.counted(counts.map(([outcome, number]) => [outcome, number])), target)}
        </MessageBarBody>
      </MessageBar>
      {leftovers.length > 0 ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.leftBehind}</MessageBarTitle>
            <ul className={styles.list}>
              {leftovers.map(({ kind, id, name, reason }) => (
                <li key={`${kind} ${id ?? name}`}>
                  <Caption1>
                    {kind} {name}: {reason}
                  </Caption1>
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </>
  );
}
