/** The provisioning log of a job (P-901 to P-906): filters in the address, any number of entries, details beside. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowCircleUpRegular } from '@fluentui/react-icons/svg/arrow-circle-up';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { filterOf, isUnfiltered, type LogFilter, searchOf } from '../../api/log-filter.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { type TableHandle, VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { JobChoice } from '../../shell/job-choice.tsx';
import { common } from '../../texts/common.ts';
import { logTexts as texts } from '../../texts/logs.ts';
import { EntryPane } from './entry-pane.tsx';
import { FilterBar } from './filter-bar.tsx';
import { keyOf, logColumns, renderCompactEntry } from './log-columns.tsx';
import { LogDownloads } from './log-downloads.tsx';
import { MOST_PLACES, useLogRows } from './use-log-rows.ts';

const useStyles = makeStyles({
  list: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  older: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, color: tokens.colorNeutralForeground2 },
  new: {
    position: 'absolute',
    top: '52px',
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: 2,
    boxShadow: tokens.shadow8,
    whiteSpace: 'nowrap',
  },
});

export function LogsScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const application = useApplication();
  const { servicePrincipalId, jobId = '' } = application;
  const { entryId } = useParams();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const log = useLogRows(filter, jobId, entryId);
  // Dozens of new rows are drawn piece by piece, so that the page answers meanwhile.
  const rows = useDeferredValue(log.rows);
  const isFirstRead = log.isPending || (rows.length === 0 && log.rows.length > 0);
  const table = useRef<TableHandle>(null);

  const setFilter = useCallback(
    (next: LogFilter) => setSearch(new URLSearchParams(searchOf(next)), { replace: true }),
    [setSearch],
  );
  // The tab that was chosen stays from entry to entry.
  const open = (id: string) => void navigate(addresses.logEntry(servicePrincipalId, id, `?${search}`));
  const close = () => void navigate(addresses.logs(servicePrincipalId, filter));
  const showNew = () => {
    table.current?.scrollToTop();
    log.refresh();
  };

  return (
    <Page
      isFilled
      title={texts.title}
      subject={application.displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[{ key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: log.refresh }]}
        >
          <LogDownloads filter={filter} jobId={jobId} />
        </CommandBar>
      }
    >
      <JobChoice />
      <FilterBar filter={filter} onChange={setFilter} jobId={jobId} />
      <ListAndPane
        pane={
          entryId ? (
            <EntryPane entryId={entryId} rows={log.rows} place={log.openPlace} onOpen={open} onClose={close} />
          ) : null
        }
        list={
          log.error && !log.isKnown ? (
            <ErrorState error={log.error} onRetry={log.retry} />
          ) : (
            <div className={styles.list}>
              {log.error ? <FailureNotice title={texts.partFailed} error={log.error} onRetry={log.retry} /> : null}
              {log.total > MOST_PLACES ? (
                <Caption1 className={styles.older}>{texts.older(MOST_PLACES, log.total)}</Caption1>
              ) : null}
              {log.hasNew ? (
                <Button
                  className={styles.new}
                  appearance="primary"
                  shape="circular"
                  size="small"
                  icon={<ArrowCircleUpRegular />}
                  onClick={showNew}
                >
                  {texts.newEntries}
                </Button>
              ) : null}
              <VirtualTable
                ref={table}
                label={texts.table}
                columns={logColumns}
                rows={rows}
                rowKey={keyOf}
                renderCompact={renderCompactEntry}
                selectedKey={entryId ?? null}
                onOpen={(entry) => open(entry.id)}
                isLoading={isFirstRead}
                onRangeChange={log.onRangeChange}
                onTopChange={log.onTopChange}
                empty={<NoEntries filter={filter} onClear={() => setFilter({})} />}
              />
            </div>
          )
        }
      />
    </Page>
  );
}

function NoEntries({ filter, onClear }: { filter: LogFilter; onClear(): void }): ReactNode {
  if (isUnfiltered(filter))
    return <EmptyState icon={<DocumentTextRegular />} title={texts.emptyTitle} text={texts.emptyText} />;
  return (
    <EmptyState
      icon={<DocumentSearchRegular />}
      title={texts.noMatchTitle}
      text={filter.identity ? texts.noMatchIdentityText : texts.noMatchText}
    >
      <Button onClick={onClear}>{texts.clear}</Button>
    </EmptyState>
  );
}
