/** What would become of the object, whether the next cycle looks at it, and how it stands to the target. */
import { Body1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Explanation } from '../../api/explain.ts';
import { type Property, PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { formatTime } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { whyTexts as texts } from '../../texts/why.ts';

const useStyles = makeStyles({
  headline: { display: 'flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  sentence: {
    margin: 0,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  },
  icon: { paddingTop: '4px' },
  look: { color: tokens.colorNeutralForeground2 },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  text: { whiteSpace: 'pre-line' },
});

export function OutlookCard({ explanation }: { explanation: Explanation }): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const { kind, objectId: id, outlook, result, look, scope } = explanation;
  return (
    <SectionCard title={texts.outlook}>
      <div className={styles.headline} role="status">
        <span className={styles.icon}>
          <StatusLabel status={result} />
        </span>
        <Subtitle1 as="h3" className={styles.sentence}>
          {outlook}
        </Subtitle1>
      </div>
      <Body1 className={styles.look}>{texts.look(look, formatTime)}</Body1>
      <PropertyList properties={propertiesOf(explanation, styles.text)} />
      {scope ? (
        <div className={styles.links}>
          <RouterLink to={addresses.onDemand(servicePrincipalId, { kind, id })}>{texts.onDemand}</RouterLink>
          <RouterLink to={kind === 'User' ? addresses.tenantUser(id) : addresses.tenantGroup(id)}>
            {texts.openInTenant}
          </RouterLink>
        </div>
      ) : null}
    </SectionCard>
  );
}

function propertiesOf({ error, look, link, escrow }: Explanation, textClass: string): Property[] {
  const properties: Property[] = [];
  if (error) {
    properties.push(
      { name: texts.errorCode, value: error.errorCode, copyText: error.errorCode },
      { name: texts.reason, value: <span className={textClass}>{error.reason}</span> },
    );
  }
  if (look.changes.length > 0) {
    const told = look.changes.map(({ type, atMs }) => `${texts.change(type)} ${formatTime(atMs)}`);
    properties.push({ name: texts.changes, value: told.join(', ') });
  }
  properties.push(
    link
      ? { name: texts.link, value: `${link.targetId}${texts.linkState(link.state)}`, copyText: link.targetId }
      : { name: texts.link, value: texts.notLinked },
  );
  if (escrow) {
    const next = formatTime(escrow.nextAttemptAtMs);
    properties.push({ name: texts.escrow, value: texts.escrowText(escrow.errorCode, escrow.retries, next) });
  }
  return properties;
}
