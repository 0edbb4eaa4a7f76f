/** What is wrong with an expression, in words below the editor that marks it. */
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ExpressionDiagnostic } from '../../api/schema.ts';
import { builderTexts as texts } from '../../texts/mapping.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', minHeight: '20px', overflowWrap: 'anywhere' },
  error: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  clean: { color: tokens.colorNeutralForeground2 },
});

interface ExpressionDiagnosticsProps {
  expression: string;
  diagnostics: readonly ExpressionDiagnostic[];
}

export function ExpressionDiagnostics({ expression, diagnostics }: ExpressionDiagnosticsProps): ReactNode {
  const styles = useStyles();
  const quiet = expression.trim() === '' ? texts.empty : texts.clean;
  return (
    <ul className={styles.list} aria-live="polite">
      {diagnostics.length === 0 ? (
        <li className={styles.clean}>
          <Caption1>{quiet}</Caption1>
        </li>
      ) : (
        diagnostics.map(({ severity, message }) => (
          <li key={message} className={mergeClasses(severity === 'error' ? styles.error : styles.warning)}>
            {`${severity === 'error' ? texts.error : texts.warning}: ${message}`}
          </li>
        ))
      )}
    </ul>
  );
}
