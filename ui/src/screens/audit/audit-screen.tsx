/** Audit logs (P-1101): changes of the configuration and the history of quarantine, filtered in the address. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { auditActivities, auditCategories } from '../../../../simulator/model/audit-activities.ts';
import { type AuditEntry, type AuditFilter, auditConditionOf, auditFilterOf, auditSearchOf } from '../../api/audit.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { virtualClock } from '../../live/virtual-clock.ts';
import { addresses } from '../../shell/addresses.ts';
import { auditTexts as texts } from '../../texts/audit.ts';
import { common } from '../../texts/common.ts';
import { logTexts } from '../../texts/logs.ts';
import { DateFilter } from '../logs/date-filter.tsx';
import { useRows } from '../tenant/use-directory-list.ts';
import { auditColumns, renderCompactAudit } from './audit-columns.tsx';
import { AuditDownloads } from './audit-downloads.tsx';
import { AuditPane } from './audit-pane.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export function AuditScreen(): ReactNode {
  const navigate = useNavigate();
  const { entryId } = useParams();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => auditFilterOf(search), [search]);
  const address = auditSearchOf(filter);
  const query = useInfiniteQuery(queries.auditLog(address, () => auditConditionOf(filter, virtualClock.nowMs())));
  const { rows, loadMore } = useRows(query);
  const refresh = () => void query.refetch();
  const setFilter = (next: AuditFilter) => setSearch(new URLSearchParams(auditSearchOf(next)), { replace: true });
  return (
    <Page
      isFilled
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[{ key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh }]}
        >
          <AuditDownloads filter={filter} />
        </CommandBar>
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      <ListAndPane
        pane={
          entryId ? (
            <AuditPane
              key={entryId}
              entryId={entryId}
              listed={rows.find(({ id }) => id === entryId)}
              onClose={() => void navigate(addresses.auditLogs(filter))}
            />
          ) : null
        }
        list={
          query.error && !query.data ? (
            <ErrorState error={query.error} onRetry={refresh} />
          ) : (
            <VirtualTable
              label={texts.table}
              columns={auditColumns}
              rows={rows}
              rowKey={keyOf}
              renderCompact={renderCompactAudit}
              selectedKey={entryId ?? null}
              onOpen={({ id }) => void navigate(addresses.auditEntry(id, address))}
              isLoading={query.isPending}
              hasMore={query.hasNextPage}
              onLoadMore={loadMore}
              empty={
                <EmptyState
                  icon={<HistoryRegular />}
                  title={address ? texts.noMatchTitle : texts.emptyTitle}
                  text={address ? texts.noMatchText : texts.emptyText}
                />
              }
            />
          )
        }
      />
    </Page>
  );
}

interface FiltersProps {
  filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

const EVERY = 'all';

/** Offers what the log can hold, whether it has occurred or not, and what the address names. */
function Filters({ filter, onChange }: FiltersProps): ReactNode {
  const styles = useStyles();
  const { data: applications = [] } = useQuery(queries.applications());
  const targets = applications.map(({ servicePrincipalId, displayName }) => ({
    value: servicePrincipalId,
    label: displayName,
  }));
  const pills = [
    { name: 'category', label: texts.category, choices: choicesOf(Object.values(auditCategories), filter.category) },
    { name: 'activity', label: texts.activity, choices: choicesOf(Object.keys(auditActivities), filter.activity) },
    { name: 'target', label: texts.target, choices: targets },
  ] as const;
  return (
    <search aria-label={texts.filters} className={styles.bar}>
      <DateFilter filter={filter} onChange={onChange} />
      {pills.map(({ name, label, choices }) => (
        <PillMenu
          key={name}
          text={logTexts.pill(label, choices.find(({ value }) => value === filter[name])?.label ?? texts.all)}
          choices={[{ value: EVERY, label: texts.all }, ...choices]}
          chosen={[filter[name] ?? EVERY]}
          onChange={([value = EVERY]) => onChange({ ...filter, [name]: value === EVERY ? '' : value })}
        />
      ))}
      {auditSearchOf(filter) === '' ? null : (
        <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={() => onChange({})}>
          {logTexts.clear}
        </Button>
      )}
    </search>
  );
}

function choicesOf(values: readonly string[], chosen: string | undefined): { value: string; label: string }[] {
  return [...new Set([...values, ...(chosen ? [chosen] : [])])].sort().map((value) => ({ value, label: value }));
}

function keyOf({ id }: AuditEntry): string {
  return id;
}
