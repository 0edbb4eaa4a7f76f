/** What the target does differently from what the real service expects, and was tolerated. */
import { Badge, Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { clearFindings, type SeenFinding } from '../../api/findings.ts';
import { queries } from '../../api/queries.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { findingTexts as texts } from '../../texts/overview.ts';

const FIRST_SHOWN = 5;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function FindingsCard({ servicePrincipalId }: { servicePrincipalId: string }): ReactNode {
  const styles = useStyles();
  const query = queries.findings(servicePrincipalId);
  const { data: findings = [] } = useQuery(query);
  const [isOpen, setOpen] = useState(false);
  const clear = useAction({ run: () => clearFindings(servicePrincipalId), touches: [query.queryKey] });
  const shown = isOpen ? findings : findings.slice(0, FIRST_SHOWN);
  const more = findings.length - shown.length;
  return (
    <SectionCard title={texts.title} aside={<Badge appearance="tint">{findings.length.toLocaleString('en')}</Badge>}>
      <Caption1 className={styles.quiet}>{findings.length === 0 ? texts.none : texts.hint}</Caption1>
      {findings.length > 0 ? (
        <>
          <ul className={styles.list}>
            {shown.map((finding) => (
              <Item key={`${finding.rule} ${finding.subject ?? ''} ${finding.message}`} finding={finding} />
            ))}
          </ul>
          <div className={styles.buttons}>
            {more > 0 ? (
              <Button size="small" onClick={() => setOpen(true)}>
                {texts.showMore(more)}
              </Button>
            ) : null}
            <Button size="small" onClick={() => clear.mutate()} disabledFocusable={clear.isPending}>
              {texts.clear}
            </Button>
          </div>
        </>
      ) : null}
    </SectionCard>
  );
}

function Item({ finding }: { finding: SeenFinding }): ReactNode {
  const styles = useStyles();
  const { message, subject, received, rule, count, lastSeen } = finding;
  return (
    <li className={styles.item}>
      <Body1>{message}</Body1>
      {subject || received ? (
        <Caption1 className={styles.quiet}>
          {[subject, received && texts.received(received)].filter(Boolean).join(' · ')}
        </Caption1>
      ) : null}
      <Caption1 className={styles.quiet}>
        {texts.seen(count)}, <TimeText time={lastSeen} isRelative /> · {rule}
      </Caption1>
    </li>
  );
}
