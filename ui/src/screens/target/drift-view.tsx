/** What the target holds now beside what it should hold, for any SCIM target. The filter stands in the address. */
import { Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { DriftEntry, DriftReport, DriftState } from '../../api/drift.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { formatTime } from '../../format/times.ts';
import { driftTexts as texts } from '../../texts/drift.ts';
import { DriftPane } from './drift-pane.tsx';
import { DriftStateLabel } from './drift-state-label.tsx';
import { DriftSummary } from './drift-summary.tsx';
import { isNamedLike } from './host-attributes.ts';
import { useTargetSearch } from './use-target-search.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: '840px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const columns: Column<DriftEntry>[] = [
  {
    key: 'object',
    header: texts.columns.object,
    width: 'minmax(0, 3fr)',
    render: (entry) => <TwoLines first={entry.name} second={entry.kind} />,
  },
  {
    key: 'state',
    header: texts.columns.state,
    width: '130px',
    render: (entry) => <DriftStateLabel state={entry.state} />,
  },
  {
    key: 'differs',
    header: texts.columns.differs,
    width: 'minmax(0, 4fr)',
    render: (entry) => <OneLine text={differingOf(entry)} />,
  },
  {
    key: 'id',
    header: texts.columns.id,
    width: 'minmax(0, 3fr)',
    render: (entry) => <OneLine text={entry.targetId ?? ''} />,
  },
];

export function DriftView({ jobId, servicePrincipalId }: { jobId: string; servicePrincipalId: string }): ReactNode {
  const styles = useStyles();
  const { data, error, refetch, isFetching } = useQuery(queries.drift(jobId));
  const compare = () => void refetch();
  return (
    <>
      <Body1 className={styles.hint}>{texts.hint}</Body1>
      <div className={styles.bar}>
        <Button
          appearance={data ? 'secondary' : 'primary'}
          icon={<ArrowSwapRegular />}
          disabledFocusable={isFetching}
          onClick={compare}
        >
          {data ? texts.compareAgain : texts.compare}
        </Button>
        <span role="status" className={styles.quiet}>
          {isFetching ? (
            <Spinner size="tiny" label={texts.comparing} />
          ) : data ? (
            <Caption1>{texts.readAt(formatTime(data.readAt))}</Caption1>
          ) : null}
        </span>
      </div>
      {error && !isFetching ? (
        <ErrorState error={error} onRetry={compare} />
      ) : data ? (
        <DriftResult report={data} servicePrincipalId={servicePrincipalId} />
      ) : (
        <EmptyState icon={<ArrowSwapRegular />} title={texts.untestedTitle} text={texts.untestedText} />
      )}
    </>
  );
}

function DriftResult({ report, servicePrincipalId }: { report: DriftReport; servicePrincipalId: string }): ReactNode {
  const styles = useStyles();
  const target = useTargetSearch();
  const { name, drift, id } = target;
  const rows = useMemo(
    () => report.value.filter((entry) => (!drift || entry.state === drift) && isNamedLike([entry.name], name)),
    [report, drift, name],
  );
  const open = id === null ? undefined : report.value.find((entry) => keyOf(entry) === id);
  const states = Object.keys(texts.states) as DriftState[];
  const { User, Group } = report.counts;
  return (
    <>
      <DriftSummary counts={report.counts} />
      <search aria-label={texts.searchLabel} className={styles.bar}>
        <SearchField
          label={texts.searchLabel}
          placeholder={texts.search}
          value={name}
          onChange={(value) => target.set('name', value)}
        />
        <PillMenu
          text={texts.state(drift ? texts.states[drift] : texts.all)}
          choices={[{ value: '', label: texts.all }, ...states.map((value) => ({ value, label: texts.states[value] }))]}
          chosen={[drift ?? '']}
          onChange={([value]) => target.set('drift', value ?? '')}
        />
      </search>
      <ListAndPane
        pane={
          open ? (
            <DriftPane entry={open} servicePrincipalId={servicePrincipalId} onClose={() => target.set('id', '')} />
          ) : null
        }
        list={
          <VirtualTable
            label={texts.table}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            selectedKey={open ? keyOf(open) : null}
            onOpen={(entry) => target.set('id', keyOf(entry))}
            renderCompact={renderCompactEntry}
            empty={
              report.value.length === 0 ? (
                <EmptyState
                  icon={<CheckmarkCircleRegular />}
                  title={texts.agree}
                  text={texts.agreeText(User.equal + Group.equal)}
                />
              ) : (
                <EmptyState icon={<ArrowSwapRegular />} title={texts.noMatchTitle} text={texts.noMatchText} />
              )
            }
          />
        }
      />
    </>
  );
}

function renderCompactEntry(entry: DriftEntry): ReactNode {
  return (
    <CompactRow aside={<DriftStateLabel state={entry.state} />}>
      <TwoLines first={entry.name} second={differingOf(entry) || entry.kind} />
    </CompactRow>
  );
}

function differingOf({ differences }: DriftEntry): string {
  return texts.differing([...new Set(differences.map(({ attribute }) => attribute))]);
}

function keyOf({ kind, targetId, sourceId }: DriftEntry): string {
  return `${kind} ${targetId ?? sourceId}`;
}
