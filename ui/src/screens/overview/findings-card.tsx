/** How many findings of each severity there are, with the way to them. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { FindingSeverity } from '../../api/findings.ts';
import { queries } from '../../api/queries.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { findingsTexts as texts } from '../../texts/findings.ts';

const useStyles = makeStyles({ counts: { color: tokens.colorNeutralForeground2 } });

export const FindingsCard = memo(function FindingsCard({ servicePrincipalId }: { servicePrincipalId: string }) {
  const styles = useStyles();
  const { data } = useQuery(queries.findings(servicePrincipalId));
  if (!data) return null;
  const of = (wanted: FindingSeverity) => data.filter(({ severity }) => severity === wanted).length;
  return (
    <SectionCard
      title={texts.card}
      aside={<RouterLink to={addresses.findings(servicePrincipalId)}>{texts.cardLink}</RouterLink>}
    >
      <Body1 className={styles.counts}>
        {data.length === 0 ? texts.cardNone : texts.cardCounts(of('error'), of('warning'), of('note'))}
      </Body1>
    </SectionCard>
  );
});
