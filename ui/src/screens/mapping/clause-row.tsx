/** One clause of a scoping filter: attribute, operator, value (P-702); both spellings of an operator are understood. */
import { Button, Caption1, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { AttributeDefinition, FilterClause } from '../../../../simulator/model/schema.ts';
import type { ClauseResult, LanguageOperator } from '../../api/schema.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { scopeTexts as texts } from '../../texts/mapping.ts';
import type { FilterProblem } from './filter-group-card.tsx';
import { NameBox } from './name-box.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 3fr) minmax(0, 3fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  field: { minWidth: 0, '@media (max-width: 640px)': { gridColumnStart: 1 } },
  control: { minWidth: 0, width: '100%' },
  remove: { marginTop: '26px', '@media (max-width: 640px)': { gridColumnStart: 2, gridRowStart: 1 } },
  judged: { display: 'block', color: tokens.colorNeutralForeground2 },
  and: { color: tokens.colorNeutralForeground2 },
});

interface ClauseRowProps {
  clause: FilterClause;
  isFirst: boolean;
  attributes: readonly AttributeDefinition[];
  operators: readonly LanguageOperator[];
  problems: readonly FilterProblem[];
  judged: ClauseResult | null;
  onChange(clause: FilterClause): void;
  onRemove(): void;
}

export function ClauseRow(props: ClauseRowProps): ReactNode {
  const { clause, isFirst, attributes, operators, problems, judged, onChange, onRemove } = props;
  const styles = useStyles();
  const definition = attributes.find(({ name }) => name === clause.sourceOperandName);
  const operator = operatorNamed(operators, clause.operatorName);
  const offered = operators.filter(({ types }) => !definition || types.includes(definition.type));
  const values = clause.targetOperand?.values ?? [];
  return (
    <>
      {isFirst ? null : <Caption1 className={styles.and}>{texts.and}</Caption1>}
      <div className={styles.row}>
        <Field label={texts.attribute} className={styles.field} {...validation(problems, 'sourceOperandName')}>
          <NameBox
            value={clause.sourceOperandName}
            names={attributes.filter(isFilterable).map(({ name }) => name)}
            onChange={(name) => onChange({ ...clause, sourceOperandName: name })}
          />
        </Field>
        <Field label={texts.operator} className={styles.field} {...validation(problems, 'operatorName')}>
          <Dropdown
            className={styles.control}
            value={operator?.portalName ?? clause.operatorName}
            selectedOptions={[operator?.name ?? clause.operatorName]}
            onOptionSelect={(_event, { optionValue }) => {
              const chosen = operators.find(({ name }) => name === optionValue);
              if (chosen) onChange({ ...clause, operatorName: chosen.name, targetOperand: operandFor(chosen, values) });
            }}
          >
            {offered.map(({ name, portalName, isDocumented }) => (
              <Option key={name} value={name} text={portalName}>
                {isDocumented ? portalName : `${portalName} (${texts.undocumented})`}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={texts.value} className={styles.field} {...validation(problems, 'targetOperand')}>
          <Input
            className={styles.control}
            disabled={operator?.arity === 'Unary'}
            value={values.join('; ')}
            onChange={(_event, { value }) =>
              onChange({ ...clause, targetOperand: { values: splitValues(value, values) } })
            }
          />
        </Field>
        <Button
          className={styles.remove}
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`${texts.removeClause} ${clause.sourceOperandName}`}
          onClick={onRemove}
        />
      </div>
      {judged ? (
        <Caption1 className={styles.judged}>
          <StatusLabel status={judged.held ? 'success' : 'skipped'} wraps>
            {`${judged.held ? texts.holds : texts.fails}: ${actualText(judged)}`}
          </StatusLabel>
        </Caption1>
      ) : null}
    </>
  );
}

/** Named in either spelling: case doesn't count, and `_` and space are one (S-12). */
export function operatorNamed(operators: readonly LanguageOperator[], name: string): LanguageOperator | undefined {
  const plain = (text: string) => text.toUpperCase().replaceAll('_', ' ');
  return operators.find((each) => plain(each.name) === plain(name) || plain(each.portalName) === plain(name));
}

/** References, dates and lists can't be filtered by (S-18). */
function isFilterable({ type, multivalued }: AttributeDefinition): boolean {
  return !multivalued && type !== 'Reference' && type !== 'DateTime';
}

function operandFor({ arity }: LanguageOperator, values: string[]): FilterClause['targetOperand'] {
  if (arity === 'Unary') return { values: [] };
  return { values: values.length > 0 ? values : [''] };
}

/** Several values came from Graph; the portal writes one, whatever stands in it. */
function splitValues(text: string, before: readonly string[]): string[] {
  return before.length > 1 ? text.split('; ') : [text];
}

function validation(problems: readonly FilterProblem[], field: string) {
  const found = problems.find(({ path }) => path.includes(`.${field}`));
  if (!found) return {};
  return { validationState: found.severity, validationMessage: found.message } as const;
}

function actualText({ actual, attribute }: ClauseResult): string {
  const isNothing = actual === null || actual === undefined || actual === '';
  return `${attribute} ${isNothing ? texts.hasNothing : texts.has(JSON.stringify(actual))}`;
}
