/** The target's attributes (P-531): names, types and what holds of them; always shown, where the portal hides it (P-532). */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { TableEditRegular } from '@fluentui/react-icons/svg/table-edit';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { AttributeDefinition } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind } from '../../api/schema.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts, attributeListTexts as texts } from '../../texts/mapping.ts';
import { AttributeListRow, COMPACT } from './attribute-list-row.tsx';
import { DraftPage } from './draft-page.tsx';
import { findMapping, withMapping, withTarget } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { kindOfPath } from './kind-of-path.ts';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  scroller: { overflowX: 'auto', minWidth: 0 },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    minWidth: '900px',
    textAlign: 'left',
    [COMPACT]: { display: 'block', minWidth: 0 },
  },
  head: { [COMPACT]: { display: 'none' } },
  body: { [COMPACT]: { display: 'block' } },
  header: {
    padding: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
});

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
  /** While two attributes have a name, a mapping to it says of neither that it is meant. */
  const isUnique = (wanted: string) => attributes.filter(({ name }) => name === wanted).length === 1;
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
    if (to.name !== undefined && before !== undefined && isUnique(before)) renameMapped(before, to.name);
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
  /** The place of the attribute that was just added; nothing is called wrong before there was a chance to write it. */
  const [added, setAdded] = useState<number | null>(null);
  const add = () => {
    setAdded(attributes.length);
    setAttributes((all) => [...all, newAttribute()]);
  };
  const placeOf = (index: number) => `${found?.targetPath}.attributes[${index}]`;
  return (
    <DraftPage
      title={`${texts.title}: ${mappingTexts.kinds[kind]}`}
      draft={draft}
      backTo={addresses.mapping(address.servicePrincipalId, kind)}
      isHeldBack={(path) => added !== null && path.startsWith(placeOf(added))}
      isShownBelow={(path) => found !== null && path.startsWith(`${found.targetPath}.attributes[`)}
      commands={[{ key: 'add', label: texts.add, icon: <AddRegular />, onRun: add }]}
    >
      {() =>
        found === null ? (
          <EmptyState icon={<TableEditRegular />} title={mappingTexts.noMapping} text={mappingTexts.noMappingText} />
        ) : (
          <>
            <Body1 className={styles.hint}>{texts.hint}</Body1>
            <SectionCard title={texts.table(found.targetDirectory)}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
              <section className={styles.scroller} tabIndex={0} aria-label={texts.table(found.targetDirectory)}>
                <table className={styles.table}>
                  <thead className={styles.head}>
                    <tr>
                      {Object.values(texts.columns).map((header) => (
                        <th key={header} scope="col" className={styles.header}>
                          {header}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody className={styles.body}>
                    {attributes.map((attribute, index) => (
                      <AttributeListRow
                        // biome-ignore lint/suspicious/noArrayIndexKey: the name, which would be the key, is what is edited.
                        key={index}
                        attribute={attribute}
                        isMapped={mapped.has(attribute.name) && isUnique(attribute.name)}
                        isNew={index === added}
                        problem={
                          index === added
                            ? undefined
                            : draft.report.problems.find(({ path }) => path.startsWith(placeOf(index)))?.message
                        }
                        warning={
                          index === added
                            ? undefined
                            : draft.report.findings.find(({ subject }) => subject?.startsWith(placeOf(index)))?.message
                        }
                        onLeaveName={() => setAdded(null)}
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
            </SectionCard>
          </>
        )
      }
    </DraftPage>
  );
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
    metadata: [{ key: 'IsCustomerDefined', value: 'true' }],
    referencedObjects: [],
  };
}
