/** The scoping filters of one object mapping (section 7), with who passes them, live. */
import { Body1, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Filter, FilterGroup } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind, TriedScope } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useResting } from '../../hooks/use-resting.ts';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts, scopeTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { FilterGroupCard } from './filter-group-card.tsx';
import { findMapping, withMapping } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { kindOfPath } from './kind-of-path.ts';
import { ScopeResultCard } from './scope-result-card.tsx';
import { useChosenObject } from './use-chosen-object.ts';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(300px, 2fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  or: { alignSelf: 'center', color: tokens.colorNeutralForeground2 },
});

export function ScopeScreen(): ReactNode {
  const kind = kindOfPath(useParams().kind);
  return <WithJob title={texts.title}>{(address) => <Scope key={kind} address={address} kind={kind} />}</WithJob>;
}

const NO_GROUPS: FilterGroup[] = [];

function Scope({ address, kind }: { address: JobAddress; kind: MappedKind }): ReactNode {
  const styles = useStyles();
  const draft = useSchemaDraft(address);
  const [objectId, pick] = useChosenObject(kind);
  const { data: language } = useQuery(schemaQueries.language());
  const found = draft.schema ? findMapping(draft.schema, kind) : null;
  const scope = found?.mapping.scope ?? null;
  const rested = useResting(scope);
  const { data: tried, error } = useQuery(schemaQueries.scope(address.jobId, { kind, scope: rested, objectId }));
  const groups = scope?.groups ?? NO_GROUPS;
  const setGroups = (change: (groups: FilterGroup[]) => FilterGroup[]) =>
    draft.edit((schema) =>
      withMapping(schema, kind, (mapping) => ({ ...mapping, scope: withGroups(mapping.scope, change) })),
    );
  const add = () => setGroups((all) => [...all, newGroup(all.length + 1)]);
  const restrictions = (scope?.inputFilterGroups.length ?? 0) + (scope?.categoryFilterGroups.length ?? 0);
  return (
    <DraftPage
      title={`${texts.title}: ${mappingTexts.kinds[kind]}`}
      draft={draft}
      backTo={addresses.mapping(address.servicePrincipalId, kind)}
      isShownBelow={(path) => found !== null && path.startsWith(`${found.path}.scope.groups[`)}
      commands={[{ key: 'add', label: texts.add, icon: <AddRegular />, onRun: add }]}
    >
      {() =>
        found === null ? (
          <EmptyState icon={<FilterRegular />} title={mappingTexts.noMapping} text={mappingTexts.noMappingText} />
        ) : (
          <>
            <Body1 className={styles.hint}>{texts.hint}</Body1>
            {restrictions > 0 ? (
              <MessageBar>
                <MessageBarBody>{texts.otherLists}</MessageBarBody>
              </MessageBar>
            ) : null}
            <div className={styles.grid}>
              <div className={styles.column}>
                {groups.length === 0 ? (
                  <EmptyState icon={<FilterRegular />} title={texts.empty} text={texts.emptyText}>
                    <Button appearance="primary" onClick={add}>
                      {texts.add}
                    </Button>
                  </EmptyState>
                ) : null}
                {groups.map((group, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity but their place.
                  <Fragment key={index}>
                    {index > 0 ? <span className={styles.or}>{texts.or}</span> : null}
                    <FilterGroupCard
                      group={group}
                      number={index + 1}
                      attributes={found.source.attributes}
                      operators={language?.operators ?? []}
                      problems={problemsOf(tried?.problems ?? [], index)}
                      judged={judgedOf(tried, groups, index)}
                      onChange={(changed) => setGroups((all) => all.map((each, at) => (at === index ? changed : each)))}
                      onRemove={() => setGroups((all) => all.filter((_each, at) => at !== index))}
                    />
                  </Fragment>
                ))}
              </div>
              <ScopeResultCard kind={kind} tried={tried} error={error} objectId={objectId} onPick={pick} />
            </div>
          </>
        )
      }
    </DraftPage>
  );
}

/** A filter without any group is none (S-04). */
function withGroups(scope: Filter | null, change: (groups: FilterGroup[]) => FilterGroup[]): Filter | null {
  const groups = change(scope?.groups ?? []);
  const rest = { inputFilterGroups: [], categoryFilterGroups: [], ...scope };
  const isNone = groups.length + rest.inputFilterGroups.length + rest.categoryFilterGroups.length === 0;
  return isNone ? null : { ...rest, groups };
}

function newGroup(number: number): FilterGroup {
  return {
    name: texts.filter(number),
    clauses: [{ sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: [''] } }],
  };
}

/** A filter without clauses is passed over, so it isn't among those that were judged (S-04). */
function judgedOf(tried: TriedScope | undefined, groups: readonly FilterGroup[], index: number) {
  if (groups[index]?.clauses.length === 0) return null;
  const place = groups.slice(0, index).filter(({ clauses }) => clauses.length > 0).length;
  return tried?.object?.scope.groups[place] ?? null;
}

/** Those of one filter, by their paths below it: `clauses[0].operatorName`. */
function problemsOf(
  problems: readonly { path: string; message: string; severity: 'error' | 'warning' }[],
  index: number,
) {
  const prefix = `groups[${index}]`;
  return problems
    .filter(({ path }) => path === prefix || path.startsWith(`${prefix}.`))
    .map((problem) => ({ ...problem, path: problem.path.slice(prefix.length + 1) }));
}
