/** One scoping filter: its title and its clauses, all of which must hold (P-702, P-703). */
import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { ReactNode } from 'react';
import type { AttributeDefinition, FilterClause, FilterGroup } from '../../../../simulator/model/schema.ts';
import type { ClauseResult, LanguageOperator } from '../../api/schema.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { scopeTexts as texts } from '../../texts/mapping.ts';
import { ClauseRow } from './clause-row.tsx';
import { isUntitled } from './untitled-filters.ts';

const useStyles = makeStyles({
  warning: { color: tokens.colorStatusWarningForeground1 },
  title: { maxWidth: '420px' },
});

export interface FilterProblem {
  path: string;
  message: string;
  severity: 'error' | 'warning';
}

interface FilterGroupCardProps {
  group: FilterGroup;
  number: number;
  attributes: readonly AttributeDefinition[];
  operators: readonly LanguageOperator[];
  problems: readonly FilterProblem[];
  /** What the filter says of the chosen user; null while nobody is chosen. */
  judged: { held: boolean; clauses: ClauseResult[] } | null;
  onChange(group: FilterGroup): void;
  onRemove(): void;
}

export function FilterGroupCard(props: FilterGroupCardProps): ReactNode {
  const { group, number, attributes, operators, problems, judged, onChange, onRemove } = props;
  const styles = useStyles();
  const name = group.name?.trim() || texts.filter(number);
  const setClauses = (clauses: FilterClause[]) => onChange({ ...group, clauses });
  return (
    <SectionCard
      title={name}
      aside={
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={texts.removeFilter(name)} onClick={onRemove}>
          {texts.remove}
        </Button>
      }
    >
      {group.clauses.map((clause, index) => (
        <ClauseRow
          // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no identity but their place.
          key={index}
          clause={clause}
          isFirst={index === 0}
          attributes={attributes}
          operators={operators}
          problems={problems.filter(({ path }) => path.startsWith(`clauses[${index}].`))}
          judged={judged?.clauses[index] ?? null}
          onChange={(changed) => setClauses(group.clauses.map((each, at) => (at === index ? changed : each)))}
          onRemove={() => setClauses(group.clauses.filter((_each, at) => at !== index))}
        />
      ))}
      {problems
        .filter(({ path }) => path === '')
        .map(({ message }) => (
          <Caption1 key={message} className={styles.warning}>
            {message}
          </Caption1>
        ))}
      <div>
        <Button
          icon={<AddRegular />}
          onClick={() =>
            setClauses([
              ...group.clauses,
              { sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: [''] } },
            ])
          }
        >
          {texts.addClause}
        </Button>
      </div>
      <Field
        label={texts.titleField}
        required
        className={styles.title}
        {...(isUntitled(group) ? { validationMessage: texts.titleNeeded } : {})}
      >
        <Input value={group.name ?? ''} onChange={(_event, { value }) => onChange({ ...group, name: value })} />
      </Field>
    </SectionCard>
  );
}
