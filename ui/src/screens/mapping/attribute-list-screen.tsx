/** The target's attributes (P-531): names, types and what holds of them; always shown, where the portal hides it (P-532). */
import { Body1, Button, Checkbox, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { TableEditRegular } from '@fluentui/react-icons/svg/table-edit';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AttributeDefinition, AttributeType } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind } from '../../api/schema.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts, attributeListTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { findMapping, withMapping, withTarget } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { kindOfPath } from './kind-of-path.ts';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  scroller: { overflowX: 'auto', minWidth: 0 },
  table: { borderCollapse: 'collapse', width: '100%', minWidth: '900px', textAlign: 'left' },
  header: {
    padding: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  cell: { padding: '2px 4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { width: '100%', minWidth: '300px' },
  problem: { color: tokens.colorStatusDangerForeground1, display: 'block', fontSize: tokens.fontSizeBase200 },
});

const types: readonly AttributeType[] = ['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'];

export function AttributeListScreen(): ReactNode {
  const kind = kindOfPath(useParams().kind);
  return (
    <WithJob title={texts.title}>{(address) => <AttributeList key={kind} address={address} kind={kind} />}</WithJob>
  );
}

function AttributeList({ address, kind }: { address: JobAddress; kind: MappedKind }): ReactNode {
  const styles = useStyles();
  const draft = useSchemaDraft(address);
  const found = draft.schema ? findMapping(draft.schema, kind) : null;
  const attributes = found?.target.attributes ?? [];
  const mapped = new Set(found?.mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName));
  const setAttributes = (change: (all: AttributeDefinition[]) => AttributeDefinition[]) =>
    draft.edit((schema) =>
      withTarget(schema, kind, (target) => ({ ...target, attributes: change(target.attributes) })),
    );
  const change = (index: number, to: Partial<AttributeDefinition>) => {
    const before = attributes[index]?.name;
    setAttributes((all) =>
      all.map((each, at) => {
        if (at === index) return { ...each, ...to };
        // Exactly one is the primary key (M-30).
        return to.anchor ? { ...each, anchor: false } : each;
      }),
    );
    if (to.name !== undefined && before !== undefined && mapped.has(before)) renameMapped(before, to.name);
  };
  /** A mapped attribute keeps its mapping under its new name. */
  const renameMapped = (from: string, to: string) =>
    draft.edit((schema) =>
      withMapping(schema, kind, (mapping) => ({
        ...mapping,
        attributeMappings: mapping.attributeMappings.map((each) =>
          each.targetAttributeName === from ? { ...each, targetAttributeName: to } : each,
        ),
      })),
    );
  const add = () => setAttributes((all) => [...all, newAttribute()]);
  return (
    <DraftPage
      title={`${texts.title}: ${mappingTexts.kinds[kind]}`}
      draft={draft}
      backTo={addresses.mapping(address.servicePrincipalId, kind)}
      isShownBelow={(path) => found !== null && path.startsWith(`${found.targetPath}.attributes[`)}
      commands={[{ key: 'add', label: texts.add, icon: <AddRegular />, onRun: add }]}
    >
      {() =>
        found === null ? (
          <EmptyState icon={<TableEditRegular />} title={mappingTexts.noMapping} text={mappingTexts.noMappingText} />
        ) : (
          <>
            <Body1 className={styles.hint}>{texts.hint}</Body1>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section className={styles.scroller} tabIndex={0} aria-label={texts.table(found.targetDirectory)}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    {Object.values(texts.columns).map((header) => (
                      <th key={header} scope="col" className={styles.header}>
                        {header}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {attributes.map((attribute, index) => (
                    <AttributeRow
                      // biome-ignore lint/suspicious/noArrayIndexKey: the name, which would be the key, is what is edited.
                      key={index}
                      attribute={attribute}
                      isMapped={mapped.has(attribute.name)}
                      problem={
                        draft.report.problems.find(({ path }) =>
                          path.startsWith(`${found.targetPath}.attributes[${index}]`),
                        )?.message
                      }
                      onChange={(to) => change(index, to)}
                      onRemove={() => setAttributes((all) => all.filter((_each, at) => at !== index))}
                    />
                  ))}
                </tbody>
              </table>
            </section>
            <div>
              <Button icon={<AddRegular />} onClick={add}>
                {texts.add}
              </Button>
            </div>
          </>
        )
      }
    </DraftPage>
  );
}

interface AttributeRowProps {
  attribute: AttributeDefinition;
  isMapped: boolean;
  problem: string | undefined;
  onChange(to: Partial<AttributeDefinition>): void;
  onRemove(): void;
}

const flags = [
  ['anchor', texts.columns.primaryKey],
  ['required', texts.columns.required],
  ['multivalued', texts.columns.multiValue],
  ['caseExact', texts.columns.exactCase],
] as const;

function AttributeRow({ attribute, isMapped, problem, onChange, onRemove }: AttributeRowProps): ReactNode {
  const styles = useStyles();
  const { name, type, referencedObjects } = attribute;
  const { columns } = texts;
  return (
    <tr>
      <td className={styles.cell}>
        <Input
          className={styles.name}
          size="small"
          aria-label={texts.of(columns.name, name)}
          value={name}
          onChange={(_event, { value }) => onChange({ name: value })}
        />
        {problem ? <span className={styles.problem}>{problem}</span> : null}
      </td>
      <td className={styles.cell}>
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
        <td key={flag} className={styles.cell}>
          <Checkbox
            aria-label={texts.of(label, name)}
            checked={attribute[flag]}
            onChange={(_event, { checked }) => onChange({ [flag]: checked === true })}
          />
        </td>
      ))}
      <td className={styles.cell}>
        {type === 'Reference' ? (
          <Select
            size="small"
            aria-label={texts.of(columns.reference, name)}
            value={referencedObjects.map((each) => each.referencedObjectName).join(', ')}
            onChange={(_event, { value }) => onChange({ referencedObjects: referencesTo(value) })}
          >
            {['', 'User', 'Group', 'User, Group'].map((each) => (
              <option key={each} value={each}>
                {each || texts.noReference}
              </option>
            ))}
          </Select>
        ) : null}
      </td>
      <td className={styles.cell}>
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={texts.removeOne(name)}
          title={isMapped ? texts.isMapped : ''}
          disabledFocusable={isMapped}
          onClick={onRemove}
        >
          {texts.remove}
        </Button>
      </td>
    </tr>
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

function newAttribute(): AttributeDefinition {
  return {
    anchor: false,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    multivalued: false,
    mutability: 'ReadWrite',
    name: '',
    required: false,
    type: 'String',
    apiExpressions: [],
    metadata: [],
    referencedObjects: [],
  };
}
