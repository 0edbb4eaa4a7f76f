/** Everything that is set of an application beside its connection and mappings (P-320, issue "settings"). */
import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { forgetUnsaved } from '../../hooks/use-unsaved.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { JobChoice } from '../../shell/job-choice.tsx';
import { common } from '../../texts/common.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';
import { DeleteApplicationDialog } from '../applications/delete-application-dialog.tsx';
import { EngineForm } from './engine-form.tsx';
import { PropertiesForm } from './properties-form.tsx';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 8fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1200px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingHorizontalL, minWidth: 0 },
  links: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  link: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground2 },
});

export function SettingsScreen(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const application = useApplication();
  const { servicePrincipalId, jobId } = application;
  const [isAsking, setAsking] = useState(false);
  const secrets = useQuery(queries.secrets(servicePrincipalId));
  if (secrets.isPending) {
    // The cards come together, so that none is pushed down by another.
    return (
      <Page title={texts.title} subject={application.displayName}>
        <Spinner label={common.loading} />
      </Page>
    );
  }
  return (
    <Page title={texts.title} subject={application.displayName}>
      <div className={styles.grid}>
        <div className={styles.column}>
          <SectionCard title={texts.properties}>
            {secrets.data ? (
              <PropertiesForm servicePrincipalId={servicePrincipalId} saved={secrets.data} />
            ) : (
              <ErrorState error={secrets.error} onRetry={() => void secrets.refetch()} />
            )}
          </SectionCard>
          <SectionCard title={texts.more}>
            <ul className={styles.links}>
              <SettingsLink
                to={addresses.connectivity(servicePrincipalId)}
                label={texts.connectivity}
                hint={texts.connectivityHint}
              />
              <SettingsLink to={addresses.quirks(servicePrincipalId)} label={texts.quirks} hint={texts.quirksHint} />
              <SettingsLink to={addresses.faults(servicePrincipalId)} label={texts.faults} hint={texts.faultsHint} />
            </ul>
            <div>
              <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
                {texts.delete}
              </Button>
            </div>
          </SectionCard>
        </div>
        <SectionCard title={texts.engine}>
          <JobChoice />
          {jobId === undefined ? texts.noJob : <EngineSettings key={jobId} jobId={jobId} />}
        </SectionCard>
      </div>
      <DeleteApplicationDialog
        application={isAsking ? application : null}
        onClose={() => setAsking(false)}
        onDeleted={() => {
          forgetUnsaved();
          void navigate(addresses.applications, { replace: true });
        }}
      />
    </Page>
  );
}

function EngineSettings({ jobId }: { jobId: string }): ReactNode {
  const settings = useQuery(queries.jobSettings(jobId));
  const retention = useQuery(queries.logRetention());
  const error = settings.error ?? retention.error;
  if (settings.data && retention.data !== undefined) {
    return <EngineForm jobId={jobId} settings={settings.data} logRetentionDays={retention.data} />;
  }
  const retry = () => {
    void settings.refetch();
    void retention.refetch();
  };
  return error ? <ErrorState error={error} onRetry={retry} /> : <Spinner label={common.loading} />;
}

function SettingsLink({ to, label, hint }: { to: string; label: string; hint: string }): ReactNode {
  const styles = useStyles();
  return (
    <li className={styles.link}>
      <RouterLink to={to}>{label}</RouterLink>
      <Caption1 className={styles.hint}>{hint}</Caption1>
    </li>
  );
}
