/** One attribute of the target in the list: name, type, what holds of it, what it refers to (P-531). */
import { Button, Checkbox, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AttributeDefinition, AttributeType } from '../../../../simulator/model/schema.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { attributeListTexts as texts } from '../../texts/mapping.ts';

/** Where the columns no longer fit, each attribute is a block of labelled fields. */
export const COMPACT = '@media (max-width: 900px)';

const useStyles = makeStyles({
  row: {
    [COMPACT]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      alignItems: 'center',
      padding: `${tokens.spacingVerticalM} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  cell: {
    padding: '2px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [COMPACT]: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      columnGap: tokens.spacingHorizontalS,
      borderBottomStyle: 'none',
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
    },
  },
  // Names of extensions are long.
  nameCell: { width: '45%', [COMPACT]: { width: 'auto' } },
  wide: { [COMPACT]: { gridColumn: '1 / -1' } },
  unlabelled: { [COMPACT]: { display: 'block', '::before': { content: 'none' } } },
  empty: { [COMPACT]: { display: 'none' } },
  name: { width: '100%', minWidth: '300px', [COMPACT]: { minWidth: 0 } },
  problem: { color: tokens.colorStatusDangerForeground3, display: 'block', fontSize: tokens.fontSizeBase200 },
});

const types: readonly AttributeType[] = ['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'];

interface AttributeListRowProps {
  attribute: AttributeDefinition;
  isMapped: boolean;
  /** Just added: its name comes first. */
  isNew: boolean;
  problem: string | undefined;
  /** What the list may hold, but no mapping can use. */
  warning: string | undefined;
  onLeaveName(): void;
  onChange(to: Partial<AttributeDefinition>): void;
  onRemove(): void;
}

const flags = [
  ['anchor', texts.columns.primaryKey],
  ['required', texts.columns.required],
  ['multivalued', texts.columns.multiValue],
  ['caseExact', texts.columns.exactCase],
] as const;

export function AttributeListRow(props: AttributeListRowProps): ReactNode {
  const { attribute, isMapped, isNew, problem, warning, onLeaveName, onChange, onRemove } = props;
  const styles = useStyles();
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) nameField.current?.focus();
  }, [isNew]);
  const { name, type, anchor, referencedObjects } = attribute;
  const { columns } = texts;
  return (
    <tr className={styles.row}>
      <td className={mergeClasses(styles.cell, styles.nameCell, styles.wide, styles.unlabelled)}>
        <Input
          className={styles.name}
          size="small"
          aria-label={texts.of(columns.name, name)}
          input={{ ref: nameField }}
          value={name}
          onBlur={onLeaveName}
          onChange={(_event, { value }) => onChange({ name: value })}
        />
        {problem ? <span className={styles.problem}>{problem}</span> : null}
        {problem === undefined && warning ? (
          <StatusLabel status="warning" wraps>
            {warning}
          </StatusLabel>
        ) : null}
      </td>
      <td className={mergeClasses(styles.cell, styles.wide)} data-label={columns.type}>
        <Select
          size="small"
          aria-label={texts.of(columns.type, name)}
          value={type}
          onChange={(_event, { value }) => onChange(typeChange(value as AttributeType))}
        >
          {types.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
      </td>
      {flags.map(([flag, label]) => (
        <td key={flag} className={styles.cell} data-label={label}>
          <Checkbox
            aria-label={texts.of(label, name)}
            checked={attribute[flag]}
            // The primary key moves by naming another one: there is always one (M-30).
            disabled={flag === 'anchor' && anchor}
            onChange={(_event, { checked }) => onChange({ [flag]: checked === true })}
          />
        </td>
      ))}
      <td
        className={mergeClasses(styles.cell, styles.wide, type === 'Reference' ? '' : styles.empty)}
        data-label={columns.reference}
      >
        {type === 'Reference' ? (
          <ReferenceSelect
            label={texts.of(columns.reference, name)}
            referencedObjects={referencedObjects}
            onChange={(objects) => onChange({ referencedObjects: objects })}
          />
        ) : null}
      </td>
      <td className={mergeClasses(styles.cell, styles.wide, styles.unlabelled)}>
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={texts.removeOne(name)}
          title={isMapped ? texts.isMapped : anchor ? texts.isPrimaryKey : ''}
          disabledFocusable={isMapped || anchor}
          onClick={onRemove}
        >
          {texts.remove}
        </Button>
      </td>
    </tr>
  );
}

interface ReferenceSelectProps {
  label: string;
  referencedObjects: AttributeDefinition['referencedObjects'];
  onChange(referencedObjects: AttributeDefinition['referencedObjects']): void;
}

/** What the tenant has, and what an imported schema names. */
function ReferenceSelect({ label, referencedObjects, onChange }: ReferenceSelectProps): ReactNode {
  const current = referencedObjects.map(({ referencedObjectName }) => referencedObjectName).join(', ');
  return (
    <Select
      size="small"
      aria-label={label}
      value={current}
      onChange={(_event, { value }) => onChange(referencesTo(value))}
    >
      {[...new Set(['', 'User', 'Group', 'User, Group', current])].map((each) => (
        <option key={each} value={each}>
          {each || texts.noReference}
        </option>
      ))}
    </Select>
  );
}

function typeChange(type: AttributeType): Partial<AttributeDefinition> {
  return type === 'Reference' ? { type } : { type, referencedObjects: [] };
}

function referencesTo(names: string): AttributeDefinition['referencedObjects'] {
  return names === ''
    ? []
    : names.split(', ').map((referencedObjectName) => ({ referencedObjectName, referencedProperty: null }));
}
