/** The provisioning log: filters, a virtualised table over any number of entries, details of one (P-901 to P-912). */
import { Field, Input, makeStyles, Select, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { Screen } from '../../components/screen.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useVirtualNow } from '../../live/virtual-now.ts';
import { useApplication } from '../../shell/use-application.ts';
import { texts } from '../../texts/texts.ts';
import { EntryDetails } from './entry-details.tsx';
import { actions, filtersFrom, filterText, type LogFilters, statuses } from './log-filters.ts';
import { LogTable } from './log-table.tsx';

const useStyles = makeStyles({
  input: { width: '100%', minWidth: 0 },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 11rem), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

export function LogsScreen() {
  const { application, error } = useApplication();
  if (error) return <Failed error={error} />;
  if (!application) return <Loading />;
  return <ApplicationLog servicePrincipalId={application.servicePrincipalId} name={application.displayName} />;
}

function ApplicationLog({ servicePrincipalId, name }: { servicePrincipalId: string; name: string }) {
  const styles = useStyles();
  const [parameters, setParameters] = useSearchParams();
  const { nowMs } = useVirtualNow();
  const filters = filtersFrom(parameters);
  const identity = useDeferredValue(filters.identity);
  const asked = { ...filters, identity };
  const log = useInfiniteQuery(
    queries.log(JSON.stringify([servicePrincipalId, asked]), () => filterText(servicePrincipalId, asked, nowMs ?? 0)),
  );
  const set = (change: Partial<LogFilters> & { entry?: string }) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(change)) {
          if (value === '' || value === 'any') next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace: !('entry' in change) },
    );
  const entries = log.data?.pages.flatMap((page) => page.value) ?? [];
  const selected = parameters.get('entry');
  return (
    <Screen title={texts.logs.title} subtitle={name}>
      <div className={styles.filters}>
        <Field label={texts.logs.identity}>
          <Input
            className={styles.input}
            type="search"
            value={filters.identity}
            placeholder={texts.logs.identityHint}
            onChange={(_event, { value }) => set({ identity: value })}
          />
        </Field>
        <Choice
          label={texts.logs.status}
          value={filters.status}
          values={statuses}
          onChange={(status) => set({ status })}
        />
        <Choice
          label={texts.logs.action}
          value={filters.action}
          values={actions}
          onChange={(action) => set({ action })}
        />
        <Field label={texts.logs.date}>
          <Select value={filters.date} onChange={(_event, { value }) => set({ date: value })}>
            {Object.entries(texts.logs.dates).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {filters.cycle && (
        <TagGroup aria-label={texts.logs.cycle} onDismiss={() => set({ cycle: '' })}>
          <Tag dismissible dismissIcon={{ 'aria-label': texts.logs.clearCycle }} value="cycle">
            {`${texts.logs.cycle} ${filters.cycle.slice(0, 8)}`}
          </Tag>
        </TagGroup>
      )}
      {log.error && <Failed error={log.error} retry={() => void log.refetch()} />}
      {log.isPending && !log.error && <Loading />}
      {log.data && entries.length === 0 && <Empty>{texts.logs.empty}</Empty>}
      {entries.length > 0 && (
        <LogTable
          entries={entries}
          hasMore={log.hasNextPage}
          loadMore={() => {
            if (!log.isFetchingNextPage) void log.fetchNextPage();
          }}
          selectedId={selected}
          onSelect={(id) => set({ entry: id })}
        />
      )}
      {selected && <EntryDetails entryId={selected} onClose={() => set({ entry: '' })} />}
    </Screen>
  );
}

function Choice({
  label,
  value,
  values,
  onChange,
}: {
  label: string;
  value: string;
  values: readonly string[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <option value="">{texts.logs.all}</option>
        {values.map((each) => (
          <option key={each} value={each}>
            {each.charAt(0).toUpperCase() + each.slice(1)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
