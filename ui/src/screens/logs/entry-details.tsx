/** One entry in a drawer with the portal's four tabs and a fifth of ours, the HTTP exchanges (P-910 to P-912). */
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProvisioningObjectSummary, ProvisioningStep } from '../../../../simulator/model/log.ts';
import { queries } from '../../api/queries.ts';
import { Facts } from '../../components/facts.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDuration, formatTime } from '../../components/times.ts';
import { texts } from '../../texts/texts.ts';
import { ExchangeList } from './exchange-list.tsx';

type TabName = keyof typeof texts.logs.tabs;

const useStyles = makeStyles({
  drawer: { width: 'min(46rem, 100vw)' },
  body: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    alignContent: 'start',
    paddingBottom: tokens.spacingVerticalXXL,
  },
  tabs: { overflowX: 'auto', overflowY: 'hidden' },
  steps: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  step: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: tokens.spacingHorizontalM,
  },
  stepHead: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  message: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      textAlign: 'start',
      padding: tokens.spacingVerticalXS,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
    },
  },
});

export function EntryDetails({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const styles = useStyles();
  const [tab, setTab] = useState<TabName>('steps');
  const { data: entry, error, refetch } = useQuery(queries.logEntry(entryId));
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_event, { open }) => !open && onClose()}
      aria-label={texts.logs.details}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.logs.close} onClick={onClose} />
          }
        >
          {entry ? entry.sourceIdentity.displayName || texts.logs.unnamed : texts.logs.details}
        </DrawerHeaderTitle>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_event, { value }) => setTab(value as TabName)}
        >
          {(Object.keys(texts.logs.tabs) as TabName[]).map((name) => (
            <Tab key={name} value={name}>
              {texts.logs.tabs[name]}
            </Tab>
          ))}
        </TabList>
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        <div className={styles.body}>
          {error && <Failed error={error} retry={() => void refetch()} />}
          {!entry && !error && <Loading />}
          {entry && tab === 'steps' && <Steps steps={entry.provisioningSteps} />}
          {entry && tab === 'trouble' && <Trouble entry={entry} />}
          {entry && tab === 'modified' && <Modified entry={entry} />}
          {entry && tab === 'summary' && <Summary entry={entry} />}
          {entry && tab === 'http' && <ExchangeList entryId={entry.id} />}
        </div>
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Steps({ steps }: { steps: readonly ProvisioningStep[] }) {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an entry never change, and may have the same name.
        <li key={index} className={styles.step}>
          <div className={styles.stepHead}>
            <Text weight="semibold">{`${index + 1}. ${step.name}`}</Text>
            <StatusBadge status={step.status} />
            <Text className={styles.quiet}>{step.provisioningStepType}</Text>
          </div>
          <Text className={styles.message}>{step.description}</Text>
          {Object.keys(step.details).length > 0 && (
            <details>
              <summary>{texts.directory.details}</summary>
              <Facts facts={Object.entries(step.details)} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function Trouble({ entry }: { entry: ProvisioningObjectSummary }) {
  const styles = useStyles();
  const { errorInformation } = entry.provisioningStatusInfo;
  if (!errorInformation) return <Empty>{texts.logs.noTrouble}</Empty>;
  return (
    <Facts
      facts={[
        [texts.logs.errorCode, errorInformation.errorCode],
        [
          texts.logs.reason,
          <span key="reason" className={styles.message}>
            {errorInformation.reason}
          </span>,
        ],
      ]}
    />
  );
}

function Modified({ entry }: { entry: ProvisioningObjectSummary }) {
  const styles = useStyles();
  if (entry.modifiedProperties.length === 0) return <Empty>{texts.logs.noModified}</Empty>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.logs.property}</th>
          <th scope="col">{texts.logs.oldValue}</th>
          <th scope="col">{texts.logs.newValue}</th>
        </tr>
      </thead>
      <tbody>
        {entry.modifiedProperties.map(({ displayName, oldValue, newValue }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a property such as members may stand there several times.
          <tr key={index}>
            <td>{displayName}</td>
            <td>{oldValue ?? ''}</td>
            <td>{newValue ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Summary({ entry }: { entry: ProvisioningObjectSummary }) {
  return (
    <Facts
      facts={[
        [texts.logs.action, entry.provisioningAction],
        [texts.logs.status, <StatusBadge key="status" status={entry.provisioningStatusInfo.status} />],
        [texts.logs.date, formatTime(entry.activityDateTime)],
        [texts.cycles.duration, formatDuration(entry.durationInMilliseconds)],
        [
          texts.logs.source,
          `${entry.sourceSystem.displayName}: ${entry.sourceIdentity.identityType} ${entry.sourceIdentity.id}`,
        ],
        [texts.logs.target, `${entry.targetSystem.displayName}: ${entry.targetIdentity.id || '—'}`],
        ['Job ID', entry.jobId],
        ['Cycle ID', entry.cycleId],
        ['Change ID', entry.changeId],
      ]}
    />
  );
}
