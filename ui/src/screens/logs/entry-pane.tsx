/** The details of a log entry (P-910 to P-912). */
import { Button, makeStyles, Spinner, Tab, TabList, Tooltip, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { LogRow, ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { queries } from '../../api/queries.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { formatTime } from '../../format/times.ts';
import { useSetParameter } from '../../hooks/use-set-parameter.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { actionTexts, entryTexts as texts } from '../../texts/logs.ts';
import { whyTexts } from '../../texts/why.ts';
import { ExchangesTab } from './exchanges-tab.tsx';
import { EntryStatus, nameOf } from './log-columns.tsx';
import { ModifiedPropertiesTab } from './modified-properties-tab.tsx';
import { ScenarioButton } from './scenario-button.tsx';
import { StepsTab } from './steps-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { TroubleshootingTab } from './troubleshooting-tab.tsx';

const useStyles = makeStyles({
  subtitle: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  tabs: { flexWrap: 'wrap', marginLeft: `-${tokens.spacingHorizontalSNudge}` },
  content: { paddingTop: tokens.spacingVerticalL },
});

type TabName = keyof typeof texts.tabs;

const tabNames: TabName[] = ['steps', 'troubleshooting', 'modified', 'summary', 'http'];

interface EntryPaneProps {
  entryId: string;
  /** The list, in which to go on; a row that is still to come is undefined. */
  rows: readonly (LogRow | undefined)[];
  /** Of the entry among them; -1 when it isn't. */
  place: number;
  onOpen(entryId: string): void;
  onClose(): void;
}

export function EntryPane({ entryId, rows, place, onOpen, onClose }: EntryPaneProps): ReactNode {
  const styles = useStyles();
  const row = rows[place];
  const { data: entry, error, refetch } = useQuery(queries.logEntry(entryId));
  if (!entry) {
    return (
      <DetailsPane title={row ? nameOf(row) : error ? common.notGiven : common.loading} onClose={onClose}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Spinner />}
      </DetailsPane>
    );
  }
  return (
    <DetailsPane
      title={nameOf(entry)}
      onClose={onClose}
      actions={
        <>
          <ScenarioButton entryId={entry.id} name={nameOf(entry)} />
          <NeighbourButton label={texts.previous} icon={<ChevronUpRegular />} row={rows[place - 1]} onOpen={onOpen} />
          <NeighbourButton
            label={texts.next}
            icon={<ChevronDownRegular />}
            row={place < 0 ? undefined : rows[place + 1]}
            onOpen={onOpen}
          />
        </>
      }
      subtitle={
        <div className={styles.subtitle}>
          <span>{actionTexts[entry.provisioningAction]}</span>
          <EntryStatus entry={entry} />
          <span>{formatTime(entry.activityDateTime)}</span>
          {entry.sourceIdentity.id ? (
            <RouterLink to={addresses.why(entry.servicePrincipal.id, entry.sourceIdentity.id)}>
              {whyTexts.title}
            </RouterLink>
          ) : null}
        </div>
      }
    >
      <EntryTabs entry={entry} />
    </DetailsPane>
  );
}

interface NeighbourButtonProps {
  label: string;
  icon: ReactElement;
  row: LogRow | undefined;
  onOpen(entryId: string): void;
}

function NeighbourButton({ label, icon, row, onOpen }: NeighbourButtonProps): ReactNode {
  return (
    <Tooltip content={label} relationship="label">
      <Button
        appearance="subtle"
        icon={icon}
        disabledFocusable={row === undefined}
        onClick={() => row && onOpen(row.id)}
      />
    </Tooltip>
  );
}

function EntryTabs({ entry }: { entry: ProvisioningObjectSummary }): ReactNode {
  const styles = useStyles();
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const asked = search.get('tab');
  const tab = tabNames.find((name) => name === asked) ?? 'steps';
  const setTab = (next: TabName) => setParameter('tab', next, { replace: true });
  return (
    <>
      <TabList
        aria-label={texts.tabList}
        size="small"
        selectedValue={tab}
        onTabSelect={(_event, { value }) => setTab(value as TabName)}
        className={styles.tabs}
      >
        {tabNames.map((name) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls="entry-tab">
            {texts.tabs[name]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="entry-tab" aria-labelledby={`tab-${tab}`} className={styles.content}>
        <TabContent tab={tab} entry={entry} onHttp={() => setTab('http')} />
      </div>
    </>
  );
}

interface TabContentProps {
  tab: TabName;
  entry: ProvisioningObjectSummary;
  onHttp(): void;
}

function TabContent({ tab, entry, onHttp }: TabContentProps): ReactNode {
  switch (tab) {
    case 'steps':
      return <StepsTab steps={entry.provisioningSteps} />;
    case 'troubleshooting':
      return <TroubleshootingTab entry={entry} onHttp={onHttp} />;
    case 'modified':
      return <ModifiedPropertiesTab properties={entry.modifiedProperties} />;
    case 'summary':
      return <SummaryTab entry={entry} />;
    case 'http':
      return <ExchangesTab entryId={entry.id} />;
  }
}
