/** The parts of the scope decision with whether they hold, and every clause of every scoping filter (P-812, E-703). */
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PropertyList } from '../../components/property-list.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { common } from '../../texts/common.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minWidth: 0 },
  clauses: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** Of a scoping step: the four parts, and `ScopeEvaluationResult` as JSON text (E-121). */
export function ScopeDetails({ details }: { details: Record<string, string> }): ReactNode {
  const styles = useStyles();
  const filters = Object.entries(filtersOf(details.ScopeEvaluationResult));
  const parts = Object.entries(texts.scopeNames).filter(([key]) => key in details);
  return (
    <div className={styles.part}>
      <PropertyList
        properties={parts.map(([key, name]) => ({ name, value: details[key] === 'True' ? common.yes : common.no }))}
      />
      {filters.length === 0 ? <Caption1>{texts.noFilters}</Caption1> : null}
      {filters.map(([name, clauses]) => (
        <FilterClauses key={name} name={name} clauses={clauses} />
      ))}
    </div>
  );
}

export function FilterClauses({ name, clauses }: { name: string; clauses: Record<string, boolean> }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Body1>{name}</Body1>
      <ul className={styles.clauses}>
        {Object.entries(clauses).map(([text, isHeld]) => (
          <li key={text}>
            <StatusLabel status={isHeld ? 'success' : 'failure'}>{isHeld ? texts.held : texts.failed}</StatusLabel>{' '}
            <code className={styles.code}>{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function filtersOf(text: string | undefined): Record<string, Record<string, boolean>> {
  try {
    return JSON.parse(text ?? '{}') as Record<string, Record<string, boolean>>;
  } catch {
    return {};
  }
}
