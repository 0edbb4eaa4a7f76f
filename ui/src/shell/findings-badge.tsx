/** How many findings the application has, beside its item of the navigation; nothing when there are none. */
import { CounterBadge, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.ts';
import { findingsTexts as texts } from '../texts/findings.ts';

const useStyles = makeStyles({ badge: { marginLeft: tokens.spacingHorizontalS } });

export function FindingsBadge({ servicePrincipalId }: { servicePrincipalId: string }): ReactNode {
  const styles = useStyles();
  const { data = [] } = useQuery(queries.findings(servicePrincipalId));
  if (data.length === 0) return null;
  const hasErrors = data.some(({ severity }) => severity === 'error');
  return (
    <CounterBadge
      className={styles.badge}
      size="small"
      appearance="filled"
      color={hasErrors ? 'danger' : 'informative'}
      count={data.length}
      role="img"
      aria-label={texts.badge(data.length)}
    />
  );
}
