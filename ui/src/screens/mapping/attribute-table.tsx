/**
 * The table of attribute mappings as in the portal (P-510): source, target, precedence, when it applies; with the
 * problems of a row below it (P-512). Precedences are moved up and down here.
 */
import { Badge, Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import type { AttributeMapping } from '../../../../simulator/model/schema.ts';
import type { SchemaReport } from '../../api/schema.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { type FoundMapping, mappingTypeOf, sourceText } from './found-mapping.ts';
import { moveMatching } from './matching-order.ts';

const COMPACT = '@media (max-width: 760px)';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'left', [COMPACT]: { display: 'block' } },
  body: { [COMPACT]: { display: 'block' } },
  head: { [COMPACT]: { display: 'none' } },
  header: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  row: {
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [COMPACT]: {
      display: 'block',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      padding: `${tokens.spacingVerticalS} 0`,
    },
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    [COMPACT]: { display: 'block', borderBottomStyle: 'none', padding: '2px 0' },
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  narrow: { whiteSpace: 'nowrap', width: '1%' },
  muted: { color: tokens.colorNeutralForeground2, display: 'block' },
  problem: { color: tokens.colorStatusDangerForeground3, display: 'block' },
  warning: { color: tokens.colorStatusWarningForeground1, display: 'block' },
  matching: { display: 'inline-flex', alignItems: 'center', columnGap: '2px' },
});

interface AttributeTableProps {
  found: FoundMapping;
  report: SchemaReport;
  onEdit(index: number, mapping: AttributeMapping): void;
  onDelete(index: number): void;
  onReplace(change: (all: AttributeMapping[]) => AttributeMapping[]): void;
}

export function AttributeTable({ found, report, onEdit, onDelete, onReplace }: AttributeTableProps): ReactNode {
  const styles = useStyles();
  const { attributeMappings } = found.mapping;
  return (
    <table className={styles.table} aria-label={texts.attributes}>
      <thead className={styles.head}>
        <tr>
          {Object.values(texts.table).map((header) => (
            <th key={header} scope="col" className={styles.header}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {attributeMappings.map((mapping, index) => (
          <AttributeRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a target may be there twice while it is edited.
            key={`${mapping.targetAttributeName} ${index}`}
            mapping={mapping}
            isRequired={isRequired(found, mapping)}
            canMove={attributeMappings.filter(({ matchingPriority }) => matchingPriority > 0).length > 1}
            problems={messagesAt(report.problems, `${found.path}.attributeMappings[${index}]`)}
            warnings={messagesAt(
              report.findings.map(({ subject = '', message }) => ({ path: subject, message })),
              `${found.path}.attributeMappings[${index}]`,
            )}
            onEdit={() => onEdit(index, mapping)}
            onDelete={() => onDelete(index)}
            onMove={(by) => onReplace((all) => moveMatching(all, index, by))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface AttributeRowProps {
  mapping: AttributeMapping;
  isRequired: boolean;
  canMove: boolean;
  problems: readonly string[];
  warnings: readonly string[];
  onEdit(): void;
  onDelete(): void;
  onMove(by: -1 | 1): void;
}

function AttributeRow(props: AttributeRowProps): ReactNode {
  const { mapping, isRequired, canMove, problems, warnings, onEdit, onDelete, onMove } = props;
  const styles = useStyles();
  const { targetAttributeName: target, matchingPriority, flowType } = mapping;
  return (
    <tr className={styles.row}>
      <td className={styles.cell}>
        <SourceCell mapping={mapping} />
        {problems.map((message) => (
          <Caption1 key={message} className={styles.problem}>
            {message}
          </Caption1>
        ))}
        {warnings.map((message) => (
          <Caption1 key={message} className={styles.warning}>
            {message}
          </Caption1>
        ))}
      </td>
      <td className={styles.cell}>
        {target}
        {isRequired ? <Caption1 className={styles.muted}>{texts.required}</Caption1> : null}
      </td>
      <td className={mergeClasses(styles.cell, styles.narrow)}>
        {matchingPriority > 0 ? (
          <span className={styles.matching}>
            <Badge appearance="tint" aria-label={`${texts.table.matching} ${matchingPriority}`}>
              {matchingPriority}
            </Badge>
            {canMove ? <MoveButtons target={target} onMove={onMove} /> : null}
          </span>
        ) : null}
      </td>
      <td className={styles.cell}>
        <Caption1 className={styles.muted}>{texts.flowTypes[flowType]}</Caption1>
      </td>
      <td className={mergeClasses(styles.cell, styles.narrow)}>
        <Button
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={texts.editOne(target)}
          onClick={onEdit}
        >
          {texts.edit}
        </Button>
        {isRequired ? null : (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={texts.deleteOne(target)}
            onClick={onDelete}
          >
            {texts.delete}
          </Button>
        )}
      </td>
    </tr>
  );
}

function MoveButtons({ target, onMove }: { target: string; onMove(by: -1 | 1): void }): ReactNode {
  return (
    <>
      <Button
        size="small"
        appearance="transparent"
        icon={<ArrowUpRegular />}
        aria-label={texts.up(target)}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        appearance="transparent"
        icon={<ArrowDownRegular />}
        aria-label={texts.down(target)}
        onClick={() => onMove(1)}
      />
    </>
  );
}

function SourceCell({ mapping }: { mapping: AttributeMapping }): ReactNode {
  const styles = useStyles();
  const type = mappingTypeOf(mapping);
  const text = sourceText(mapping) || texts.noValue;
  return (
    <>
      <span className={type === 'Direct' ? undefined : styles.code}>{text}</span>
      {type === 'None' ? <Caption1 className={styles.muted}>{texts.types.None}</Caption1> : null}
      {type !== 'None' && mapping.defaultValue ? (
        <Caption1 className={styles.muted}>{texts.defaultIs(mapping.defaultValue)}</Caption1>
      ) : null}
    </>
  );
}

/** What the application requires can't be deleted (M-10). */
function isRequired({ target }: FoundMapping, { targetAttributeName }: AttributeMapping): boolean {
  return target.attributes.some(({ name, required }) => name === targetAttributeName && required);
}

function messagesAt(problems: readonly { path: string; message: string }[], path: string): string[] {
  return [...new Set(problems.filter((each) => each.path.startsWith(path)).map(({ message }) => message))];
}
