/** The object mappings of an application, and the tools around them (P-501, P-502, P-530). */
import { Body1, Caption1, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind } from '../../api/schema.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { type FoundMapping, findMapping, withMapping } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', flexDirection: 'column', flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground2 },
  tools: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  tool: { listStyleType: 'none', display: 'flex', flexDirection: 'column' },
});

export function MappingListScreen(): ReactNode {
  return <WithJob title={texts.title}>{(address) => <MappingList address={address} />}</WithJob>;
}

function MappingList({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const draft = useSchemaDraft(address);
  const { servicePrincipalId } = address;
  return (
    <DraftPage title={texts.title} draft={draft} canRestore>
      {(schema) => {
        const found = (['User', 'Group'] as const).flatMap((kind) => findMapping(schema, kind) ?? []);
        const setEnabled = (kind: MappedKind, enabled: boolean) =>
          draft.edit((each) => withMapping(each, kind, (mapping) => ({ ...mapping, enabled })));
        return (
          <>
            <Body1 className={styles.hint}>{texts.listHint}</Body1>
            <SectionCard title={texts.list}>
              <div>
                {found.map((each) => (
                  <MappingRow
                    key={each.kind}
                    found={each}
                    address={addresses.mapping(servicePrincipalId, each.kind)}
                    onEnable={(enabled) => setEnabled(each.kind, enabled)}
                  />
                ))}
              </div>
            </SectionCard>
            <SectionCard title={texts.tools}>
              <ul className={styles.tools}>
                {found.map(({ kind, targetDirectory }) => (
                  <Tool
                    key={kind}
                    to={addresses.attributeList(servicePrincipalId, kind)}
                    label={`${texts.editList(targetDirectory)} (${texts.kinds[kind]})`}
                    hint={texts.editListHint}
                  />
                ))}
                <Tool
                  to={addresses.expressionBuilder(servicePrincipalId)}
                  label={texts.builder}
                  hint={texts.builderHint}
                />
                <Tool to={addresses.schema(servicePrincipalId)} label={texts.review} hint={texts.reviewHint} />
              </ul>
            </SectionCard>
          </>
        );
      }}
    </DraftPage>
  );
}

interface MappingRowProps {
  found: FoundMapping;
  address: string;
  onEnable(enabled: boolean): void;
}

function MappingRow({ found: { kind, mapping }, address, onEnable }: MappingRowProps): ReactNode {
  const styles = useStyles();
  const name = mapping.name || texts.kinds[kind];
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <RouterLink to={address}>{name}</RouterLink>
        <Caption1 className={styles.hint}>
          {`${mapping.sourceObjectName} → ${mapping.targetObjectName} · ${mapping.attributeMappings.length} ${texts.columns.count.toLowerCase()}`}
        </Caption1>
      </span>
      <Switch
        label={texts.enabled}
        aria-label={`${texts.enabled}: ${name}`}
        checked={mapping.enabled}
        // Users can't be switched off in the portal (M-03).
        disabled={kind === 'User' && mapping.enabled}
        title={kind === 'User' ? texts.usersStay : ''}
        onChange={(_event, { checked }) => onEnable(checked)}
      />
    </div>
  );
}

function Tool({ to, label, hint }: { to: string; label: string; hint: string }): ReactNode {
  const styles = useStyles();
  return (
    <li className={styles.tool}>
      <RouterLink to={to}>{label}</RouterLink>
      <Caption1 className={styles.hint}>{hint}</Caption1>
    </li>
  );
}
