/** The parts of the scope decision: through what it is assigned, and which clause of which filter decided. */
import { Badge, Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ExplainedScope, Explanation } from '../../api/explain.ts';
import { queries } from '../../api/queries.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { onDemandTexts } from '../../texts/on-demand.ts';
import { whyTexts as texts } from '../../texts/why.ts';

const useStyles = makeStyles({
  parts: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
  },
  nested: { margin: `${tokens.spacingVerticalXS} 0 0 24px`, overflowWrap: 'anywhere' },
  clauses: { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: tokens.spacingHorizontalXL },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  wrapped: { whiteSpace: 'normal' },
});

export function ScopeCard({ explanation }: { explanation: Explanation }): ReactNode {
  const { kind, scope } = explanation;
  const { servicePrincipalId } = useApplication();
  return (
    <SectionCard
      title={texts.scope}
      aside={<RouterLink to={addresses.scope(servicePrincipalId, kind)}>{texts.toFilters}</RouterLink>}
    >
      {scope ? <Parts scope={scope} /> : <Body1>{texts.gone}</Body1>}
    </SectionCard>
  );
}

function Parts({ scope }: { scope: ExplainedScope }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <StatusLabel status={scope.inScope ? 'success' : 'skipped'}>
        <Body1Strong className={styles.wrapped}>{scope.inScope ? texts.inScope : texts.outOfScope}</Body1Strong>
      </StatusLabel>
      <ul className={styles.parts}>
        <Part holds={scope.isActive} name={texts.active} />
        <Part
          holds={scope.assigned}
          isNeeded={!scope.syncAll}
          name={scope.syncAll ? texts.assignedNotNeeded : texts.assigned}
        >
          <Assignments assignments={scope.assignments} />
        </Part>
        <Part holds={scope.isEffectivelyEntitled} name={texts.entitled} />
        <Part holds={scope.isInProvisioningScope} name={texts.passes}>
          <Filters filter={scope.filter} />
        </Part>
      </ul>
    </>
  );
}

interface PartProps {
  holds: boolean;
  /** What isn't needed is no fault when it is missing. */
  isNeeded?: boolean;
  name: string;
  children?: ReactNode;
}

function Part({ holds, isNeeded = true, name, children }: PartProps): ReactNode {
  const styles = useStyles();
  return (
    <li>
      <StatusLabel status={holds ? 'success' : isNeeded ? 'failure' : 'skipped'}>
        <span className={styles.wrapped}>
          {name}: {holds ? onDemandTexts.held : onDemandTexts.failed}
        </span>
      </StatusLabel>
      {children ? <div className={styles.nested}>{children}</div> : null}
    </li>
  );
}

function Assignments({ assignments }: Pick<ExplainedScope, 'assignments'>): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const { data: roles = [] } = useQuery(queries.appRoles(servicePrincipalId));
  if (assignments.length === 0) {
    return (
      <Caption1 className={styles.quiet}>
        {texts.noAssignment}{' '}
        <RouterLink to={addresses.usersAndGroups(servicePrincipalId)}>{texts.toAssignments}</RouterLink>
      </Caption1>
    );
  }
  return (
    <>
      <Caption1 className={styles.quiet}>{texts.path}</Caption1>
      <ul className={styles.clauses}>
        {assignments.map(({ appRoleId, throughGroup }) => {
          const role = roles.find(({ id }) => id === appRoleId)?.displayName;
          return (
            <li key={`${appRoleId} ${throughGroup?.id ?? ''}`}>
              {throughGroup ? (
                <>
                  {texts.throughGroup}{' '}
                  <RouterLink to={addresses.tenantGroup(throughGroup.id)}>{throughGroup.displayName}</RouterLink>
                </>
              ) : (
                texts.directly
              )}
              {role ? `, ${texts.role(role)}` : ''}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Filters({ filter: { groups, decidedBy } }: Pick<ExplainedScope, 'filter'>): ReactNode {
  const styles = useStyles();
  if (groups.length === 0) return <Caption1 className={styles.quiet}>{texts.noFilters}</Caption1>;
  return groups.map(({ name, held, clauses }, index) => {
    const title = name ?? texts.filter(index + 1);
    return (
      <div key={title}>
        <Body1>{held ? texts.filterHeld(title) : texts.filterFailed(title)}</Body1>
        <ul className={styles.clauses}>
          {clauses.map((clause) => (
            <li key={clause.text}>
              <StatusLabel status={clause.held ? 'success' : 'failure'}>
                {clause.held ? onDemandTexts.held : onDemandTexts.failed}
              </StatusLabel>{' '}
              <code className={styles.code}>{clause.text}</code>{' '}
              <Caption1 className={styles.quiet}>({texts.actual(valueText(clause.actual))})</Caption1>{' '}
              {clause.text === decidedBy?.text && clause.held === decidedBy.held ? (
                <Badge appearance="tint">{texts.decides}</Badge>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return texts.noValue;
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
