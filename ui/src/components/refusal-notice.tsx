/** Why the simulator refused what a form gave: everything that was wrong, or the sentence that says it. */
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { asApiError } from '../hooks/use-notify.ts';
import { errorTexts } from '../texts/common.ts';

const useStyles = makeStyles({
  problems: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

interface RefusalNoticeProps {
  /** What didn't work, as a sentence. */
  title?: string;
  error: unknown;
}

export function RefusalNotice({ title = errorTexts.actionFailed, error }: RefusalNoticeProps): ReactNode {
  const styles = useStyles();
  const refusal = asApiError(error);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>{' '}
        {refusal.problems.length === 0 ? (
          errorTexts.explained(refusal).join(' ')
        ) : (
          <ul className={styles.problems}>
            {refusal.problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
