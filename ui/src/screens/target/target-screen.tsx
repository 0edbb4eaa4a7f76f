/** What the built-in sample app holds: hosts, visible or not, and host groups with their members. */
import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { targetTexts as texts } from '../../texts/target.ts';
import { HostGroupList } from './host-group-list.tsx';
import { HostList } from './host-list.tsx';
import { useTargetSearch } from './use-target-search.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  tabs: { marginLeft: `-${tokens.spacingHorizontalM}` },
});

export function TargetScreen(): ReactNode {
  const navigate = useNavigate();
  const application = useApplication();
  if (application.target.sampleApp) return <SampleAppScreen />;
  const url = application.target.tenantUrl ?? common.notGiven;
  return (
    <Page title={texts.title} subject={application.displayName}>
      <EmptyState icon={<PlugConnectedRegular />} title={texts.foreignTitle} text={texts.foreignText(url)}>
        <Button onClick={() => void navigate(addresses.logs(application.servicePrincipalId))}>{texts.viewLogs}</Button>
      </EmptyState>
    </Page>
  );
}

function SampleAppScreen(): ReactNode {
  const styles = useStyles();
  const application = useApplication();
  const [search, setSearch] = useSearchParams();
  const isGroups = search.get('view') === 'groups';
  const { data, error, refetch, isPending } = useQuery(queries.sampleApp(application.servicePrincipalId));
  const refresh = () => void refetch();
  return (
    <Page
      isFilled
      title={texts.title}
      subject={application.displayName}
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
        selectedValue={isGroups ? 'groups' : 'hosts'}
        onTabSelect={(_event, { value }) => setSearch(value === 'groups' ? { view: 'groups' } : {}, { replace: true })}
      >
        <Tab value="hosts">{texts.counted(texts.hosts, data?.hosts.length)}</Tab>
        <Tab value="groups">{texts.counted(texts.hostGroups, data?.hostGroups.length)}</Tab>
      </TabList>
      <SearchBar hasVisibility={!isGroups} />
      {error && !data ? (
        <ErrorState error={error} onRetry={refresh} />
      ) : isGroups ? (
        <HostGroupList groups={data?.hostGroups ?? []} isLoading={isPending} />
      ) : (
        <HostList hosts={data?.hosts ?? []} isLoading={isPending} />
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
