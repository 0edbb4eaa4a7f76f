/** One object mapping: what is read, what is done in the target, and the table of attributes (section 5.2, P-510 to P-512). */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { TableEditRegular } from '@fluentui/react-icons/svg/table-edit';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AttributeMapping } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind } from '../../api/schema.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { AttributeTable } from './attribute-table.tsx';
import { DraftPage } from './draft-page.tsx';
import { EditAttributeDialog } from './edit-attribute-dialog.tsx';
import { findMapping, newMapping, withMapping } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { kindOfPath } from './kind-of-path.ts';
import { MappingProperties } from './mapping-properties.tsx';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({ foot: { marginTop: tokens.spacingVerticalS } });

export function MappingScreen(): ReactNode {
  const kind = kindOfPath(useParams().kind);
  return <WithJob title={texts.title}>{(address) => <Mapping key={kind} address={address} kind={kind} />}</WithJob>;
}

/** Which row the dialog is about; null adds one. */
type Edited = { index: number | null; mapping: AttributeMapping };

function Mapping({ address, kind }: { address: JobAddress; kind: MappedKind }): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const draft = useSchemaDraft(address);
  const [edited, setEdited] = useState<Edited | null>(null);
  const { servicePrincipalId } = address;
  const found = draft.schema ? findMapping(draft.schema, kind) : null;
  const stored = draft.stored ? findMapping(draft.stored, kind) : null;

  const edit = (change: (mappings: AttributeMapping[]) => AttributeMapping[]) =>
    draft.edit((schema) =>
      withMapping(schema, kind, (mapping) => ({ ...mapping, attributeMappings: change(mapping.attributeMappings) })),
    );
  const put = (mapping: AttributeMapping) => {
    const index = edited?.index ?? null;
    edit((all) => (index === null ? [...all, mapping] : all.map((each, place) => (place === index ? mapping : each))));
    setEdited(null);
  };
  return (
    <DraftPage
      title={`${texts.title}: ${texts.kinds[kind]}`}
      draft={draft}
      canRestore
      backTo={addresses.mappings(servicePrincipalId)}
      isShownBelow={(path) => found !== null && path.startsWith(`${found.path}.attributeMappings[`)}
      commands={[
        {
          key: 'scope',
          label: texts.sourceScope,
          icon: <FilterRegular />,
          onRun: () => void navigate(addresses.scope(servicePrincipalId, kind)),
        },
        {
          key: 'list',
          label: texts.editList(found?.targetDirectory ?? ''),
          icon: <TableEditRegular />,
          onRun: () => void navigate(addresses.attributeList(servicePrincipalId, kind)),
        },
      ]}
    >
      {() =>
        found === null ? (
          <EmptyState icon={<TableEditRegular />} title={texts.noMapping} text={texts.noMappingText} />
        ) : (
          <>
            <MappingProperties
              found={found}
              scopeAddress={addresses.scope(servicePrincipalId, kind)}
              onChange={(change) =>
                draft.edit((schema) => withMapping(schema, kind, (mapping) => ({ ...mapping, ...change })))
              }
            />
            <SectionCard title={texts.attributes}>
              <AttributeTable
                found={found}
                report={draft.report}
                onEdit={(index, mapping) => setEdited({ index, mapping })}
                onDelete={(index) => edit((all) => all.filter((_each, place) => place !== index))}
                onReplace={edit}
              />
              <div className={styles.foot}>
                <Button icon={<AddRegular />} onClick={() => setEdited({ index: null, mapping: newMapping('') })}>
                  {texts.add}
                </Button>
              </div>
            </SectionCard>
            {edited ? (
              <EditAttributeDialog
                address={address}
                found={found}
                isNew={edited.index === null}
                mapping={edited.mapping}
                saved={stored?.mapping.attributeMappings.find(
                  ({ targetAttributeName }) => targetAttributeName === edited.mapping.targetAttributeName,
                )}
                onPut={put}
                onClose={() => setEdited(null)}
              />
            ) : null}
          </>
        )
      }
    </DraftPage>
  );
}
