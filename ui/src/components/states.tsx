/** What a screen shows while it has nothing else to show: loading, an error with its next step, emptiness. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

const useStyles = makeStyles({
  centre: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalXXXL, minHeight: '8rem' },
  empty: { color: tokens.colorNeutralForeground2, textAlign: 'center', maxWidth: '32rem' },
});

export function Loading() {
  const styles = useStyles();
  return (
    <div className={styles.centre}>
      <Spinner label={texts.loading} />
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{texts.error.title}</MessageBarTitle>
        {error.message}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={retry}>{texts.error.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.centre}>
      <Text className={styles.empty}>{children}</Text>
    </div>
  );
}
