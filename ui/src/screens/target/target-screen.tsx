/** What the target holds: the sample app's hosts, visible or not, and its host groups. */
import { Avatar, Badge, Card, CardHeader, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Application, Host, HostGroup } from '../../api/types.ts';
import { Screen } from '../../components/screen.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useApplication } from '../../shell/use-application.ts';
import { texts } from '../../texts/texts.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 19rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: 0,
    margin: 0,
    listStyle: 'none',
  },
  text: { overflowWrap: 'anywhere' },
  members: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function TargetScreen() {
  const { application, error } = useApplication();
  if (error) return <Failed error={error} />;
  if (!application) return <Loading />;
  return application.target.sampleApp ? (
    <SampleApp application={application} />
  ) : (
    <External application={application} />
  );
}

function External({ application }: { application: Application }) {
  return (
    <Screen title={texts.target.title} subtitle={application.displayName}>
      <Text>
        {texts.target.external} <Text font="monospace">{application.target.tenantUrl ?? texts.overview.never}</Text>
      </Text>
    </Screen>
  );
}

function SampleApp({ application }: { application: Application }) {
  const [tab, setTab] = useState<'hosts' | 'hostGroups'>('hosts');
  const { data, error, refetch } = useQuery(queries.sampleApp(application.servicePrincipalId));
  return (
    <Screen title={texts.target.title} subtitle={`${application.displayName} — ${texts.target.intro}`}>
      <TabList selectedValue={tab} onTabSelect={(_event, { value }) => setTab(value as 'hosts' | 'hostGroups')}>
        <Tab value="hosts">{`${texts.target.hosts} (${data?.hosts.length ?? 0})`}</Tab>
        <Tab value="hostGroups">{`${texts.target.hostGroups} (${data?.hostGroups.length ?? 0})`}</Tab>
      </TabList>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && tab === 'hosts' && <Hosts hosts={data.hosts} />}
      {data && tab === 'hostGroups' && <HostGroups groups={data.hostGroups} />}
    </Screen>
  );
}

function Hosts({ hosts }: { hosts: readonly Host[] }) {
  const styles = useStyles();
  if (hosts.length === 0) return <Empty>{texts.target.noHosts}</Empty>;
  return (
    <ul className={styles.grid} aria-label={texts.target.hosts}>
      {hosts.map((host) => (
        <li key={host.id}>
          <Card size="small">
            <CardHeader
              image={<Avatar name={host.displayName} color={host.active ? 'colorful' : 'neutral'} aria-hidden />}
              header={
                <Text weight="semibold" className={styles.text}>
                  {host.displayName}
                </Text>
              }
              description={
                <Text size={200} className={styles.text}>
                  {host.userName}
                </Text>
              }
            />
            <div>
              <Badge appearance="tint" color={host.active ? 'success' : 'informative'}>
                {host.active ? texts.target.visible : texts.target.invisible}
              </Badge>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function HostGroups({ groups }: { groups: readonly HostGroup[] }) {
  const styles = useStyles();
  if (groups.length === 0) return <Empty>{texts.target.noGroups}</Empty>;
  return (
    <ul className={styles.grid} aria-label={texts.target.hostGroups}>
      {groups.map((group) => (
        <li key={group.id}>
          <Card size="small">
            <CardHeader
              header={
                <Text weight="semibold" className={styles.text}>
                  {group.displayName}
                </Text>
              }
              description={<Text size={200}>{texts.target.members(group.members.length)}</Text>}
            />
            {group.members.length === 0 ? (
              <Text className={styles.quiet}>{texts.target.noMembers}</Text>
            ) : (
              <ul className={styles.members}>
                {group.members.map((member) => (
                  <li key={member.id}>{member.name}</li>
                ))}
              </ul>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
