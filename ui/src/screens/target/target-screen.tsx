/**
 * The target: for the built-in sample app its face as a directory of hosts and host groups, for every target the drift
 * between what it holds and what it should hold.
 */
import { Body1, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { driftTexts } from '../../texts/drift.ts';
import { targetTexts as texts } from '../../texts/target.ts';
import { DriftView } from './drift-view.tsx';
import { HostGroupList } from './host-group-list.tsx';
import { HostList } from './host-list.tsx';
import { totalOf } from './sample-app-query.ts';
import { useTargetSearch } from './use-target-search.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  url: { overflowWrap: 'anywhere' },
  tabs: { flexShrink: 0, marginLeft: `-${tokens.spacingHorizontalM}` },
});

export function TargetScreen(): ReactNode {
  const application = useApplication();
  return application.target.sampleApp ? <SampleAppScreen /> : <EndpointScreen />;
}

/** An endpoint of one's own has no face here but what SCIM tells. */
function EndpointScreen(): ReactNode {
  const styles = useStyles();
  const application = useApplication();
  const url = application.target.tenantUrl ?? common.notGiven;
  return (
    <Page isFilled title={texts.title} subject={application.displayName}>
      <Body1 className={styles.url}>{driftTexts.target(url)}</Body1>
      <Drift />
    </Page>
  );
}

function Drift(): ReactNode {
  const { servicePrincipalId, jobId } = useApplication();
  if (jobId === undefined) return <Body1>{driftTexts.noJob}</Body1>;
  return <DriftView jobId={jobId} servicePrincipalId={servicePrincipalId} />;
}

const views = ['hosts', 'groups', 'drift'] as const;

function SampleAppScreen(): ReactNode {
  const styles = useStyles();
  const application = useApplication();
  const { servicePrincipalId, displayName } = application;
  const [search, setSearch] = useSearchParams();
  const view = views.find((each) => each === search.get('view')) ?? 'hosts';
  const { name, visibility } = useTargetSearch();
  const searched = view === 'drift' ? '' : name;
  const active = view !== 'hosts' || visibility === 'all' ? undefined : visibility === 'visible';
  const hosts = useInfiniteQuery(queries.hosts(servicePrincipalId, searched, active));
  const groups = useInfiniteQuery(queries.hostGroups(servicePrincipalId, searched));
  const shown = view === 'groups' ? groups : hosts;
  const refresh = () => {
    void hosts.refetch();
    void groups.refetch();
  };
  return (
    <Page
      isFilled
      title={texts.title}
      subject={displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[{ key: 'refresh', label: common.refresh, icon: <ArrowClockwiseRegular />, onRun: refresh }]}
        />
      }
    >
      <TabList
        aria-label={texts.tabList}
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_event, { value }) =>
          setSearch(value === 'hosts' ? {} : { view: String(value) }, { replace: true })
        }
      >
        <Tab value="hosts">{texts.counted(texts.hosts, totalOf(hosts))}</Tab>
        <Tab value="groups">{texts.counted(texts.hostGroups, totalOf(groups))}</Tab>
        <Tab value="drift">{driftTexts.tab}</Tab>
      </TabList>
      {view === 'drift' ? (
        <Drift />
      ) : (
        <>
          <SearchBar hasVisibility={view === 'hosts'} />
          {shown.error && !shown.data ? (
            <ErrorState error={shown.error} onRetry={refresh} />
          ) : view === 'groups' ? (
            <HostGroupList query={groups} />
          ) : (
            <HostList query={hosts} />
          )}
        </>
      )}
    </Page>
  );
}

function SearchBar({ hasVisibility }: { hasVisibility: boolean }): ReactNode {
  const styles = useStyles();
  const target = useTargetSearch();
  const shown = texts.shown;
  return (
    <search aria-label={texts.searchLabel} className={styles.bar}>
      <SearchField
        label={texts.searchLabel}
        placeholder={texts.search}
        value={target.name}
        onChange={(name) => target.set('name', name)}
      />
      {hasVisibility ? (
        <PillMenu
          text={texts.pill(shown[target.visibility])}
          choices={(Object.keys(shown) as (keyof typeof shown)[]).map((value) => ({ value, label: shown[value] }))}
          chosen={[target.visibility]}
          onChange={([value]) => target.set('show', value === 'all' ? '' : (value ?? ''))}
        />
      ) : null}
    </search>
  );
}
